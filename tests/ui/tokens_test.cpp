// Everybody can read every text: the contrast of all token pairs, light and dark.
#include "tests/kit/main.h"
#include "ui/theme/tokens.h"

#include <QtTest>

using namespace guitai::ui;

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsWhatTheStandardSays()
    {
        QVERIFY(qAbs(contrast(Qt::white, Qt::black) - 21) < 0.01);
        QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }

    void everyTextCanBeReadOnItsGround_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const Shade shade : {Shade::Light, Shade::Dark}) {
            for (const ContrastPair &pair : contrastPairs(shade)) {
                QTest::addRow("%s %s on %s", shade == Shade::Light ? "light" : "dark", pair.text,
                              pair.ground)
                    << pair.textColour << pair.groundColour;
            }
        }
    }
    void everyTextCanBeReadOnItsGround()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        QVERIFY2(contrast(text, ground) >= 4.5,
                 qPrintable(QString::number(contrast(text, ground), 'f', 2)));
    }

    void focusAndBordersOfFieldsAreSeen()
    {
        for (const Shade shade : {Shade::Light, Shade::Dark}) {
            const Colours &c = coloursOf(shade);
            for (const QColor &ground : {c.canvas, c.surface, c.raised}) {
                QVERIFY(contrast(c.focus, ground) >= 3);
                QVERIFY(contrast(c.lineStrong, ground) >= 3);
            }
        }
    }

    void distancesAreMultiplesOfEight()
    {
        for (const int distance :
             {space::small, space::medium, space::large, space::huge, space::giant, touch}) {
            QCOMPARE(distance % 8, 0);
        }
    }
};

GUITAI_TEST(TokensTest)
#include "tokens_test.moc"
