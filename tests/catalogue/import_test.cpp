// Products from CSV files: what comes in, what is refused, and that it is all or nothing.
#include "storage/catalogue/demo.h"
#include "tests/catalogue/shelf.h"
#include "tests/kit/main.h"

#include <zlib.h>

#include <set>

using namespace guitai;
using namespace guitai::storage;
using namespace guitai::test;

namespace {

Money yuan(std::int64_t fen)
{
    return Money(fen, Currency::cny());
}

ImportOptions keepGoing()
{
    ImportOptions options;
    options.defaultPrice = yuan(100);
    options.taxes = {{"VAT13", 130'000}};
    options.onRefusal = OnRefusal::KeepGoing;
    return options;
}

} // namespace

class CatalogueImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumnIsTakenInAnyOrder()
    {
        const auto store = openedStore();
        ImportOptions options;
        options.taxes = {{"VAT9", 90'000}};
        const ImportReport report =
            imported(*store,
                     "Name,PRICE,barcode,category,tax,unit,plu,name_zh,picture,colour\n"
                     "Bananas,7.98,2990000040118,fruit,VAT9,kg,4011,香蕉,banana,yellow\n",
                     options);
        QVERIFY(report.taken);
        QCOMPARE(report.added, 1);
        QCOMPARE(report.unknownColumns, std::vector<std::string>{"colour"});
        QCOMPARE(report.newCategories, std::vector<std::string>{"fruit"});
        CatalogueItem expected = product("2990000040118", "Bananas", "香蕉", "4011");
        expected.price = yuan(798);
        expected.category = "fruit";
        expected.tax = {"VAT9", 90'000};
        expected.unit = Unit::Kilogram;
        expected.picture = "banana";
        QVERIFY(store->byCode("4011") == expected);
        QCOMPARE(store->categories().front().name, std::string("fruit"));
    }

    void quotesBreaksAndMarksAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("quoted comma")
            << QByteArray("barcode,name\n1,\"a, b\"\n") << QByteArray("a, b");
        QTest::newRow("doubled quote")
            << QByteArray("barcode,name\n1,\"19\"\" tv\"\n") << QByteArray("19\" tv");
        QTest::newRow("break inside")
            << QByteArray("barcode,name\n1,\"a\nb\"\n") << QByteArray("a b");
        QTest::newRow("crlf") << QByteArray("barcode,name\r\n1,a\r\n") << QByteArray("a");
        QTest::newRow("cr") << QByteArray("barcode,name\r1,a\r") << QByteArray("a");
        QTest::newRow("no end") << QByteArray("barcode,name\n1,a") << QByteArray("a");
        QTest::newRow("quoted end") << QByteArray("barcode,name\n1,\"a\"") << QByteArray("a");
        QTest::newRow("blank lines")
            << QByteArray("\n\nbarcode,name\n\n1,a\n\n") << QByteArray("a");
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF"
                                            "barcode,name\n1,a\n")
                              << QByteArray("a");
        QTest::newRow("blanks") << QByteArray(" barcode , name \n 1 ,  a  \n") << QByteArray("a");
        QTest::newRow("semicolons") << QByteArray("barcode;name\n1;a, b\n") << QByteArray("a, b");
        QTest::newRow("tabs") << QByteArray("barcode\tname\n1\ta, b\n") << QByteArray("a, b");
        QTest::newRow("chinese header") << QByteArray("条码,商品名称\n1,茶\n") << QByteArray("茶");
        QTest::newRow("empty cells behind")
            << QByteArray("barcode,name\n1,a,,\n") << QByteArray("a");
        QTest::newRow("entities stay")
            << QByteArray("barcode,name\n1,a &amp; b\n") << QByteArray("a &amp; b");
    }
    void quotesBreaksAndMarksAreUnderstood()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, name);
        const auto store = openedStore();
        const ImportReport report = imported(*store, file.toStdString(), keepGoing());
        QCOMPARE(refusals(report), std::string());
        QCOMPARE(store->byCode("1")->name, name.toStdString());
    }

    void badLinesAreRefusedByNumber_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char *line, const char *why) {
            QTest::newRow(why) << QByteArray(line) << QByteArray(why);
        };
        row(",a,1,,", "the barcode is missing");
        row("123456789012345678901234567890123,a,1,,",
            "the barcode has 33 characters; at most 32 are possible");
        row("茶,a,1,,", "the barcode \"茶\" has other characters than letters, digits and signs");
        row("6.90123E+12,a,1,,", "a spreadsheet has shortened the barcode to 6.90123E+12; format "
                                 "the column as text there and save it again");
        row("2,,1,,", "the name is missing");
        row("2,a,-1,,", "the price -1 is below zero");
        row("2,a,cheap,,", "the price \"cheap\" is not an amount of money like 12.50");
        row("2,a,1.234,,", "the price \"1.234\" is not an amount of money like 12.50");
        row("2,a,1,VAT99,", "the tax \"VAT99\" is not known; known are VAT13");
        row("2,a,1,,dozen", "the unit \"dozen\" is not known; possible are piece, kg, l and m");
        row("2,a,1,,,,,9", "the line has 8 cells, the first line 5; a text with a comma must stand "
                           "in quotation marks");
        row("2,a\xFF,1,,", "the column name is not valid UTF-8");
        row("2,\"a\"b,1,,", "there is text behind a closing quotation mark");
        row("2,a\"b,1,,", "a quotation mark stands inside a cell that does not begin with one "
                          "(write \"\" for one inside quotes)");
        row("2,\"a,1,,", "a quotation mark is opened here and never closed");
        row("1,again,1,,", "the barcode 1 stands already in line 2");
    }
    void badLinesAreRefusedByNumber()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, why);
        const std::string file = "barcode,name,price,tax,unit\n1,before,1,,\n" +
                                 line.toStdString() + "\n3,after,1,VAT13,\n";
        const auto store = openedStore();
        const ImportReport report = imported(*store, file, keepGoing());
        QCOMPARE(QByteArray::fromStdString(refusals(report)), "3: " + why + "\n");
        QVERIFY(report.taken);
        QCOMPARE(report.added, 2);
        QVERIFY(store->byCode("1").has_value());
        QVERIFY(store->byCode("3").has_value());

        // Without the leave to go on, nothing is taken at all.
        ImportOptions strict = keepGoing();
        strict.onRefusal = OnRefusal::TakeNothing;
        const auto untouched = openedStore();
        const ImportReport nothing = imported(*untouched, file, strict);
        QVERIFY(!nothing.taken);
        QCOMPARE(nothing.refusedCount, 1);
        QCOMPARE(untouched->count(), 0);
        QCOMPARE(found(*untouched, "before"), std::string());
        QVERIFY(untouched->taxes().empty());
    }

    void lineNumbersCountBreaksInsideQuotes()
    {
        const auto store = openedStore();
        const ImportReport report =
            imported(*store, "barcode,name\r\n1,\"a\r\nb\r\nc\"\r\n,x\r\n", keepGoing());
        QCOMPARE(refusals(report), std::string("5: the barcode is missing\n"));
    }

    void aPriceIsNeeded()
    {
        const auto store = openedStore();
        const std::string file = "barcode,name,price\n1,a,2.50\n2,b,\n";
        QCOMPARE(refusals(imported(*store, file)),
                 std::string("3: the price is missing and no default price was given\n"));
        ImportOptions options;
        options.defaultPrice = yuan(990);
        QCOMPARE(imported(*store, file, options).added, 2);
        QVERIFY(store->byCode("1")->price == yuan(250));
        QVERIFY(store->byCode("2")->price == yuan(990));
    }

    void aSecondImportChangesOnlyWhatTheFileSays()
    {
        const auto store = openedStore();
        ImportOptions options;
        options.defaultPrice = yuan(100);
        (void)imported(*store,
                       "barcode,name,name_zh,price,category,plu\n"
                       "0012345678905,Latte,拿铁,18,coffee,7\n2,Tea,茶,10,tea,\n3,Cake,,20,,\n",
                       options);
        // The zeros were eaten by a spreadsheet; there is no column but the price.
        const ImportReport report =
            imported(*store, "barcode,price\n12345678905,19\n2,10.00\n3,\n", options);
        QVERIFY(report.taken);
        QCOMPARE(report.changed, 1);
        QCOMPARE(report.unchanged, 2);
        QCOMPARE(report.added, 0);
        const auto latte = store->byCode("0012345678905");
        QVERIFY(latte->price == yuan(1900));
        QCOMPARE(latte->nameZh, std::string("拿铁"));
        QCOMPARE(latte->plu, std::string("7"));
        QCOMPARE(latte->category, std::string("coffee"));
        QVERIFY(store->byCode("3")->price == yuan(2000));

        QCOMPARE(imported(*store, "barcode,name\n2,Green tea\n", options).changed, 1);
        QCOMPARE(found(*store, "green"), std::string("2"));
        QCOMPARE(found(*store, "tea"), std::string("2"));
        QCOMPARE(found(*store, "cha"), std::string("2"));
    }

    void spellingsOfOneNumberInOneFileStayApart()
    {
        const auto store = openedStore();
        const std::string file = "barcode,name\n0000000000017,a\n00000017,b\n";
        QCOMPARE(imported(*store, file, keepGoing()).added, 2);
        QCOMPARE(imported(*store, file, keepGoing()).unchanged, 2);
        QCOMPARE(store->byCode("00000017")->name, std::string("b"));
        // Neither is the one that is there, so both would change the same product.
        const auto other = openedStore();
        put(*other, product("17", "there"));
        QCOMPARE(refusals(imported(*other, file, keepGoing())),
                 std::string("3: the barcode 00000017 is the same, but for zeros in front, as in "
                             "line 2\n"));
    }

    void aPluIsGivenOnce()
    {
        const auto store = openedStore();
        const ImportReport report =
            imported(*store, "barcode,name,plu\n1,a,11\n2,b,11\n3,c,toolongnumber\n", keepGoing());
        QCOMPARE(refusals(report),
                 std::string("3: the PLU 11 belongs to 1\n"
                             "4: the PLU \"toolongnumber\" is not a short number\n"));
    }

    void gb18030IsRecognised()
    {
        const auto store = openedStore();
        // 拿铁 and 绿茶
        const std::string file = "barcode,name\n1,\xC4\xC3\xCC\xFA\n2,\xC2\xCC\xB2\xE8\n";
        const ImportReport report = imported(*store, file, keepGoing());
        QVERIFY(report.encoding == TextEncoding::Gb18030);
        QCOMPARE(store->byCode("1")->name, std::string("拿铁"));
        QCOMPARE(found(*store, "lc"), std::string("2"));

        ImportOptions told = keepGoing();
        told.encoding = TextEncoding::Utf8;
        QCOMPARE(imported(*store, file, told).refusedCount, 2);
        told.encoding = TextEncoding::Gb18030;
        QCOMPARE(refusals(imported(*store, "barcode,name\n1,a\xC4\n", told)),
                 std::string("2: the column name is not valid GB18030\n"));
    }

    void oneBadLineDoesNotMakeAFileGb18030()
    {
        const auto store = openedStore();
        const ImportReport report =
            imported(*store, "barcode,name\n1,拿铁\n2,\xC4\xC3\n3,绿茶\n", keepGoing());
        QCOMPARE(refusals(report), std::string("3: the column name is not valid UTF-8\n"));
        QCOMPARE(store->byCode("3")->name, std::string("绿茶"));
    }

    void packedFilesAreReadAndDamageIsSeen()
    {
        std::string text = "barcode,name\n";
        for (int i = 1; i <= 20000; ++i)
            text +=
                std::to_string(i * 7919) + ",Product " + std::to_string(i * 104729 % 9973) + "\n";
        const QTemporaryDir folder;
        const std::string path = folder.filePath("products.csv.gz").toStdString();
        const gzFile file = gzopen(path.c_str(), "wb");
        gzwrite(file, text.data(), unsigned(text.size()));
        gzclose(file);

        const auto store = openedStore();
        ImportOptions options = keepGoing();
        std::vector<std::int64_t> news;
        options.progress = [&](std::int64_t lines, int permille) {
            QVERIFY(permille >= 0 && permille <= 1000);
            news.push_back(lines);
        };
        const auto report = importProducts(*store, path, options);
        QVERIFY(report.ok());
        QCOMPARE(report->added, 20000);
        QCOMPARE(news.size(), std::size_t(2));

        QFile packed(QString::fromStdString(path));
        QVERIFY(packed.resize(packed.size() / 2));
        const auto fresh = openedStore();
        const auto cut = importProducts(*fresh, path, options);
        QVERIFY(!cut.ok());
        QVERIFY(cut.problem().what.find("damaged") != std::string::npos);
        QCOMPARE(fresh->count(), 0);
        QVERIFY(fresh->put(product("1", "still writable")).ok());
    }

    void filesThatSayNothingAreRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("why");
        QTest::newRow("empty") << QByteArray() << QByteArray("is empty");
        QTest::newRow("no barcode") << QByteArray("name,price\na,1\n") << QByteArray("\"barcode\"");
        QTest::newRow("twice") << QByteArray("barcode,code\n1,2\n") << QByteArray("two columns");
        QTest::newRow("utf-16") << QByteArray("\xFF\xFE"
                                              "b\0a\0",
                                              6)
                                << QByteArray("UTF-16");
    }
    void filesThatSayNothingAreRefused()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, why);
        const auto store = openedStore();
        const ImportFile written(file.toStdString());
        const auto report = importProducts(*store, written.path(), keepGoing());
        QVERIFY(!report.ok());
        QVERIFY2(report.problem().what.find(why.toStdString()) != std::string::npos,
                 report.problem().what.c_str());
        QVERIFY(!importProducts(*store, "/nowhere.csv", keepGoing()).ok());
    }

    void demoShopIsWhole()
    {
        const auto store = openedStore();
        const auto report = fillWithDemoShop(*store);
        QVERIFY(report.ok());
        QCOMPARE(refusals(*report), std::string());
        QVERIFY(report->added >= 200);
        QVERIFY(report->newCategories.empty());
        QVERIFY(fillWithDemoShop(*store)->unchanged == report->added);

        std::size_t shown = 0;
        for (const Category &category : store->categories()) {
            QVERIFY(!category.nameZh.empty());
            QVERIFY(
                QFile::exists(QString::fromStdString(":/products/" + category.picture + ".svg")));
            for (const CatalogueItem &item : store->inCategory(category.key, 1000)) {
                ++shown;
                int sum = 0;
                for (std::size_t i = 0; i < item.code.size(); ++i)
                    sum += (item.code[i] - '0') * (i % 2 == 0 ? 1 : 3);
                QVERIFY2(item.code.size() == 13 && sum % 10 == 0, item.code.c_str());
                QVERIFY(!item.nameZh.empty() && item.price.isPositive() && item.tax.ppm > 0);
                QVERIFY(item.unit != Unit::Kilogram || !item.plu.empty());
                QVERIFY2(
                    QFile::exists(QString::fromStdString(":/products/" + item.picture + ".svg")),
                    item.picture.c_str());
            }
        }
        QCOMPARE(std::int64_t(shown), report->added);
        QVERIFY(found(*store, "nt").find("6999990100019") != std::string::npos);
        QVERIFY(!store->find("water", 5).empty());
        QCOMPARE(store->byCode("4011")->unit, Unit::Kilogram);
    }
};

GUITAI_TEST(CatalogueImportTest)
#include "import_test.moc"
