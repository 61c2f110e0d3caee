// ESC/POS: the exact bytes, and what a printer would make of them.
#include "devices/escpos.h"

#include "books/receipt_text.h"
#include "tests/books/example_receipt.h"
#include "tests/kit/main.h"

#include <QStringDecoder>
#include <QtTest>

using namespace guitai;
using namespace guitai::test;

namespace {

using Charset = EscPosPrinter::Charset;

// What a printer understands of a stream: its lines, its QR codes, and what it was told.
struct Printed
{
    QStringList lines;
    QList<QByteArray> codes;
    QByteArrayList commands;
};

// Reads every command that we send; anything else is a fault of the stream.
Printed printedFrom(const std::string &stream, Charset charset)
{
    const QByteArray bytes = QByteArray::fromStdString(stream);
    QStringDecoder decoder(charset == Charset::Gb18030 ? "GB18030" : "windows-1252");
    Printed printed;
    QByteArray line;
    QByteArray code;
    for (qsizetype i = 0; i < bytes.size();) {
        const auto take = [&](qsizetype n) {
            const QByteArray part = bytes.mid(i, n);
            i += n;
            return part;
        };
        const char c = bytes[i];
        if (c == '\n') {
            ++i;
            printed.lines << QString(decoder.decode(line));
            line.clear();
        } else if (c == '\x1B') {
            const char which = bytes[i + 1];
            printed.commands << take(which == '@' ? 2 : which == 'p' ? 5 : 3);
        } else if (c == '\x1C') {
            printed.commands << take(2);
        } else if (c == '\x1D' && bytes[i + 1] == '(') {
            const auto length =
                qsizetype(uchar(bytes[i + 3])) + qsizetype(uchar(bytes[i + 4])) * 256;
            const QByteArray command = take(5 + length).mid(5);
            if (command.startsWith("1P0")) {
                code = command.mid(3);
            } else if (command == "1Q0") {
                printed.codes << code;
            }
        } else if (c == '\x1D') {
            printed.commands << take(bytes[i + 1] == 'V' ? 4 : 3);
        } else if (uchar(c) < 0x20) {
            qFatal("a control character that is no command");
        } else {
            line += c;
            ++i;
        }
    }
    return printed;
}

qsizetype columnsOf(const QString &line, Charset charset)
{
    if (charset == Charset::Windows1252) {
        return line.size();
    }
    QStringEncoder encoder("GB18030");
    return QByteArray(encoder.encode(line)).size(); // a byte a column
}

} // namespace

class EscPosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsTheseBytes()
    {
        const std::vector<PaperRow> rows = {
            {PaperRow::Kind::Centred, "可乐", "", true, 0},
            {PaperRow::Kind::Rule, "", "", false, 0},
            {PaperRow::Kind::Pair, "合计", "¥3.50", false, 0},
            {PaperRow::Kind::Code, "AB", "", false, 0},
        };
        const std::string page = escPosPage(rows, {24, Charset::Gb18030, true});
        const QByteArray expected = QByteArray::fromHex("1b40 1c26"
                                                        "1b4501 1d2101"
                                                        "20202020202020202020 bfc9c0d6 0a"
                                                        "1b4500 1d2100") +
                                    QByteArray(24, '-') +
                                    QByteArray::fromHex("0a"
                                                        "bacfbcc6") +
                                    QByteArray(14, ' ') +
                                    QByteArray::fromHex("a3a4 332e3530 0a"
                                                        "1b6101"
                                                        "1d286b 0400 31413200"
                                                        "1d286b 0300 314306"
                                                        "1d286b 0300 314531"
                                                        "1d286b 0500 315030 4142"
                                                        "1d286b 0300 315130"
                                                        "1b6100"
                                                        "1d564200");
        QCOMPARE(QByteArray::fromStdString(page).toHex(' '), expected.toHex(' '));
    }
    void theDrawerIsKicked()
    {
        QCOMPARE(QByteArray::fromStdString(escPosDrawerKick()).toHex(), QByteArray("1b700019fa"));
    }
    void aWesternPrinterGetsItsTable()
    {
        const std::vector<PaperRow> rows = {{PaperRow::Kind::Left, "Crème €5 ¥6 茶", "", false, 0}};
        const std::string page = escPosPage(rows, {32, Charset::Windows1252, false});
        QCOMPARE(QByteArray::fromStdString(page).toHex(),
                 QByteArray::fromHex("1b40 1c2e 1b7410").toHex() + QByteArray("Cr\xE8me \x80"
                                                                              "5 \xA5"
                                                                              "6 ?\n\n\n\n\n")
                                                                       .toHex());
    }
    void onlyCharactersOfThePrinterAreSent_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("chinese");
        QTest::addColumn<QString>("western");
        const auto row = [](const char *name, const char *text, const char *chinese,
                            const char *western) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(chinese)
                                << QString::fromUtf8(western);
        };
        row("accent", "Piñata é", "Pinata é", "Piñata é");
        row("ligature", "ﬁn", "fin", "fin");
        row("emoji", "a🥤b", "a?b", "a?b");
        row("combined", "n\u0303x", "nx", "nx");
        row("full-width yen", "￥", "￥", "¥");
        row("half-width kana", "ｱ", "ア", "?");
        row("rare Han", "𠮷", "?", "?");
        row("question", "?", "?", "?");
    }
    void onlyCharactersOfThePrinterAreSent()
    {
        QFETCH(QString, text);
        QFETCH(QString, chinese);
        QFETCH(QString, western);
        const std::vector<PaperRow> rows = {
            {PaperRow::Kind::Left, text.toStdString(), "", false, 0}};
        const auto firstLine = [&](Charset charset) {
            return printedFrom(escPosPage(rows, {32, charset, true}), charset).lines.first();
        };
        QCOMPARE(firstLine(Charset::Gb18030), chinese);
        QCOMPARE(firstLine(Charset::Windows1252), western);
    }
    void aReceiptSaysWhatItsTextSays_data()
    {
        QTest::addColumn<int>("columns");
        for (const int columns : {32, 42, 48}) {
            QTest::newRow(std::to_string(columns).c_str()) << columns;
        }
    }
    void aReceiptSaysWhatItsTextSays()
    {
        QFETCH(int, columns);
        for (const auto &look : {chineseLook(), englishLook()}) {
            const Printed printed = printedFrom(
                escPosReceipt(exampleReceipt(), look, {columns, Charset::Gb18030, true}),
                Charset::Gb18030);
            // The yen sign is the full-width one and takes a space of its row.
            QString text = QString::fromStdString(receiptText(exampleReceipt(), look, columns));
            text.replace(QStringLiteral(" ¥"), QStringLiteral("￥"));
            QCOMPARE(printed.lines.join('\n') + '\n', text);
            for (const QString &line : printed.lines) {
                QVERIFY2(columnsOf(line, Charset::Gb18030) <= columns, qPrintable(line));
            }
            QVERIFY(printed.codes.isEmpty());
            QCOMPARE(printed.commands.first(), QByteArray("\x1B@"));
            QCOMPARE(printed.commands.last(), QByteArray("\x1DVB\0", 4));
        }
    }
    void theCodeIsPrinted()
    {
        const Printed printed = printedFrom(
            escPosReceipt(dollarReceipt(), dollarLook(), {42, Charset::Windows1252, true}),
            Charset::Windows1252);
        QCOMPARE(printed.codes, QList<QByteArray>{"https://example.com/r/7"});
        QVERIFY(printed.lines.contains(QStringLiteral("Crème brûlée")));
    }
    void aLongCodeHasALongLength()
    {
        const std::string content(600, 'x');
        const std::vector<PaperRow> rows = {{PaperRow::Kind::Code, content, "", false, 0}};
        const std::string page = escPosPage(rows, {48, Charset::Gb18030, true});
        QVERIFY(page.find(std::string("\x1D(k\x5B\x02\x31\x50\x30", 8)) != std::string::npos);
        QCOMPARE(printedFrom(page, Charset::Gb18030).codes.first().toStdString(), content);
    }
    void whatIsTooLongForACodeIsWrittenOut()
    {
        const std::vector<PaperRow> rows = {
            {PaperRow::Kind::Code, std::string(2332, 'x'), "", false, 0}};
        const Printed printed =
            printedFrom(escPosPage(rows, {48, Charset::Gb18030, true}), Charset::Gb18030);
        QVERIFY(printed.codes.isEmpty());
        QCOMPARE(printed.lines.join(QString()).count('x'), 2332);
    }
    void noNameGivesThePrinterOrders()
    {
        Receipt receipt = exampleReceipt();
        receipt.order.lines[0].nameZh = "茶\x1Bp\x00\x1DV\n\x10\x14";
        const Printed plain = printedFrom(
            escPosReceipt(exampleReceipt(), chineseLook(), EscPosPrinter()), Charset::Gb18030);
        const Printed printed =
            printedFrom(escPosReceipt(receipt, chineseLook(), EscPosPrinter()), Charset::Gb18030);
        QCOMPARE(printed.commands, plain.commands);
    }
};

GUITAI_TEST(EscPosTest)
#include "escpos_test.moc"
