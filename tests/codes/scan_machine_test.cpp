// A scanner or a person: strokes with their times in, what was recognised out.
#include "ui/scan/scan_machine.h"

#include "tests/kit/main.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace guitai::ui;
using Do = ScanMachine::Do;

namespace {

class Hands
{
public:
    ScanMachine machine;
    QStringList codes;
    qint64 now = 1'000'000;
    bool inField = false;

    Do press(ScanKey key, qint64 gap, QChar character = {})
    {
        now += gap;
        const Do what = machine.feed({key, character, now, inField});
        if (what == Do::Scanned || what == Do::Typed) {
            codes << machine.code();
        }
        return what;
    }
    void type(const QString &text, qint64 gap)
    {
        for (const QChar c : text) {
            press(ScanKey::Character, gap, c);
        }
    }
    Do enter(qint64 gap) { return press(ScanKey::Enter, gap); }
};

} // namespace

class ScanMachineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsScannerFromPerson_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("gap");
        QTest::addColumn<int>("enterGap");
        QTest::addColumn<bool>("inField");
        QTest::addColumn<QString>("code");
        const QString ean = "6901234567892";
        QTest::newRow("scan") << ean << 5 << 5 << false << ean;
        QTest::newRow("scan into a field") << ean << 5 << 5 << true << ean;
        QTest::newRow("all at the same time") << ean << 0 << 0 << true << ean;
        QTest::newRow("slow scanner") << ean << 35 << 35 << true << ean;
        QTest::newRow("just too slow") << ean << 36 << 36 << true << "";
        QTest::newRow("late enter") << ean << 5 << 36 << true << "";
        QTest::newRow("letters") << "ABC-123 x/7" << 3 << 3 << false << "ABC-123 x/7";
        QTest::newRow("four") << "1234" << 5 << 5 << true << "1234";
        QTest::newRow("three into a field") << "123" << 5 << 5 << true << "";
        QTest::newRow("three fast digits, no field") << "123" << 5 << 5 << false << "123";
        QTest::newRow("person types fast digits") << ean << 61 << 61 << true << "";
        QTest::newRow("typed number, no field") << "4011" << 200 << 900 << false << "4011";
        QTest::newRow("two typed digits") << "12" << 200 << 200 << false << "";
        QTest::newRow("typed letters") << "milk" << 200 << 200 << false << "";
        QTest::newRow("typed letter among digits") << "12a34" << 200 << 200 << false << "";
        QTest::newRow("typed, then long nothing") << "4011" << 200 << 10'001 << false << "";
    }
    void tellsScannerFromPerson()
    {
        QFETCH(QString, text);
        QFETCH(int, gap);
        QFETCH(int, enterGap);
        QFETCH(bool, inField);
        QFETCH(QString, code);
        Hands hands;
        hands.inField = inField;
        hands.type(text, gap);
        const Do end = hands.enter(enterGap);
        QCOMPARE(hands.codes.join(','), code);
        QCOMPARE(end == Do::Pass, code.isEmpty());
    }

    void fiveHundredScansWithoutAGap()
    {
        Hands hands;
        QStringList wanted;
        for (int i = 0; i < 500; ++i) {
            hands.inField = i % 3 == 0;
            wanted << QString::number(6'900'000'000'000 + i);
            hands.type(wanted.last(), 0);
            hands.enter(0);
        }
        QCOMPARE(hands.codes, wanted);
    }

    void onlyTheScanIsTheScan()
    {
        Hands hands;
        hands.inField = true;
        hands.type("ab", 150);
        hands.press(ScanKey::Character, 150, '6');
        QVERIFY(hands.machine.begins());
        hands.type("901", 4);
        QVERIFY(!hands.machine.begins());
        hands.enter(4);
        QCOMPARE(hands.codes, QStringList{"6901"});
    }

    void charactersAreHeldOnlyWhereNoFieldTakesThem()
    {
        Hands hands;
        QCOMPARE(hands.press(ScanKey::Character, 100, 'x'), Do::Hold);
        hands.inField = true;
        QCOMPARE(hands.press(ScanKey::Character, 100, 'x'), Do::Pass);
    }

    void tabEndsAScanAndNothingElse()
    {
        Hands hands;
        hands.type("6901", 5);
        QCOMPARE(hands.press(ScanKey::Tab, 5), Do::Scanned);
        hands.type("4011", 200);
        QCOMPARE(hands.press(ScanKey::Tab, 200), Do::Pass);
        QCOMPARE(hands.enter(200), Do::Pass);
    }

    void anotherKeyBetweenSpoilsIt()
    {
        Hands hands;
        hands.type("690", 5);
        hands.press(ScanKey::Other, 5);
        hands.type("1", 5);
        QCOMPARE(hands.enter(5), Do::Pass);
        QVERIFY(hands.codes.isEmpty());
    }

    void typedDigitsCanBeCorrected()
    {
        Hands hands;
        hands.type("4012", 200);
        hands.press(ScanKey::Erase, 200);
        hands.type("1", 200);
        QCOMPARE(hands.enter(200), Do::Typed);
        QCOMPARE(hands.codes, QStringList{"4011"});
    }

    void handsElsewhereEndTypedDigits()
    {
        Hands hands;
        hands.type("4011", 200);
        hands.machine.forgetTyped();
        QCOMPARE(hands.enter(200), Do::Pass);
    }

    void prefixMakesEvenAShortSlowCodeAScan()
    {
        Hands hands;
        hands.inField = true;
        QCOMPARE(hands.press(ScanKey::Prefix, 100), Do::Swallow);
        QCOMPARE(hands.press(ScanKey::Character, 90, '7'), Do::Swallow);
        QCOMPARE(hands.press(ScanKey::Suffix, 90), Do::Scanned);
        QCOMPARE(hands.enter(3), Do::Pass);
        QCOMPARE(hands.codes, QStringList{"7"});
    }

    void prefixWithoutACodeIsForgotten()
    {
        Hands hands;
        hands.inField = true;
        hands.press(ScanKey::Prefix, 100);
        QCOMPARE(hands.press(ScanKey::Character, 501, 'a'), Do::Pass);
        hands.press(ScanKey::Prefix, 100);
        QCOMPARE(hands.enter(5), Do::Swallow);
        QVERIFY(hands.codes.isEmpty());
    }

    void suffixAloneEndsAFastBurst()
    {
        Hands hands;
        hands.type("6901", 5);
        QCOMPARE(hands.press(ScanKey::Suffix, 5), Do::Scanned);
        QCOMPARE(hands.press(ScanKey::Suffix, 5), Do::Swallow);
    }

    void askingWouldItEndChangesNothing()
    {
        Hands hands;
        hands.type("6901", 5);
        const ScanStroke enter{ScanKey::Enter, {}, hands.now + 5, false};
        QVERIFY(hands.machine.wouldEnd(enter));
        QVERIFY(hands.machine.wouldEnd(enter));
        QCOMPARE(hands.enter(5), Do::Scanned);
        QVERIFY(!hands.machine.wouldEnd(enter));
    }

    void equalCharactersInOneMillisecondAreNoKeyHeldDown()
    {
        Hands hands;
        hands.inField = true;
        hands.type("69", 1);
        for (int i = 0; i < 3; ++i) {
            hands.machine.feed({ScanKey::Character, '9', hands.now, true, true});
        }
        hands.enter(0);
        QCOMPARE(hands.codes, QStringList{"69999"});
    }

    void aKeyHeldDownIsNoScanHoweverFastItRepeats()
    {
        for (const int rate : {9, 16, 25, 33}) {
            Hands hands;
            hands.press(ScanKey::Character, 1000, '1');
            hands.now += 300;
            for (int i = 0; i < 12; ++i) {
                hands.now += rate;
                hands.machine.feed({ScanKey::Character, '1', hands.now, false, true});
            }
            QCOMPARE(hands.enter(rate), Do::Pass);
            QVERIFY(hands.codes.isEmpty());
        }
    }

    void stampsThatRunBackwardsBeginAnew()
    {
        Hands hands;
        hands.inField = true;
        hands.type("69", 5);
        hands.now -= 1000;
        hands.type("6901", 5);
        hands.enter(5);
        QCOMPARE(hands.codes, QStringList{"6901"});
    }

    void everyScanAmongTypingIsFound()
    {
        const bool holds = rc::check("scans among typing arrive whole, in order, and alone", [] {
            Hands hands;
            hands.inField = true;
            QStringList wanted;
            const int rounds = *rc::gen::inRange(1, 20);
            for (int i = 0; i < rounds; ++i) {
                const QString typed(*rc::gen::inRange(0, 6), 'k');
                hands.type(typed, *rc::gen::inRange(61, 400));
                const QString code =
                    QString::number(*rc::gen::inRange<qint64>(1'000, 9'999'999'999'999));
                hands.press(ScanKey::Character, *rc::gen::inRange(61, 400), code[0]);
                hands.type(code.mid(1), *rc::gen::inRange(0, 36));
                hands.enter(*rc::gen::inRange(0, 36));
                wanted << code;
            }
            RC_ASSERT(hands.codes == wanted);
        });
        QVERIFY(holds);
    }
};

GUITAI_TEST(ScanMachineTest)
#include "scan_machine_test.moc"
