// Measures the catalogue with 800,000 products: import, every kind of search, look-up by code,
// open.
#include "storage/catalogue/catalogue.h"
#include "storage/catalogue/import.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace guitai;
using namespace guitai::storage;

namespace {

using Timer = std::chrono::steady_clock;

double microseconds(Timer::time_point since)
{
    return std::chrono::duration<double, std::micro>(Timer::now() - since).count();
}

// On a busy machine a query that waits for a processor seems slow; its own time does not.
double ownMicroseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3;
}

struct Times
{
    std::vector<double> wall;
    std::vector<double> own;

    void measure(const std::function<void()> &work)
    {
        const auto at = Timer::now();
        const double ownAt = ownMicroseconds();
        work();
        own.push_back(ownMicroseconds() - ownAt);
        wall.push_back(microseconds(at));
    }
};

void report(const std::string &what, Times times, std::size_t hits)
{
    std::sort(times.wall.begin(), times.wall.end());
    std::sort(times.own.begin(), times.own.end());
    const auto at = [](const std::vector<double> &us, std::size_t percent) {
        return us[std::min(us.size() * percent / 100, us.size() - 1)];
    };
    std::printf("%-34s p50 %7.0f us  p99 %7.0f us  worst %7.0f us  processor p99 %6.0f us  worst "
                "%6.0f us  (%zu queries, %zu found)\n",
                what.c_str(), at(times.wall, 50), at(times.wall, 99), times.wall.back(),
                at(times.own, 99), times.own.back(), times.wall.size(), hits);
}

// Where the real file is not at hand: as many products with names made of a shop's words.
std::string generatedCsv(const std::string &folder, int products)
{
    const std::vector<std::string> zh = {"冰",   "拿铁", "可口", "可乐", "绿茶", "牛奶", "巧克力",
                                         "面包", "长城", "红茶", "酸奶", "薯片", "饼干", "矿泉水",
                                         "花生", "豆腐", "苹果", "香蕉", "橙汁", "咖啡", "方便面"};
    const std::vector<std::string> en = {"chocolat", "lait",  "de",     "bio",     "pain",
                                         "green",    "tea",   "milk",   "classic", "organic",
                                         "pâté",     "crème", "orange", "chips",   "sauce",
                                         "noir",     "water", "coffee", "noodles"};
    const std::string path = folder + "/generated.csv";
    std::ofstream out(path, std::ios::binary);
    out << "barcode,name\n";
    std::mt19937 chance(7);
    // Half of them Chinese, half of them not.
    for (int i = 0; i < products; ++i) {
        const auto &words = i % 2 == 0 ? zh : en;
        out << 2000000000000LL + i << ',';
        for (int n = 0; n < 3; ++n)
            out << words[chance() % words.size()] << (i % 2 == 0 ? "" : " ");
        out << chance() % 1000 << "g\n";
    }
    return path;
}

struct Kind
{
    std::string name;
    std::vector<std::string> queries;
};

std::vector<std::string> beginnings(const std::vector<std::string> &texts, std::size_t from)
{
    std::vector<std::string> all;
    for (const std::string &text : texts) {
        for (std::size_t n = from; n <= text.size(); ++n) {
            if (n == text.size() || (text[n] & 0xC0) != 0x80)
                all.push_back(text.substr(0, n));
        }
    }
    return all;
}

std::vector<Kind> kinds(const std::vector<std::string> &names,
                        const std::vector<std::string> &codes)
{
    std::vector<Kind> all;
    std::vector<std::string> letters;
    for (char a = 'a'; a <= 'z'; ++a)
        letters.push_back({a});
    all.push_back({"one letter", letters});
    std::vector<std::string> pairs;
    for (char a = 'a'; a <= 'z'; ++a) {
        for (char b = 'a'; b <= 'z'; ++b)
            pairs.push_back({a, b});
    }
    all.push_back({"two letters", pairs});
    std::vector<std::string> twoLetterWords;
    for (char a = 'a'; a <= 'z'; ++a) {
        for (char b = 'a'; b <= 'z'; ++b)
            twoLetterWords.push_back({a, ' ', b});
    }
    all.push_back({"two words of one letter", twoLetterWords});
    all.push_back({"common word, letter by letter",
                   beginnings({"chocolat", "chocolate", "organic", "poulet", "cheese", "de", "bio",
                               "sauce", "pâté", "fromage", "extra"},
                              1)});
    all.push_back({"common words together",
                   {"chocolat lait", "de la", "de chocolat au lait", "lait chocolat noir",
                    "choc la", "pain de", "sauce poulet", "de poulet", "bio de", "d e a l c",
                    "fromage chocolat", "organic chocolate milk", "c d f g h j k l",
                    "poulet confiture", "jambon chocolate", "the cheese with"}});
    all.push_back(
        {"common with what is nowhere",
         {"chocolat zzz", "de qqqq", "zzzz", "c xqz", "de la chocolat xqzw", "bio zzzq"}});
    all.push_back({"middle words of real names", {}});
    all.push_back({"whole real names, typed", {}});
    all.push_back(
        {"barcode, digit by digit",
         beginnings({codes[0], codes[codes.size() / 2], codes.back(), "500", "1000"}, 1)});
    all.push_back({"Chinese, 1 to 4 characters",
                   {"茶", "绿茶", "牛奶", "面", "巧克力", "豆腐", "花生", "饼干", "咖啡", "可乐",
                    "拿铁", "可口可乐", "红茶", "水", "奶", "苏打", "長", "长城"}});
    all.push_back({"pinyin and initials, typed",
                   beginnings({"natie", "lvcha", "niunai", "qiaokeli", "doufu", "kekoukele",
                               "changcheng", "nt", "lc", "kkkl", "qkl", "nn"},
                              1)});
    all.push_back({"other scripts",
                   beginnings({"молоко", "хлеб", "шоколад", "γάλα", "חלב", "นม", "チョコ"}, 2)});
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t gap = names[i].find(' ');
        if (gap != std::string::npos)
            all[6].queries.push_back(names[i].substr(gap + 1, 5));
        if (i % 8 == 0) {
            for (std::string &typed : beginnings({names[i]}, 1))
                all[7].queries.push_back(std::move(typed));
        }
    }
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTemporaryDir folder;
    const std::string place = folder.path().toStdString();
    // catalogue_bench [products.csv[.gz] [name the queries slower than so many microseconds]]
    const double slow = argc > 2 ? std::atof(argv[2]) : 0;
    const bool real = argc > 1 && std::ifstream(argv[1]).good();
    if (!real)
        std::printf("No products file given: measuring with generated names.\n");
    const std::string csv = real ? argv[1] : generatedCsv(place, 807'919);
    const std::string database = place + "/catalogue.db";

    ImportOptions options;
    options.defaultPrice = Money(990, Currency::cny());
    {
        auto store = CatalogueStore::open(database, Currency::cny());
        if (!store) {
            std::fprintf(stderr, "%s\n", store.problem().what.c_str());
            return 1;
        }
        const auto begin = Timer::now();
        const auto done = importProducts(*store.value(), csv, options);
        if (!done || !done->taken) {
            std::fprintf(stderr, "%s\n",
                         done ? done->refused.front().why.c_str() : done.problem().what.c_str());
            return 1;
        }
        std::printf("import of %lld products: %.2f s\n", static_cast<long long>(done->added),
                    microseconds(begin) / 1e6);
        const auto again = Timer::now();
        const auto second = importProducts(*store.value(), csv, options);
        std::printf("import of the same file again: %.2f s (%lld unchanged)\n",
                    microseconds(again) / 1e6,
                    static_cast<long long>(second ? second->unchanged : -1));
    }
    std::printf("file: %.1f MB\n",
                double(std::ifstream(database, std::ios::ate | std::ios::binary).tellg()) / 1e6);

    const auto begin = Timer::now();
    auto opened = CatalogueStore::open(database, Currency::cny());
    const double openTime = microseconds(begin);
    CatalogueStore &store = *opened.value();
    const auto first = Timer::now();
    store.find("latte", 30);
    std::printf("open: %.2f ms, first search: %.2f ms\n", openTime / 1e3,
                microseconds(first) / 1e3);

    std::vector<std::string> names;
    std::vector<std::string> codes;
    std::mt19937 chance(11);
    for (int i = 0; i < 400; ++i) {
        const std::string digits = std::to_string(chance() % 100000);
        for (const CatalogueItem &item : store.find(digits, 5)) {
            names.push_back(item.name);
            codes.push_back(item.code);
        }
    }
    for (const Kind &kind : kinds(names, codes)) {
        Times times;
        std::size_t hits = 0;
        for (int round = 0; round < 3; ++round) {
            for (const std::string &query : kind.queries) {
                times.measure([&] { hits += store.find(query, 30).size(); });
                if (slow > 0 && times.own.back() > slow)
                    std::printf("   slow: %.0f us: %s\n", times.own.back(), query.c_str());
            }
        }
        report("find: " + kind.name, std::move(times), hits / 3);
    }
    Times times;
    std::size_t hits = 0;
    for (int round = 0; round < 10; ++round) {
        for (const std::string &code : codes)
            times.measure([&] { hits += store.byCode(code).has_value(); });
    }
    report("byCode", std::move(times), hits);
    return 0;
}
