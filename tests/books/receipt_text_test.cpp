// Receipt text: against receipts on file, in Chinese and English, at every width of paper.
#include "books/receipt_text.h"

#include "shop/base/text.h"
#include "tests/books/example_receipt.h"
#include "tests/kit/main.h"

#include <QFile>
#include <QtTest>

#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::test;

namespace {

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

} // namespace

class ReceiptTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksAsOnFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const int columns : {32, 42, 48}) {
            const auto name = [&](const char *what) { return what + std::to_string(columns); };
            QTest::newRow(name("zh").c_str())
                << QByteArray::fromStdString(receiptText(exampleReceipt(), chineseLook(), columns));
            QTest::newRow(name("en").c_str())
                << QByteArray::fromStdString(receiptText(exampleReceipt(), englishLook(), columns));
            QTest::newRow(name("usd").c_str())
                << QByteArray::fromStdString(receiptText(dollarReceipt(), dollarLook(), columns));
            for (const auto &[tail, look] :
                 {std::pair("zh", chineseLook()), {"en", englishLook()}}) {
                const auto put = [&](const char *what, const std::string &text) {
                    QTest::addRow("%s-%s%d", what, tail, columns)
                        << QByteArray::fromStdString(text);
                };
                put("card", receiptText(cardReceipt(), look, columns));
                put("slip", receiptText(slipReceipt(), look, columns));
                put("refund", refundText(cardReceipt(), exampleRefund(), look, columns));
            }
        }
    }
    void looksAsOnFile()
    {
        QFETCH(QByteArray, text);
        QFile file(QStringLiteral(TEST_DATA "/golden/") + QTest::currentDataTag() + ".txt");
        QVERIFY2(file.open(QIODevice::ReadOnly), text.constData());
        QVERIFY2(file.readAll() == text, text.constData());
    }
    void everyLineFitsThePaper()
    {
        for (int columns = 24; columns <= 64; ++columns) {
            for (const auto &look : {chineseLook(), englishLook()}) {
                for (const std::string &line :
                     linesOf(receiptText(exampleReceipt(), look, columns))) {
                    QVERIFY2(displayWidth(line) <= columns, line.c_str());
                    QVERIFY(line.empty() || line.back() != ' ');
                }
            }
        }
    }
    void aRefundThatIsNotDoneSaysSo()
    {
        Refund refund = exampleRefund();
        refund.stage = RefundStage::Asked;
        refund.endedAt.reset();
        QVERIFY(refundText(cardReceipt(), refund, englishLook(), 42).find("Not confirmed yet") !=
                std::string::npos);
        refund.stage = RefundStage::Refused;
        QVERIFY(
            refundText(cardReceipt(), refund, englishLook(), 42).find("nothing was given back") !=
            std::string::npos);
    }
    void noCardNumberReachesThePaper()
    {
        Receipt receipt = slipReceipt();
        receipt.tenders[1].card->maskedNumber = "4111111111111111";
        receipt.tenders[1].card->emv = {{"PAN", "4111-1111-1111-1111"}};
        const std::string withSlip = receiptText(receipt, englishLook(), 42);
        receipt.tenders[1].card->customerLines.clear();
        for (const std::string &text : {withSlip, receiptText(receipt, englishLook(), 42)}) {
            for (const char *digits : {"41111111", "1111 1111", "1111-1111"})
                QVERIFY2(text.find(digits) == std::string::npos, text.c_str());
        }
    }
    void noTrickInANameReachesThePaper()
    {
        Receipt receipt = exampleReceipt();
        receipt.order.lines[0].name = "Tea\x1Bp\x01\n-5.00\u202E";
        receipt.cashierName = "\xFF\x1B@Eve";
        const std::string text = receiptText(receipt, englishLook(), 42);
        QVERIFY(isValidUtf8(text));
        QVERIFY(text.find('\x1B') == std::string::npos);
        QVERIFY(text.find("Teap -5.00\n") != std::string::npos);
        QVERIFY(text.find("Cashier @Eve\n") != std::string::npos);
    }
    void theChineseNameIsUsedWhereThereIsOne()
    {
        Receipt receipt = exampleReceipt();
        receipt.order.lines[1].nameZh.clear();
        const std::string text = receiptText(receipt, chineseLook(), 42);
        QVERIFY(text.find("Fuji apples") != std::string::npos);
        QVERIFY(text.find("无糖乌龙茶") != std::string::npos);
    }

    void wrapsAtSpacesAndBetweenHan()
    {
        using Lines = std::vector<std::string>;
        QCOMPARE(wrapped("squared paper block", 10), (Lines{"squared", "paper", "block"}));
        QCOMPARE(wrapped("squared paper block", 13), (Lines{"squared paper", "block"}));
        QCOMPARE(wrapped("可口可乐 330ml", 6), (Lines{"可口可", "乐", "330ml"}));
        QCOMPARE(wrapped("abcdefghij kl", 4), (Lines{"abcd", "efgh", "ij", "kl"}));
        QCOMPARE(wrapped("", 10), Lines{});
        QCOMPARE(wrapped("   ", 10), Lines{});
        QCOMPARE(wrapped("可", 1), Lines{"可"});
    }
    void wrappingKeepsEveryCharacter()
    {
        QVERIFY(rc::check("all but spaces comes out again, and every line fits", [] {
            std::string text;
            for (const std::uint32_t c : *rc::gen::container<std::vector<std::uint32_t>>(
                     rc::gen::element<std::uint32_t>('a', 'b', ' ', ' ', 0xE9, 0x4E2D, 0x301))) {
                appendUtf8(text, c);
            }
            const int columns = *rc::gen::inRange(2, 12);
            std::string together;
            for (const std::string &line : wrapped(text, columns)) {
                RC_ASSERT(displayWidth(line) <= columns);
                RC_ASSERT(!line.empty());
                together += line;
            }
            std::erase(together, ' ');
            std::erase(text, ' ');
            RC_ASSERT(together == text);
        }));
    }
    void anAmountIsNeverCut()
    {
        const PaperRow row{PaperRow::Kind::Pair, "Pencil, red, long", "1234567.89", false, 0};
        QCOMPARE(layOut(row, 28), (std::vector<std::string>{"Pencil, red, long 1234567.89"}));
        QCOMPARE(layOut(row, 27),
                 (std::vector<std::string>{"Pencil, red, long", "                 1234567.89"}));
    }
};

GUITAI_TEST(ReceiptTextTest)
#include "receipt_text_test.moc"
