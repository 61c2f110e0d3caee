// ICU knows one reading a character; a table holds the words of shops in which another one is read.
#include "storage/catalogue/pinyin.h"

#include "storage/catalogue/fold.h"

#include <QChar>
#include <QList>
#include <QString>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>

namespace guitai::storage {

namespace {

struct SpokenOtherwise
{
    const char *word;
    const char *syllables;
};

// The longest word that fits is taken. Single characters at the end give the reading that is usual
// on labels (长 is "long" far more often than "chief").
constexpr SpokenOtherwise spokenOtherwise[] = {
    {"西洋参", "xi yang shen"},
    {"藏红花", "zang hong hua"},
    {"银行", "yin hang"},
    {"重庆", "chong qing"},
    {"双重", "shuang chong"},
    {"多重", "duo chong"},
    {"三重", "san chong"},
    {"成长", "cheng zhang"},
    {"生长", "sheng zhang"},
    {"助长", "zhu zhang"},
    {"家长", "jia zhang"},
    {"音乐", "yin yue"},
    {"乐器", "yue qi"},
    {"乐谱", "yue pu"},
    {"薄荷", "bo he"},
    {"便宜", "pian yi"},
    {"便利", "bian li"},
    {"参加", "can jia"},
    {"参考", "can kao"},
    {"胸脯", "xiong pu"},
    {"西藏", "xi zang"},
    {"青藏", "qing zang"},
    {"藏族", "zang zu"},
    {"咖喱", "ga li"},
    {"咖哩", "ga li"},
    {"雪茄", "xue jia"},
    {"蛤蜊", "ge li"},
    {"蛤蟆", "ha ma"},
    {"大厦", "da sha"},
    {"六安", "lu an"},
    {"朝日", "zhao ri"},
    {"朝阳", "chao yang"},
    {"调料", "tiao liao"},
    {"调味", "tiao wei"},
    {"调和", "tiao he"},
    {"调制", "tiao zhi"},
    {"调节", "tiao jie"},
    {"空调", "kong tiao"},
    {"烹调", "peng tiao"},
    {"牛仔", "niu zai"},
    {"煲仔", "bao zai"},
    {"公仔", "gong zai"},
    {"猪仔", "zhu zai"},
    {"抹布", "ma bu"},
    {"扎啤", "zha pi"},
    {"马扎", "ma zha"},
    {"挣扎", "zheng zha"},
    {"什锦", "shi jin"},
    {"什么", "shen me"},
    {"秘鲁", "bi lu"},
    {"蔓越莓", "man yue mei"},
    {"芥蓝", "jie lan"},
    {"头发", "tou fa"},
    {"弹簧", "tan huang"},
    {"弹性", "tan xing"},
    {"弹力", "tan li"},
    {"弹牙", "tan ya"},
    {"燕京", "yan jing"},
    {"大都", "da du"},
    {"成都", "cheng du"},
    {"首都", "shou du"},
    {"京都", "jing du"},
    {"效率", "xiao lv"},
    {"种植", "zhong zhi"},
    {"传记", "zhuan ji"},
    {"尿不湿", "niao bu shi"},
    {"行李", "xing li"},
    {"行车", "xing che"},
    {"步行", "bu xing"},
    {"旅行", "lv xing"},
    {"发行", "fa xing"},
    {"干部", "gan bu"},
    {"茄克", "jia ke"},
    {"番禺", "pan yu"},
    {"血拼", "xue pin"},
    {"屏息", "bing xi"},
    {"长", "chang"},
    {"行", "hang"},
    {"乐", "le"},
    {"薄", "bao"},
    {"参", "shen"},
    {"脯", "fu"},
    {"藏", "cang"},
    {"蛤", "ge"},
    {"茄", "qie"},
    {"厦", "xia"},
    {"调", "tiao"},
    {"抹", "mo"},
    {"秘", "mi"},
    {"核", "he"},
    {"石", "shi"},
    {"柏", "bai"},
    {"粽", "zong"},
    {"弹", "dan"},
    {"咖", "ka"},
    {"喱", "li"},
};

// Tone marks away, ü to v: what remains are the letters of the keyboard.
std::string withoutTones(const QString &syllable)
{
    std::string plain;
    for (const QChar c : syllable.toLower()) {
        const QString apart = QString(c).normalized(QString::NormalizationForm_D);
        const bool umlaut = apart.contains(QChar(0x0308));
        const char16_t letter = apart.front().unicode();
        if (letter >= u'a' && letter <= u'z')
            plain += umlaut && letter == u'u' ? 'v' : char(letter);
    }
    return plain;
}

// ICU takes 20 us for a character, so each is asked for once.
class PinyinReader
{
public:
    const std::string &syllable(char32_t c)
    {
        const auto known = m_known.find(c);
        return known != m_known.end() ? known->second : m_known.emplace(c, ask(c)).first->second;
    }

private:
    std::string ask(char32_t c)
    {
        if (!m_icu) {
            UErrorCode error = U_ZERO_ERROR;
            m_icu.reset(icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, error));
            if (U_FAILURE(error))
                m_icu.reset();
        }
        if (!m_icu)
            return {};
        icu::UnicodeString text{UChar32(c)};
        m_icu->transliterate(text);
        return withoutTones(
            QString::fromUtf16(reinterpret_cast<const char16_t *>(text.getBuffer()), text.length())
                .trimmed());
    }

    std::unique_ptr<icu::Transliterator> m_icu;
    std::unordered_map<char32_t, std::string> m_known;
};

PinyinReader &pinyinReader()
{
    thread_local PinyinReader reader;
    return reader;
}

std::vector<std::string> splitSyllables(std::string_view spaced)
{
    std::vector<std::string> syllables;
    while (!spaced.empty()) {
        const std::size_t gap = std::min(spaced.find(' '), spaced.size());
        syllables.emplace_back(spaced.substr(0, gap));
        spaced.remove_prefix(std::min(gap + 1, spaced.size()));
    }
    return syllables;
}

const std::map<std::u32string, std::vector<std::string>, std::less<>> &spokenTable()
{
    static const auto table = [] {
        std::map<std::u32string, std::vector<std::string>, std::less<>> made;
        for (const SpokenOtherwise &entry : spokenOtherwise)
            made.emplace(QString::fromUtf8(entry.word).toStdU32String(),
                         splitSyllables(entry.syllables));
        return made;
    }();
    return table;
}

constexpr std::size_t longestSpokenOtherwise = 3;

std::vector<std::string> readRun(std::u32string_view run)
{
    std::vector<std::string> syllables;
    while (!run.empty()) {
        std::size_t taken = 0;
        for (std::size_t n = std::min(longestSpokenOtherwise, run.size()); n > 0 && !taken; --n) {
            const auto entry = spokenTable().find(run.substr(0, n));
            if (entry == spokenTable().end())
                continue;
            syllables.insert(syllables.end(), entry->second.begin(), entry->second.end());
            taken = n;
        }
        if (!taken) {
            const std::string &syllable = pinyinReader().syllable(run.front());
            if (!syllable.empty())
                syllables.push_back(syllable);
            taken = 1;
        }
        run.remove_prefix(taken);
    }
    return syllables;
}

} // namespace

bool hasHan(std::string_view utf8)
{
    // Every Chinese character lies above U+2E7F, three bytes or four that begin with E2 or higher.
    if (std::all_of(utf8.begin(), utf8.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0xE2; }))
        return false;
    for (const uint c : QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toUcs4()) {
        if (QChar::script(char32_t(c)) == QChar::Script_Han)
            return true;
    }
    return false;
}

std::vector<std::vector<std::string>> pinyinRuns(std::string_view utf8)
{
    std::vector<std::vector<std::string>> runs;
    std::u32string run;
    const auto endRun = [&] {
        if (!run.empty())
            runs.push_back(readRun(run));
        run.clear();
    };
    for (const uint c : QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toUcs4()) {
        if (QChar::script(char32_t(c)) == QChar::Script_Han)
            run += char32_t(c);
        else
            endRun();
    }
    endRun();
    return runs;
}

std::string plainU(std::string_view syllables)
{
    // No syllable of pinyin has a v but for ü.
    std::string plain(syllables);
    std::replace(plain.begin(), plain.end(), 'v', 'u');
    return plain;
}

} // namespace guitai::storage
