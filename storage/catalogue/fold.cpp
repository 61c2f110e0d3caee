// Folding by Unicode's compatibility decomposition, with a short way for plain ASCII.
#include "storage/catalogue/fold.h"

#include <QChar>
#include <QList>
#include <QString>

namespace guitai::storage {

namespace {

bool isGapless(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        // The long-vowel mark and the repetition mark belong to several scripts.
        return c == 0x30FC || c == 0x3005;
    }
}

// Letters that Unicode does not take apart, though people type them so.
const char *plainLetters(char32_t c)
{
    switch (c) {
    case 0x00DF:
        return "ss";
    case 0x00E6:
        return "ae";
    case 0x00F8:
        return "o";
    case 0x00F0:
    case 0x0111:
        return "d";
    case 0x00FE:
        return "th";
    case 0x0131:
        return "i";
    case 0x0142:
        return "l";
    case 0x0153:
        return "oe";
    default:
        return nullptr;
    }
}

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

// Takes characters one after the other and cuts them into words.
class WordCutter
{
public:
    void letter(char32_t c, bool gapless)
    {
        if (m_word.text.empty())
            m_word.gapless = gapless;
        else if (m_word.gapless != gapless) {
            gap();
            m_word.gapless = gapless;
        }
        appendUtf8(m_word.text, c);
    }

    void gap()
    {
        if (!m_word.text.empty())
            m_words.push_back(std::move(m_word));
        m_word = {};
    }

    std::vector<FoldedWord> take()
    {
        gap();
        return std::move(m_words);
    }

private:
    std::vector<FoldedWord> m_words;
    FoldedWord m_word;
};

std::vector<FoldedWord> foldedAsciiWords(std::string_view text)
{
    WordCutter cutter;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            cutter.letter(char32_t(c - 'A' + 'a'), false);
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            cutter.letter(char32_t(c), false);
        else
            cutter.gap();
    }
    return cutter.take();
}

} // namespace

std::vector<FoldedWord> foldedWords(std::string_view utf8)
{
    bool ascii = true;
    for (const char c : utf8)
        ascii = ascii && (c & 0x80) == 0;
    if (ascii)
        return foldedAsciiWords(utf8);

    WordCutter cutter;
    const QString apart = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()))
                              .normalized(QString::NormalizationForm_KD);
    for (const uint whole : apart.toUcs4()) {
        const char32_t c = QChar::toCaseFolded(char32_t(whole));
        if (QChar::isMark(c))
            continue;
        if (const char *plain = plainLetters(c)) {
            for (; *plain; ++plain)
                cutter.letter(char32_t(*plain), false);
        } else if (QChar::isLetterOrNumber(c)) {
            cutter.letter(c, isGapless(c));
        } else {
            cutter.gap();
        }
    }
    return cutter.take();
}

std::string foldedTitle(const std::vector<FoldedWord> &words)
{
    std::string title;
    for (const FoldedWord &word : words) {
        if (!title.empty())
            title += ' ';
        title += word.text;
    }
    return title;
}

int characterBytes(char first)
{
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string_view firstCharacters(std::string_view utf8, int count)
{
    std::size_t end = 0;
    for (; count > 0 && end < utf8.size(); --count)
        end += std::size_t(characterBytes(utf8[end]));
    return utf8.substr(0, end);
}

std::string_view firstBytes(std::string_view utf8, std::size_t most)
{
    if (utf8.size() <= most)
        return utf8;
    while (most > 0 && (utf8[most] & 0xC0) == 0x80)
        --most;
    return utf8.substr(0, most);
}

} // namespace guitai::storage
