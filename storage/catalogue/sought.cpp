// Names into words of the index, typed text into its query language.
#include "storage/catalogue/sought.h"

#include "storage/catalogue/fold.h"
#include "storage/catalogue/pinyin.h"

#include <algorithm>

namespace guitai::storage {

namespace {

// Pinyin from the middle of a name: longer beginnings tell nothing apart, and nearly every product
// would have words of its own. The typed word is cut alike.
constexpr std::size_t longestSpelled = 16;
constexpr std::size_t longestWord = 40;
constexpr std::size_t mostTypedWords = 8;
// Words of one letter or two lie in a third of all products: many of them tell little and cost
// much.
constexpr std::size_t mostTypedShortWords = 3;
constexpr std::size_t shortWord = 2;

void appendWord(std::string &words, std::string_view word)
{
    if (!words.empty())
        words += ' ';
    words += word;
}

// The ends of a name: 冰拿铁, 拿铁, 铁.
void appendPinyin(std::string &words, const std::vector<std::string> &syllables)
{
    std::string spelled;
    std::string initials;
    for (auto syllable = syllables.rbegin(); syllable != syllables.rend(); ++syllable) {
        spelled.insert(0, *syllable);
        initials.insert(initials.begin(), syllable->front());
        const std::string_view head = std::string_view(spelled).substr(0, longestSpelled);
        appendWord(words, head);
        if (head.find('v') != std::string_view::npos)
            appendWord(words, plainU(head));
        appendWord(words, std::string_view(initials).substr(0, longestSpelled));
    }
}

std::string spacedCharacters(std::string_view run)
{
    std::string spaced;
    while (!run.empty()) {
        const std::string_view one = firstCharacters(run, 1);
        appendWord(spaced, one);
        run.remove_prefix(one.size());
    }
    return spaced;
}

} // namespace

std::string indexedWords(std::string_view name, std::string_view nameZh)
{
    std::string words;
    for (const std::string_view text : {name, nameZh}) {
        for (const FoldedWord &word : foldedWords(text))
            appendWord(words, word.gapless ? spacedCharacters(word.text)
                                           : std::string(firstBytes(word.text, longestWord)));
        if (hasHan(text)) {
            for (const auto &run : pinyinRuns(text))
                appendPinyin(words, run);
        }
    }
    return words;
}

std::vector<std::string> titlesOf(std::string_view name, std::string_view nameZh)
{
    std::vector<std::string> titles;
    for (const std::string_view text : {name, nameZh}) {
        titles.push_back(foldedTitle(foldedWords(text)));
        if (!hasHan(text))
            continue;
        std::string spelled;
        std::string initials;
        for (const auto &run : pinyinRuns(text)) {
            for (const std::string &syllable : run) {
                spelled += syllable;
                initials += syllable.front();
            }
        }
        titles.push_back(plainU(spelled));
        titles.push_back(std::move(spelled));
        titles.push_back(std::move(initials));
    }
    std::sort(titles.begin(), titles.end());
    titles.erase(std::unique(titles.begin(), titles.end()), titles.end());
    if (!titles.empty() && titles.front().empty())
        titles.erase(titles.begin());
    return titles;
}

std::string wordQuery(std::string_view typed)
{
    std::string query;
    std::size_t count = 0;
    std::size_t shortCount = 0;
    for (const FoldedWord &word : foldedWords(typed)) {
        if (word.text.size() <= shortWord && ++shortCount > mostTypedShortWords)
            continue;
        if (++count > mostTypedWords)
            break;
        if (!query.empty())
            query += " AND ";
        if (word.gapless) {
            query += '"' + spacedCharacters(word.text) + '"';
            continue;
        }
        const std::string_view head = firstBytes(word.text, longestWord);
        query += '"' + std::string(head) + "\"*";
        // Pinyin that is typed on beyond what the index holds of it.
        if (head.size() > longestSpelled) {
            const std::string shorter(firstBytes(head, longestSpelled));
            query.insert(query.size() - head.size() - 3, "(");
            query += " OR \"" + shorter + "\")";
        }
    }
    return query;
}

} // namespace guitai::storage
