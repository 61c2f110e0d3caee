// Text: UTF-8 that is valid, as wide as paper has columns, and free of tricks.
#include "shop/base/text.h"

#include "tests/kit/main.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace guitai;

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsValidUtf8()
    {
        for (const char *text : {"", "tea", "¥35.80", "可口可乐 330ml", "Crème brûlée", "🥤",
                                 "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF"}) {
            QVERIFY2(isValidUtf8(text), text);
        }
        for (const char *text :
             {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2 ", "\xE0\x80\x80", "\xE4\xBD",
              "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
              "\xBF\xC9\xBF\xDA"}) {
            QVERIFY(!isValidUtf8(text));
        }
    }
    void decodesWhatItEncodes()
    {
        QVERIFY(rc::check("takeCodePoint(appendUtf8(c)) == c", [] {
            const auto c = char32_t(*rc::gen::inRange<std::uint32_t>(0, 0x110000));
            RC_PRE(c < 0xD800 || c > 0xDFFF);
            std::string text;
            appendUtf8(text, c);
            RC_ASSERT(isValidUtf8(text));
            std::string_view rest = text;
            RC_ASSERT(takeCodePoint(rest) == c);
            RC_ASSERT(rest.empty());
        }));
    }
    void readsBadBytesOneByOne()
    {
        std::string_view text = "\xE4\xBDz";
        QCOMPARE(takeCodePoint(text), char32_t(0xFFFD));
        QCOMPARE(takeCodePoint(text), char32_t(0xFFFD));
        QCOMPARE(takeCodePoint(text), U'z');
        QVERIFY(text.empty());
    }

    void measuresWidth_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("tea") << 3;
        QTest::newRow("可乐") << 4;
        QTest::newRow("可乐 330ml") << 10;
        QTest::newRow("￥1") << 3;
        QTest::newRow("¥1") << 2;
        QTest::newRow("（大）") << 6;
        QTest::newRow("パン") << 4;
        QTest::newRow("ﾊﾟﾝ") << 3;
        QTest::newRow("한글") << 4;
        QTest::newRow("é") << 1;
        QTest::newRow("e\u0301") << 1;
        QTest::newRow("𠮷") << 2;
        QTest::newRow("🥤") << 2;
        QTest::newRow("a\u200Bb") << 2;
        QTest::newRow("a\tb") << 2;
        QTest::newRow("×½€") << 3;
    }
    void measuresWidth()
    {
        QFETCH(int, width);
        QCOMPARE(displayWidth(QTest::currentDataTag()), width);
    }

    void cutsWithoutHalves()
    {
        QCOMPARE(cutToWidth("可口可乐", 5), std::string("可口"));
        QCOMPARE(cutToWidth("可口可乐", 8), std::string("可口可乐"));
        QCOMPARE(cutToWidth("a可", 2), std::string("a"));
        QCOMPARE(cutToWidth("ae\u0301x", 2), std::string("ae\u0301"));
        QCOMPARE(cutToWidth("tea", 0), std::string());
        QCOMPARE(cutToWidth("tea", -1), std::string());
        QCOMPARE(cutToWidth("", 3), std::string());
    }
    void aCutIsABeginningThatFits()
    {
        QVERIFY(rc::check("a cut fits, is a beginning, and is the longest", [] {
            std::string text;
            const auto points = *rc::gen::container<std::vector<std::uint32_t>>(
                rc::gen::element<std::uint32_t>('a', ' ', 0xE9, 0x301, 0x4E2D, 0xFFE5, 0x1F964));
            for (const std::uint32_t c : points) {
                appendUtf8(text, c);
            }
            const int columns = *rc::gen::inRange(0, 20);
            const std::string cut = cutToWidth(text, columns);
            RC_ASSERT(displayWidth(cut) <= columns);
            RC_ASSERT(text.compare(0, cut.size(), cut) == 0);
            if (cut.size() < text.size()) {
                std::string_view rest = std::string_view(text).substr(cut.size());
                RC_ASSERT(displayWidth(cut) + displayWidth(takeCodePoint(rest)) > columns);
            }
        }));
    }

    void cleans()
    {
        QCOMPARE(withoutControls("Tea\x1B[2J\x07"), std::string("Tea[2J"));
        QCOMPARE(withoutControls(" a\tb\r\nc\u2028 "), std::string("a b  c"));
        QCOMPARE(withoutControls("1\u202E2\u202C3\u20664\u20695"), std::string("12345"));
        QCOMPARE(withoutControls("可\x80乐\xE4"), std::string("可乐"));
        QCOMPARE(withoutControls("\u0085\u009B"), std::string());
        QCOMPARE(withoutControls("Crème 🥤"), std::string("Crème 🥤"));
    }
    void whatIsCleanIsValidAndStaysClean()
    {
        QVERIFY(rc::check("valid, without controls, the same when cleaned again", [] {
            const auto text = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
            const std::string clean = withoutControls(text);
            RC_ASSERT(isValidUtf8(clean));
            RC_ASSERT(withoutControls(clean) == clean);
            for (const char c : clean) {
                RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
            }
        }));
    }
};

GUITAI_TEST(TextTest)
#include "text_test.moc"
