// Nobody meets an English word in a Chinese shop: every string of the screens is translated.
#include "tests/kit/main.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

class TranslationTest : public QObject
{
    Q_OBJECT

private:
    struct Entry
    {
        QString context, source, translation, type;
    };

    static QList<Entry> read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return {};
        }
        QList<Entry> entries;
        QXmlStreamReader xml(&file);
        QString context;
        Entry entry;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement()) {
                if (xml.name() == QLatin1String("name")) {
                    context = xml.readElementText();
                } else if (xml.name() == QLatin1String("source")) {
                    entry = {context, xml.readElementText(), {}, {}};
                } else if (xml.name() == QLatin1String("translation")) {
                    entry.type = xml.attributes().value(QLatin1String("type")).toString();
                    entry.translation = xml.readElementText();
                    entries << entry;
                }
            }
        }
        return entries;
    }

private Q_SLOTS:
    void everyStringIsFinished()
    {
        const QList<Entry> entries = read(QStringLiteral(TRANSLATIONS "/guitai_zh_CN.ts"));
        QVERIFY(entries.size() > 200);
        for (const Entry &entry : entries) {
            QVERIFY2(entry.type.isEmpty(), qPrintable(entry.context + ": " + entry.source));
            QVERIFY2(!entry.translation.isEmpty(), qPrintable(entry.source));
            QVERIFY2(entry.context.startsWith(QLatin1String("guitai::ui::")),
                     qPrintable(entry.context));
            for (int i = 1; i <= 3; ++i) {
                const QString place = QStringLiteral("%%1").arg(i);
                QVERIFY2(entry.source.contains(place) == entry.translation.contains(place),
                         qPrintable(entry.source));
            }
        }
    }

    void noStringIsMissing()
    {
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(SOURCES));
        lupdate.start(QStringLiteral(LUPDATE),
                      {QStringLiteral("ui"), QStringLiteral("-I"), QStringLiteral("."),
                       QStringLiteral("-silent"), QStringLiteral("-ts"), fresh});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        QSet<QString> wanted, have;
        for (const Entry &entry : read(fresh)) {
            wanted << entry.context + QLatin1Char('|') + entry.source;
        }
        for (const Entry &entry : read(QStringLiteral(TRANSLATIONS "/guitai_zh_CN.ts"))) {
            have << entry.context + QLatin1Char('|') + entry.source;
        }
        const QSet<QString> missing = wanted - have;
        const QSet<QString> tooMany = have - wanted;
        QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.values()).join('\n')));
        QVERIFY2(tooMany.isEmpty(), qPrintable(QStringList(tooMany.values()).join('\n')));
    }
};

GUITAI_TEST(TranslationTest)
#include "translation_test.moc"
