// The report on A4, read back with poppler.
#include "devices/report_pdf.h"

#include "tests/books/example_settlement.h"
#include "tests/kit/main.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

namespace guitai::test {

class ReportPdfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFigureCanBeReadBack_data();
    void everyFigureCanBeReadBack();
    void longTablesGoOverPages();

private:
    QString run(const QString &program, const QStringList &arguments);
    QString textOf(const std::string &pdf);

    QTemporaryDir m_folder;
};

QString ReportPdfTest::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qWarning() << program << process.errorString() << process.readAllStandardError();
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString ReportPdfTest::textOf(const std::string &pdf)
{
    const QString path = m_folder.filePath(QStringLiteral("report.pdf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(pdf.data(), qint64(pdf.size()));
    file.close();
    return run("pdftotext", {"-layout", "-enc", "UTF-8", path, "-"});
}

// How many blanks stand between words is the reader's guess.
static bool holds(const QString &text, const std::string &words)
{
    const QRegularExpression blanks(QStringLiteral("\\s"));
    return QString(text).remove(blanks).contains(QString::fromStdString(words).remove(blanks));
}

void ReportPdfTest::everyFigureCanBeReadBack_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Chinese") << "zh_CN";
    QTest::newRow("English") << "en";
}

void ReportPdfTest::everyFigureCanBeReadBack()
{
    QFETCH(QString, language);
    ReceiptLook look;
    look.shopName = "Guitai Demo 柜台";
    look.address = "Nanjing Road 1";
    look.language = language.toStdString();
    Report report = reportOf(exampleSettlement(), look, exampleZone);
    report.made = "2026-03-02 08:00:00";
    const QString text = textOf(reportPdf(report, look));
    for (const ReportTable &table : report.tables) {
        QVERIFY2(holds(text, table.title), table.title.c_str());
        for (const ReportTable::Row &row : table.rows) {
            for (const std::string &cell : row.cells)
                QVERIFY2(holds(text, cell), cell.c_str());
        }
    }
    QVERIFY(holds(text, language == "en" ? "Page 1 / " : "第 1 / "));
    QVERIFY(holds(text, report.verdict));
    const QString info = run("pdfinfo", {m_folder.filePath(QStringLiteral("report.pdf"))});
    QVERIFY(info.contains("A4"));
}

void ReportPdfTest::longTablesGoOverPages()
{
    Settlement s = exampleSettlement();
    for (int i = 0; i < 200; ++i) {
        s.goods.push_back(s.goods.back());
        s.goods.back().name = "Article " + std::to_string(i);
    }
    ReceiptLook look;
    look.language = "en";
    const Report report = reportOf(s, look, exampleZone, 1000);
    const QString text = textOf(reportPdf(report, look));
    const int pages = int(text.count(QChar('\f')));
    QVERIFY(pages >= 4);
    for (int page = 1; page <= pages; ++page)
        QVERIFY(text.contains(QString("Page %1 / %2").arg(page).arg(pages)));
    for (int i = 0; i < 200; ++i)
        QVERIFY(text.contains(QString("Article %1 ").arg(i)));
    // Each page that goes on with a table says whose rows they are.
    QVERIFY(text.count("Best sellers") >= 3);
}

GUITAI_TEST(ReportPdfTest)

} // namespace guitai::test

#include "report_pdf_test.moc"
