// Workplace: everything a till stands on, opened from one data folder: settings, people, goods,
// journal, providers, and the till itself with the real ports.
#pragma once

#include "app/workplace/shop_courier.h"
#include "books/settlement.h"
#include "payment/till/till.h"
#include "payment/transport/relay_line.h"
#include "storage/base/instance_lock.h"
#include "storage/catalogue/catalogue.h"
#include "storage/journal/sqlite_journal.h"
#include "storage/settings/day_key.h"
#include "storage/settings/settings.h"
#include "storage/settings/staff.h"

#include <functional>
#include <memory>
#include <string>

namespace guitai {

// The places in a data folder.
struct DataFolder
{
    std::string path;

    std::string journal() const { return path + "/journal.db"; }
    std::string catalogue() const { return path + "/catalogue.db"; }
    std::string receipts() const { return path + "/receipts"; }

    // What --data-dir says, or the XDG data folder of this user ("~/.local/share/guitai").
    static DataFolder chosen(const std::string &option);
};

// What the settings of every provider in this program may hold.
storage::KnownFields knownFields();
// The providers that are set up and enabled; a Problem names the wrong setting.
Result<std::vector<std::unique_ptr<Provider>>> makeProviders(const storage::Settings &settings);

// Where the shop's relay is, and how this till signs in there.
RelayAddress relayAddress(const storage::Settings &settings);

// The shop's time zone in seconds east of Greenwich at that moment.
int shopOffset(const storage::Settings &settings, Instant at);
// All of that time zone's changes from 1990 to 2100.
Zone shopZone(const storage::Settings &settings);

// Lives in one thread, which has an event loop. Nobody else may open the folder meanwhile.
class Workplace
{
public:
    // A Problem says what is wrong and what to do: another till is running here, the database is of
    // a newer version, a key does not parse.
    static Result<std::unique_ptr<Workplace>> open(const DataFolder &folder);
    ~Workplace();

    Till &till() { return *m_till; }
    storage::CatalogueStore &catalogue() { return *m_catalogue; }
    storage::SqliteJournal &journal() { return *m_journal; }
    const storage::Settings &settings() const { return m_settings; }
    storage::Staff &staff() { return *m_staff; }
    // Lets callbacks in, where the settings name a relay. The till works the same without.
    void openRelay();
    // Ships the facts to the shop's database, where the settings name one; told hears how it
    // stands, in a thread of its own. The till works the same without.
    void openShop(std::function<void(const ShopWeather &)> told);
    // There may be new facts for it.
    void nudgeShop();
    // A statement is being held against the books.
    bool isComparing() const;
    Clock &clock();
    // Who it is; a PIN that is nobody's is kept in the journal. Or how long to wait.
    std::variant<Cashier, Span> personOf(const std::string &pin);
    // What stands between a person who asks for a change and the change: nothing, whose PIN it
    // takes, or why it cannot be.
    struct Outcome
    {
        Refusal refusal = Refusal::None;
        PersonFault fault = PersonFault::None;
        std::string problem;
        // The change itself is made, even where its fact has to wait until it can be written.
        bool isMade = false;
    };
    // Changes by whoever is signed in, alone or with the approver; each is a fact at once. Nobody
    // gives more trust than she has, or changes somebody who has more.
    Outcome changePerson(const PersonChange &change, const std::optional<Cashier> &approver);
    // The table of who may do what, and its limits.
    Outcome changeTrust(const Trust &trust, const std::optional<Cashier> &approver);
    // For sales of another till's history: what happens now is booked at that time; nothing: now.
    void setBookTime(std::optional<Instant> at);
    const DataFolder &folder() const { return m_folder; }
    int offset() const; // of the shop's time zone from Greenwich now, seconds

    // A sale as the journal has it, in hand or not; nullptr when there is none.
    std::unique_ptr<Checkout> recall(const SaleId &sale);

private:
    Workplace();
    Result<void> openAll();
    void takeInChanges();
    Outcome noteThenChange(const CashierId &person, const std::string &what,
                           const std::optional<Cashier> &approver,
                           const std::function<Result<void>()> &change);

    struct Ports;

    DataFolder m_folder;
    storage::Settings m_settings;
    std::unique_ptr<storage::InstanceLock> m_lock;
    std::unique_ptr<Ports> m_ports;
    std::unique_ptr<storage::CatalogueStore> m_catalogue;
    std::unique_ptr<storage::SqliteJournal> m_journal;
    std::unique_ptr<storage::Staff> m_staff;
    std::unique_ptr<storage::DayKey> m_dayKey;
    std::unique_ptr<Till> m_till;
    std::unique_ptr<ShopCourier> m_courier;
};

} // namespace guitai
