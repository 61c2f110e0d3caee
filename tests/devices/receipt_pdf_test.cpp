// PDF: read back with poppler, its QR code with zbar.
#include "devices/receipt_pdf.h"

#include "tests/books/example_receipt.h"
#include "tests/kit/main.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace guitai;
using namespace guitai::test;

namespace {

QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        qWarning() << program << process.errorString() << process.readAllStandardError();
        return {};
    }
    return QString::fromUtf8(process.readAllStandardOutput());
}

// Each line of the page with single spaces.
QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(QRegularExpression(QStringLiteral("[\n\f]")))) {
        if (!line.trimmed().isEmpty()) {
            lines << line.simplified();
        }
    }
    return lines;
}

} // namespace

class ReceiptPdfTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString saved(const std::string &pdf)
    {
        const QString path = m_folder.filePath(QStringLiteral("receipt.pdf"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(pdf.data(), qint64(pdf.size())) < 0) {
            qFatal("cannot write to the temporary folder");
        }
        return path;
    }
    QStringList textOf(const std::string &pdf)
    {
        return linesOf(outputOf(QStringLiteral("pdftotext"),
                                {QStringLiteral("-layout"), saved(pdf), QStringLiteral("-")}));
    }

private Q_SLOTS:
    void everyRowCanBeReadBack_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<int>("width");
        QTest::newRow("zh 80 mm") << true << 80;
        QTest::newRow("zh 58 mm") << true << 58;
        QTest::newRow("en 80 mm") << false << 80;
        QTest::newRow("en 58 mm") << false << 58;
    }
    void everyRowCanBeReadBack()
    {
        QFETCH(bool, chinese);
        QFETCH(int, width);
        const ReceiptLook look = chinese ? chineseLook() : englishLook();
        const std::string pdf = receiptPdf(exampleReceipt(), look, width);
        QVERIFY(pdf.compare(0, 5, "%PDF-") == 0);
        // All on one line: a narrow page wraps some rows, but says nothing else.
        QString expected;
        for (const PaperRow &row : receiptRows(exampleReceipt(), look)) {
            expected += QString::fromStdString(row.left + row.right);
        }
        QString read = textOf(pdf).join(QString());
        QCOMPARE(read.remove(' '), expected.remove(' '));
    }
    void amountsStandBesideTheirNames()
    {
        const QStringList lines = textOf(receiptPdf(exampleReceipt(), chineseLook()));
        for (const char *line : {"铅笔 1.20", "2 x 4.50 9.00", "0.345 kg x 12.99 4.48",
                                 "合计 ¥21.33", "舍入 -0.03", "找零 8.70", "优惠 10% -0.85"}) {
            QVERIFY2(lines.contains(QString::fromUtf8(line)), line);
        }
    }
    void thePageIsAsNarrowAsThePaper()
    {
        const QString info = outputOf(QStringLiteral("pdfinfo"),
                                      {saved(receiptPdf(exampleReceipt(), chineseLook(), 80))});
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Pages: +1\n"))),
                 qPrintable(info));
        const auto size =
            QRegularExpression(QStringLiteral("Page size: +(\\d+)")).match(info).captured(1);
        QVERIFY2(qAbs(size.toInt() - 226) <= 1, qPrintable(info)); // 80 mm in points
        QVERIFY(info.contains(QStringLiteral("桂台示范店 1042")));
    }
    void theCodeCanBeScanned()
    {
        const QString pdf = saved(receiptPdf(dollarReceipt(), dollarLook()));
        const QString picture = m_folder.filePath(QStringLiteral("page"));
        outputOf(QStringLiteral("pdftoppm"),
                 {QStringLiteral("-r"), QStringLiteral("200"), QStringLiteral("-singlefile"),
                  QStringLiteral("-png"), pdf, picture});
        QCOMPARE(outputOf(QStringLiteral("zbarimg"),
                          {QStringLiteral("-q"), QStringLiteral("--raw"), picture + ".png"})
                     .trimmed(),
                 QStringLiteral("https://example.com/r/7"));
    }
    void aShortPageKeepsItsWidth()
    {
        const std::vector<PaperRow> rows = {{PaperRow::Kind::Left, "short", "", false, 0}};
        const QString info =
            outputOf(QStringLiteral("pdfinfo"), {saved(pdfPage(rows, "short", 80))});
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Page size: +22[67]"))),
                 qPrintable(info));
    }
};

GUITAI_TEST(ReceiptPdfTest)
#include "receipt_pdf_test.moc"
