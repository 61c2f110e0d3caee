// Look-up, search and keeping of products, in memory and on disk.
#include "tests/catalogue/shelf.h"
#include "tests/kit/main.h"

#include <sqlite3.h>

using namespace guitai;
using namespace guitai::storage;
using namespace guitai::test;

namespace {

void writeSql(const std::string &path, const char *sql)
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
}

} // namespace

class CatalogueStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPutInComesOut()
    {
        const auto store = openedStore();
        CatalogueItem item = product("6999990100019", "Latte", "拿铁", "12");
        item.category = "coffee";
        item.tax = {"VAT6", 60'000};
        item.unit = Unit::Kilogram;
        item.picture = "latte";
        QVERIFY(store->put(item.tax).ok());
        put(*store, item);
        QVERIFY(store->byCode("6999990100019") == item);
        QCOMPARE(store->count(), 1);
    }

    void zerosInFrontOfANumberDoNotMatter()
    {
        const auto store = openedStore();
        put(*store, product("012345678905", "UPC"));
        put(*store, product("0A1", "Own number"));
        QCOMPARE(store->byCode("12345678905")->name, std::string("UPC"));
        QCOMPARE(store->byCode("0012345678905")->name, std::string("UPC"));
        QVERIFY(store->byCode("0A1").has_value());
        QVERIFY(!store->byCode("A1").has_value());
        QVERIFY(!store->byCode("00A1").has_value());
        QVERIFY(!store->byCode("").has_value());
        QVERIFY(!store->byCode("0").has_value());
    }

    void theCodeAsWrittenGoesFirst()
    {
        const auto store = openedStore();
        put(*store, product("0012345678905", "EAN"));
        put(*store, product("12345678905", "short"));
        put(*store, product("777", "by PLU", {}, "12345678905"));
        QCOMPARE(store->byCode("12345678905")->name, std::string("short"));
        QCOMPARE(store->byCode("0012345678905")->name, std::string("EAN"));
    }

    void aPluIsACode()
    {
        const auto store = openedStore();
        put(*store, product("2990000040118", "Bananas", "香蕉", "4011"));
        QCOMPARE(store->byCode("4011")->name, std::string("Bananas"));
        QVERIFY(!store->byCode("401").has_value());
        QCOMPARE(found(*store, "401"), std::string("2990000040118"));
    }

    void searchFindsByEveryWay_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("codes");
        QTest::newRow("beginning") << "lat"
                                   << "100";
        QTest::newRow("middle, any case") << "LAT"
                                          << "100";
        QTest::newRow("accents") << "pate"
                                 << "103";
        QTest::newRow("accents typed") << "pâté"
                                       << "103";
        QTest::newRow("middle word") << "campagne"
                                     << "103";
        QTest::newRow("two words, any order") << "camp pat"
                                              << "103";
        QTest::newRow("all words must be there") << "camp latte"
                                                 << "";
        QTest::newRow("chinese, one") << "茶"
                                      << "102";
        QTest::newRow("chinese, two") << "拿铁"
                                      << "100 101";
        QTest::newRow("chinese, middle") << "口可"
                                         << "104";
        QTest::newRow("chinese, not in one piece") << "可可"
                                                   << "";
        QTest::newRow("pinyin") << "natie"
                                << "100 101";
        QTest::newRow("pinyin begun") << "nat"
                                      << "100 101";
        QTest::newRow("pinyin with gaps") << "na tie"
                                          << "100 101";
        QTest::newRow("initials") << "nt"
                                  << "100 101";
        QTest::newRow("initials from the start") << "bnt"
                                                 << "101";
        QTest::newRow("v for u umlaut") << "lvcha"
                                        << "102";
        QTest::newRow("u for u umlaut") << "lucha"
                                        << "102";
        QTest::newRow("barcode begun") << "6901"
                                       << "69012345";
        QTest::newRow("barcode") << "69012345"
                                 << "69012345";
        QTest::newRow("barcode with zeros") << "0000069012345"
                                            << "69012345";
        QTest::newRow("plu") << "4011"
                             << "105";
        QTest::newRow("blanks around") << "  natie "
                                       << "100 101";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("signs") << "%*\"'"
                               << "";
        QTest::newRow("nobody") << "zzzz"
                                << "";
    }
    void searchFindsByEveryWay()
    {
        const auto store = openedStore();
        put(*store, product("100", "Latte", "拿铁"));
        put(*store, product("101", "Iced coffee", "冰拿铁"));
        put(*store, product("102", "绿茶"));
        put(*store, product("103", "Pâté de campagne"));
        put(*store, product("104", "Coke", "可口可乐"));
        put(*store, product("105", "Bananas", "香蕉", "4011"));
        put(*store, product("69012345", "Biscuits"));
        QFETCH(QString, typed);
        QFETCH(QString, codes);
        QCOMPARE(QString::fromStdString(found(*store, typed.toStdString())), codes);
    }

    void theExactNameIsFirstHoweverManyThereAre()
    {
        const auto store = openedStore();
        for (int i = 0; i < 200; ++i)
            put(*store, product("A" + std::to_string(i), "Extra chocolat " + std::to_string(i)));
        put(*store, product("B1", "Chocolat noir"));
        put(*store, product("B2", "Chocolat"));
        QCOMPARE(found(*store, "chocolat", 3), std::string("B2 B1 A0"));
        QCOMPARE(store->find("chocolat", 50).size(), std::size_t(50));
        QVERIFY(store->find("chocolat", 0).empty());
        QVERIFY(store->find("chocolat", -1).empty());
    }

    void aChangedNameIsFoundAndTheOldOneIsNot()
    {
        const auto store = openedStore();
        put(*store, product("1", "Green tea", "绿茶"));
        put(*store, product("2", "Green tea", "绿茶"));
        put(*store, product("1", "Black tea", "红茶"));
        QCOMPARE(found(*store, "lc"), std::string("2"));
        QCOMPARE(found(*store, "green"), std::string("2"));
        QCOMPARE(found(*store, "红茶"), std::string("1"));
        QVERIFY(store->remove("1").ok());
        QVERIFY(store->remove("none").ok());
        QCOMPARE(found(*store, "红茶"), std::string());
        QCOMPARE(found(*store, "tea"), std::string("2"));
        QCOMPARE(store->count(), 1);
    }

    void categoriesKeepTheirOrder()
    {
        const auto store = openedStore();
        QVERIFY(store->put(Category{"tea", "Tea", "茶", "tea-cup"}).ok());
        QVERIFY(store->put(Category{"coffee", "Coffee", "咖啡", "latte"}).ok());
        QVERIFY(store->put(Category{"tea", "Teas", "茶饮", "tea-cup"}).ok());
        const auto all = store->categories();
        QCOMPARE(all.size(), std::size_t(2));
        QVERIFY((all[0] == Category{"tea", "Teas", "茶饮", "tea-cup"}));

        CatalogueItem item = product("2", "Second");
        item.category = "tea";
        put(*store, item);
        item.code = "1";
        put(*store, item);
        put(*store, product("3", "Without"));
        QCOMPARE(store->inCategory("tea", 10).size(), std::size_t(2));
        QCOMPARE(store->inCategory("tea", 1).front().code, std::string("2"));
        QVERIFY(store->inCategory("", 10).empty());
    }

    void aPluBelongsToOneProduct()
    {
        const auto store = openedStore();
        put(*store, product("1", "First", {}, "11"));
        QVERIFY(!store->put(product("2", "Second", {}, "11")).ok());
        QCOMPARE(store->count(), 1);
        QCOMPARE(found(*store, "second"), std::string());
    }

    void everythingIsThereAfterReopening()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("catalogue.db").toStdString();
        {
            const auto store = openedStore(path);
            put(*store, product("1", "Latte", "拿铁"));
        }
        const auto store = openedStore(path);
        QCOMPARE(found(*store, "nt"), std::string("1"));
    }

    void anotherConnectionSeesWhatIsCommitted()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("catalogue.db").toStdString();
        const auto till = openedStore(path);
        const auto manager = openedStore(path);
        QCOMPARE(found(*till, "latte"), std::string());
        put(*manager, product("1", "Latte"));
        QCOMPARE(found(*till, "latte"), std::string("1"));
    }

    void aNewerFileIsRefused()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("catalogue.db").toStdString();
        openedStore(path).reset();
        writeSql(path, "PRAGMA user_version = 99");
        const auto store = CatalogueStore::open(path, Currency::cny());
        QVERIFY(!store.ok());
        QVERIFY(store.problem().what.find("newer version") != std::string::npos);
    }

    void whatIsNoCatalogueIsRefused()
    {
        const ImportFile file("this is a letter to my aunt, not a database at all", "catalogue.db");
        QVERIFY(!CatalogueStore::open(file.path(), Currency::cny()).ok());
        QVERIFY(!CatalogueStore::open("/nowhere/catalogue.db", Currency::cny()).ok());
    }

    void pricesOfAnotherCurrencyAreRefused()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("catalogue.db").toStdString();
        const Currency yen = Currency::fromCode("JPY").value();
        // An empty one is free to change.
        openedStore(path).reset();
        QVERIFY(CatalogueStore::open(path, yen).ok());
        {
            const auto store = openedStore(path);
            put(*store, product("1", "Latte"));
        }
        const auto store = CatalogueStore::open(path, yen);
        QVERIFY(!store.ok());
        QVERIFY(store.problem().what.find("CNY") != std::string::npos);
        QVERIFY(openedStore(path)->byCode("1").has_value());
    }
};

GUITAI_TEST(CatalogueStoreTest)
#include "store_test.moc"
