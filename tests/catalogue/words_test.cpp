// Folding, pinyin, and the words by which products are found.
#include "storage/catalogue/fold.h"
#include "storage/catalogue/pinyin.h"
#include "storage/catalogue/sought.h"
#include "tests/kit/main.h"

#include <QtTest>

using namespace guitai;
using namespace guitai::storage;

class CatalogueWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void capitalsAccentsAndPunctuationDoNotMatter_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("folded");
        QTest::newRow("ascii") << "Coca-Cola 330ml"
                               << "coca cola 330ml";
        QTest::newRow("accents") << "PÂTÉ d'Œuf à la crème"
                                 << "pate d oeuf a la creme";
        QTest::newRow("apart") << QString::fromUtf8("cre\u0300me") << "creme";
        QTest::newRow("german") << "Weißbier Süß"
                                << "weissbier suss";
        QTest::newRow("nordic") << "Smørrebrød Ærlig"
                                << "smorrebrod aerlig";
        QTest::newRow("polish") << "Żółty łosoś"
                                << "zolty losos";
        QTest::newRow("cyrillic") << "Молоко"
                                  << "молоко";
        QTest::newRow("full width") << "ＡＢＣ１２"
                                    << "abc12";
        QTest::newRow("chinese") << "冰红茶500ml(罐装)"
                                 << "冰红茶 500ml 罐装";
        QTest::newRow("signs only") << "!? -"
                                    << "";
        QTest::newRow("empty") << ""
                               << "";
    }
    void capitalsAccentsAndPunctuationDoNotMatter()
    {
        QFETCH(QString, written);
        QFETCH(QString, folded);
        QCOMPARE(QString::fromStdString(foldedTitle(foldedWords(written.toStdString()))), folded);
    }

    void bytesThatAreNoTextDoNoHarm()
    {
        (void)foldedWords("\xFF\xFE\xC3");
        (void)titlesOf("\xE6\x8B", "\xF0\x9F");
    }

    void pinyinIsWhatOneTypes_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("typed");
        QTest::newRow("latte") << "拿铁"
                               << "na tie";
        QTest::newRow("cola") << "可口可乐"
                              << "ke kou ke le";
        QTest::newRow("music") << "音乐盒"
                               << "yin yue he";
        QTest::newRow("bank") << "银行"
                              << "yin hang";
        QTest::newRow("chongqing") << "重庆小面"
                                   << "chong qing xiao mian";
        QTest::newRow("great wall") << "长城"
                                    << "chang cheng";
        QTest::newRow("green") << "绿茶"
                               << "lv cha";
        QTest::newRow("mint") << "薄荷糖"
                              << "bo he tang";
        QTest::newRow("thin") << "薄饼"
                              << "bao bing";
        QTest::newRow("curry") << "咖喱"
                               << "ga li";
        QTest::newRow("coffee") << "咖啡"
                                << "ka fei";
        QTest::newRow("seasoning") << "调味料"
                                   << "tiao wei liao";
        QTest::newRow("ginseng") << "西洋参"
                                 << "xi yang shen";
        QTest::newRow("aubergine") << "茄子"
                                   << "qie zi";
        QTest::newRow("dried fruit") << "果脯"
                                     << "guo fu";
        QTest::newRow("cloth") << "抹布"
                               << "ma bu";
        QTest::newRow("matcha") << "抹茶"
                                << "mo cha";
        QTest::newRow("draught") << "扎啤"
                                 << "zha pi";
        QTest::newRow("asahi") << "朝日啤酒"
                               << "zhao ri pi jiu";
        QTest::newRow("runs") << "可乐(罐装)"
                              << "ke le|guan zhuang";
        QTest::newRow("none") << "cola 330ml"
                              << "";
    }
    void pinyinIsWhatOneTypes()
    {
        QFETCH(QString, written);
        QFETCH(QString, typed);
        QStringList runs;
        for (const auto &run : pinyinRuns(written.toStdString())) {
            QStringList syllables;
            for (const std::string &syllable : run)
                syllables << QString::fromStdString(syllable);
            runs << syllables.join(QLatin1Char(' '));
        }
        QCOMPARE(runs.join(QLatin1Char('|')), typed);
    }

    void onlyChineseHasPinyin()
    {
        QVERIFY(hasHan("冰 tea"));
        QVERIFY(!hasHan("Pâté"));
        QVERIFY(!hasHan("チョコ"));
        QVERIFY(!hasHan(""));
    }

    void indexHoldsChineseCharacterByCharacterWithItsPinyin()
    {
        QCOMPARE(indexedWords("Iced latte", "冰拿铁"),
                 std::string("iced latte 冰 拿 铁 tie t natie nt bingnatie bnt"));
    }

    void umlautIsFoundUnderBothSpellings()
    {
        QCOMPARE(indexedWords("女", {}), std::string("女 nv nu n"));
    }

    void titlesAreTheWaysToBeginANames()
    {
        QCOMPARE(titlesOf("Green tea", "绿茶"),
                 (std::vector<std::string>{"green tea", "lc", "lucha", "lvcha", "绿茶"}));
        QVERIFY(titlesOf("!!!", "").empty());
    }

    void typedWordsMustAllBeginAWord()
    {
        QCOMPARE(wordQuery("choc lait"), std::string("\"choc\"* AND \"lait\"*"));
        QCOMPARE(wordQuery("冰红茶 la"), std::string("\"冰 红 茶\" AND \"la\"*"));
        QCOMPARE(wordQuery("\"* OR ("), std::string("\"or\"*"));
        QCOMPARE(wordQuery("?!"), std::string());
        QCOMPARE(wordQuery("xianshulaotaisuanrousi"),
                 std::string("(\"xianshulaotaisuanrousi\"* OR \"xianshulaotaisua\")"));
    }
};

GUITAI_TEST(CatalogueWordsTest)
#include "words_test.moc"
