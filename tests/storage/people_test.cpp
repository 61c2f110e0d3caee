// People: who may do what in the settings, the staff's file, and what is told of changes.
#include "storage/settings/change_notes.h"
#include "storage/settings/settings.h"
#include "storage/settings/settings_diff.h"
#include "storage/settings/staff.h"
#include "tests/kit/main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace guitai::test {

using storage::Staff;

class PeopleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anIdIsMadeFromTheNameWhateverItIsWrittenIn()
    {
        auto staff = Staff::open(m_folder->path().toStdString());
        QVERIFY(staff.ok());
        QCOMPARE(staff->freshId("张三").text, std::string("zhangsan"));
        QCOMPARE(staff->freshId("Éva M.").text, std::string("evam"));
        QCOMPARE(staff->freshId("王 2").text, std::string("wang2"));
        QCOMPARE(staff->freshId("!").text, std::string("p"));
        QVERIFY(staff.value().add({CashierId("zhangsan"), "张三"}, "4711").ok());
        QCOMPARE(staff->freshId("张三").text, std::string("zhangsan2"));
    }

    void theTableIsReadAndWritten()
    {
        const auto known = storage::withHouseMethods({});
        const auto read = storage::readSettings(
            R"({"till": {"shifts": "required"},
                "people": {"permissions": {"void_sale": "manager", "open_drawer": "cashier"},
                           "discount_limit": "12.5", "pay_out_limit": "80.00"}})",
            {}, known);
        QVERIFY2(read.ok(), read.ok() ? "" : read.problem().what.c_str());
        const storage::Settings &settings = read->settings;
        QVERIFY(settings.shiftsRequired);
        QCOMPARE(settings.trust.needed(Act::VoidSale), Role::Manager);
        QCOMPARE(settings.trust.needed(Act::OpenDrawer), Role::Cashier);
        QCOMPARE(settings.trust.needed(Act::CloseDay), Role::Manager); // as usual
        QCOMPARE(settings.trust.discountLimitPpm, 125'000);
        QCOMPARE(settings.trust.payOutLimit, std::optional(Money(8000, Currency::cny())));
        const std::string written =
            storage::writeSettings(settings, known, storage::Secrets::Included);
        const auto again = storage::readSettings(written, {}, known);
        QVERIFY2(again.ok(), again.ok() ? "" : again.problem().what.c_str());
        QVERIFY(again->settings == settings);
    }

    void wrongTablesAreNamed_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("place");
        QTest::newRow("act") << R"({"people": {"permissions": {"fly": "manager"}}})"
                             << "people.permissions.fly";
        QTest::newRow("role") << R"({"people": {"permissions": {"refund": "king"}}})"
                              << "people.permissions.refund";
        QTest::newRow("list") << R"({"people": {"permissions": []}})"
                              << "people.permissions";
        QTest::newRow("share") << R"({"people": {"discount_limit": "120"}})"
                               << "people.discount_limit";
        QTest::newRow("limit") << R"({"people": {"pay_out_limit": "-1"}})"
                               << "people.pay_out_limit";
        QTest::newRow("key") << R"({"people": {"boss": "x"}})"
                             << "people.boss";
        QTest::newRow("shifts") << R"({"till": {"shifts": "maybe"}})"
                                << "till.shifts";
    }
    void wrongTablesAreNamed()
    {
        QFETCH(QString, json);
        QFETCH(QString, place);
        const auto read =
            storage::readSettings(json.toStdString(), {}, storage::withHouseMethods({}));
        QVERIFY(!read.ok());
        QVERIFY2(read.problem().what.find(place.toStdString()) != std::string::npos,
                 read.problem().what.c_str());
    }

    void everyActHasARole()
    {
        const storage::Settings settings;
        const std::string text = storage::writeSettings(settings, storage::withHouseMethods({}),
                                                        storage::Secrets::LeftOut);
        for (const char *act : {"void_sale", "price_override", "see_expected", "close_day"})
            QVERIFY(text.find(act) != std::string::npos);
    }

    void rolesOutliveAStart()
    {
        fill();
        Staff staff = open();
        QCOMPARE(staff.people().at(1).role(), Role::Supervisor);
        QVERIFY(staff.setRole(CashierId("lin"), Role::Supervisor).ok());
        QCOMPARE(open().people().at(0).role(), Role::Supervisor);
    }

    void aPinIsChangedAndTheOldOneIsNobodys()
    {
        fill();
        Staff staff = open();
        QVERIFY(!staff.setPin(CashierId("lin"), "8888").ok()); // somebody's
        QVERIFY(!staff.setPin(CashierId("lin"), "12").ok());
        QVERIFY(!staff.setPin(CashierId("nobody"), "2222").ok());
        QVERIFY(staff.setPin(CashierId("lin"), "2222").ok());
        QVERIFY(std::holds_alternative<Cashier>(open().signIn("2222", {1})));
        QVERIFY(std::holds_alternative<Span>(open().signIn("1234", {1})));
    }

    void whoHasLeftSignsInNoMoreButKeepsTheName()
    {
        fill();
        Staff staff = open();
        QVERIFY(!staff.deactivate(CashierId("wang")).ok()); // the last manager stays
        QVERIFY(!staff.setRole(CashierId("wang"), Role::Cashier).ok());
        QVERIFY(staff.deactivate(CashierId("lin")).ok());
        QCOMPARE(open().former().at(0).name, std::string("Lin"));
        QVERIFY(std::holds_alternative<Span>(open().signIn("1234", {1})));
        QVERIFY(!staff.add({CashierId("lin"), "Another Lin"}, "7777").ok()); // one id, one person
        QVERIFY(staff.activate(CashierId("lin"), "7777").ok());
        QVERIFY(std::holds_alternative<Cashier>(open().signIn("7777", {1})));
    }

    // The wait after wrong PINs grows and outlives a start.
    void waitsOutliveAStart()
    {
        fill();
        Span wait;
        for (int i = 0; i < 4; ++i)
            wait = std::get<Span>(open().signIn("0000", {i * 1'000'000}));
        QCOMPARE(wait.ms, Span::seconds(4).ms);
        QVERIFY(std::holds_alternative<Span>(open().signIn("1234", {3'000'001})));
        QVERIFY(std::holds_alternative<Cashier>(open().signIn("1234", {3'004'001})));
    }

    void changesAreNotedUntilTheTillTakesThemIn()
    {
        storage::ChangeNotes notes(m_folder->path().toStdString());
        QVERIFY(notes.all().empty());
        QVERIFY(notes.add({"root", {}, "till.tips: false -> true"}).ok());
        QVERIFY(notes.add({"root", CashierId("lin"), "new PIN"}).ok());
        QCOMPARE(notes.all().size(), 2u);
        QCOMPARE(notes.all()[1].person, CashierId("lin"));
        QFile file(m_folder->filePath("changes.json"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write("{half");
        file.close();
        QCOMPARE(notes.all()[2].what, std::string("{half")); // not lost
        notes.clear();
        QVERIFY(notes.all().empty());
    }

    void whatDiffersIsToldWithoutSecrets()
    {
        storage::KnownFields known = storage::withHouseMethods({});
        known["alipay"] = {{"app_id", false, false, true}, {"private_key_file", true, true, true}};
        storage::Settings before, after;
        before.providers["alipay"] = {{"app_id", "1"}, {"private_key_file", "old-key"}};
        after.providers["alipay"] = {{"app_id", "2"}, {"private_key_file", "new-key"}};
        after.tips = true;
        const std::string told = storage::differences(before, after, known);
        QVERIFY(told.find("till.tips: false -> true") != std::string::npos);
        QVERIFY(told.find("providers.alipay.app_id: 1 -> 2") != std::string::npos);
        QVERIFY(told.find("providers.alipay.private_key_file") != std::string::npos);
        QVERIFY2(told.find("key ->") == std::string::npos && told.find("-key") == std::string::npos,
                 told.c_str());
        QCOMPARE(storage::differences(before, before, known), std::string());
    }

private:
    Staff open() { return Staff::open(m_folder->path().toStdString()).value(); }
    void fill()
    {
        Staff staff = open();
        QVERIFY(staff.add({CashierId("lin"), "Lin"}, "1234").ok());
        QVERIFY(staff.add({CashierId("zhao"), "Zhao", false, true}, "5555").ok());
        QVERIFY(staff.add({CashierId("wang"), "Wang", true}, "8888").ok());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

GUITAI_TEST(PeopleTest)

} // namespace guitai::test

#include "people_test.moc"
