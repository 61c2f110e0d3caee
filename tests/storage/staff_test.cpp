// People, PINs, and the waiting after wrong ones.
#include "storage/settings/staff.h"
#include "tests/kit/main.h"
#include "tests/storage/story.h"

#include <QTemporaryDir>
#include <QtTest>

namespace guitai::test {

using storage::Names;
using storage::Staff;

class StaffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theRightPinSignsIn();
    void eachWrongPinMakesTheWaitLonger();
    void nothingIsTriedWhileOneWaits();
    void waitingOutlivesARestart();
    void aClockSetBackLocksNobodyOut();
    void pinsAreUnlikeEachOther();
    void peopleComeAndGo();
    void theLastManagerStays();
    void pinsAreNotInTheFile();

private:
    std::string file() const { return m_folder->filePath(QStringLiteral("shop.db")).toStdString(); }
    void reopen();
    // The name of who signed in, or the seconds to wait.
    QString tryPin(const char *pin, Instant now);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Staff> m_staff;
};

void StaffTest::reopen()
{
    m_staff.reset();
    auto staff = Staff::open(file(), 4); // cheap: these tests are not about scrypt's price
    QVERIFY(staff.ok());
    m_staff = std::make_unique<Staff>(std::move(staff).value());
}

void StaffTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
    QVERIFY(m_staff->addDemoStaff(Names::Chinese).ok());
}

QString StaffTest::tryPin(const char *pin, Instant now)
{
    const auto answer = m_staff->signIn(pin, now);
    if (!answer)
        return QString::fromStdString(answer.problem().what);
    if (const auto *person = std::get_if<Cashier>(&*answer))
        return QString::fromStdString(person->name + (person->manager ? " (manager)" : ""));
    return QString::number(std::get<Span>(*answer).ms / 1000) + QStringLiteral(" s");
}

void StaffTest::theRightPinSignsIn()
{
    QCOMPARE(tryPin("1234", morning), QStringLiteral("小林"));
    QCOMPARE(tryPin("8888", morning), QStringLiteral("王店长 (manager)"));
    auto latin = Staff::open(m_folder->filePath(QStringLiteral("latin.db")).toStdString(), 4);
    QVERIFY(latin.ok());
    QVERIFY(latin.value().addDemoStaff(Names::Latin).ok());
    QCOMPARE(latin.value().list()->at(0).name, std::string("Lin"));
    QCOMPARE(latin.value().list()->at(1).name, std::string("Wang"));
}

void StaffTest::eachWrongPinMakesTheWaitLonger()
{
    Instant now = morning;
    for (const char *wait :
         {"1 s", "2 s", "4 s", "8 s", "16 s", "32 s", "64 s", "128 s", "256 s", "300 s", "300 s"}) {
        QCOMPARE(tryPin("9999", now), QString::fromLatin1(wait));
        now = now + Span::seconds(300);
    }
    QCOMPARE(tryPin("1234", now), QStringLiteral("小林"));
    QCOMPARE(tryPin("9999", now), QStringLiteral("1 s"));
}

void StaffTest::nothingIsTriedWhileOneWaits()
{
    QCOMPARE(tryPin("9999", morning), QStringLiteral("1 s"));
    QCOMPARE(tryPin("9999", morning + Span::seconds(1)), QStringLiteral("2 s"));
    QCOMPARE(tryPin("1234", morning + Span::milliseconds(1500)), QStringLiteral("1 s"));
    QCOMPARE(tryPin("1234", morning + Span::seconds(3)), QStringLiteral("小林"));
    for (const char *noPin : {"", "12", "abcd", "1234567890123", "1234'--"}) {
        init();
        QCOMPARE(tryPin(noPin, morning), QStringLiteral("1 s"));
    }
}

void StaffTest::waitingOutlivesARestart()
{
    for (int i = 0; i < 5; ++i)
        tryPin("9999", morning + Span::minutes(5 * i));
    reopen();
    QCOMPARE(tryPin("1234", morning + Span::minutes(20)), QStringLiteral("16 s"));
    QCOMPARE(tryPin("1234", morning + Span::minutes(21)), QStringLiteral("小林"));
}

void StaffTest::aClockSetBackLocksNobodyOut()
{
    tryPin("9999", morning);
    tryPin("9999", morning + Span::seconds(10));
    QCOMPARE(tryPin("1234", morning + Span::hours(-48)), QStringLiteral("2 s"));
}

void StaffTest::pinsAreUnlikeEachOther()
{
    const auto taken = m_staff->add({CashierId("3"), "小王", false}, "1234");
    QVERIFY(!taken.ok());
    QVERIFY(taken.problem().what.find("another") != std::string::npos);
    QVERIFY(!m_staff->setPin(CashierId("1"), "8888").ok());
    for (const char *bad : {"", "123", "12a4", "1234567890123", "12 34"})
        QVERIFY(!m_staff->add({CashierId("3"), "小王", false}, bad).ok());
}

void StaffTest::peopleComeAndGo()
{
    QVERIFY(m_staff->add({CashierId("3"), "小王", false}, "4321").ok());
    QVERIFY(!m_staff->add({CashierId("3"), "小李", false}, "5678").ok());
    QCOMPARE(m_staff->list()->size(), std::size_t(3));
    QCOMPARE(tryPin("4321", morning), QStringLiteral("小王"));
    QVERIFY(m_staff->setPin(CashierId("3"), "0000").ok());
    QCOMPARE(tryPin("4321", morning), QStringLiteral("1 s"));
    QCOMPARE(tryPin("0000", morning + Span::seconds(2)), QStringLiteral("小王"));
    QVERIFY(m_staff->remove(CashierId("3")).ok());
    QVERIFY(!m_staff->remove(CashierId("3")).ok());
    QVERIFY(!m_staff->setPin(CashierId("3"), "1111").ok());
    QCOMPARE(tryPin("0000", morning + Span::minutes(1)), QStringLiteral("1 s"));
}

void StaffTest::theLastManagerStays()
{
    QVERIFY(!m_staff->remove(CashierId("2")).ok());
    QVERIFY(m_staff->add({CashierId("3"), "李", true}, "7777").ok());
    QVERIFY(m_staff->remove(CashierId("2")).ok());
}

void StaffTest::pinsAreNotInTheFile()
{
    QVERIFY(m_staff->setPin(CashierId("1"), "739512468").ok());
    m_staff.reset();
    QFile kept(QString::fromStdString(file()));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains("739512468"));
}

GUITAI_TEST(StaffTest)

} // namespace guitai::test

#include "staff_test.moc"
