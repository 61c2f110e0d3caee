// Opens the folder in the order in which things can fail, cheapest first.
#include "app/workplace/workplace.h"

#include "app/workplace/shop_bookkeeper.h"
#include "payment/providers/table.h"
#include "payment/transport/shop_line.h"
#include "payment/transport/system.h"
#include "storage/settings/change_notes.h"

#include <QDateTime>
#include <QDir>
#include <QStandardPaths>
#include <QTimeZone>

namespace guitai {

DataFolder DataFolder::chosen(const std::string &option)
{
    if (!option.empty())
        return {QDir(QString::fromStdString(option)).absolutePath().toStdString()};
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return {(base + "/guitai").toStdString()};
}

storage::KnownFields knownFields()
{
    storage::KnownFields fields;
    for (const ProviderMaker &maker : providerMakers())
        fields[maker.id] = maker.fields;
    return storage::withHouseMethods(std::move(fields));
}

Result<std::vector<std::unique_ptr<Provider>>> makeProviders(const storage::Settings &settings)
{
    std::vector<std::unique_ptr<Provider>> providers;
    for (const ProviderMaker &maker : providerMakers()) {
        const auto block = settings.providers.find(maker.id);
        if (block == settings.providers.end() || !settings.isEnabled(maker.id))
            continue;
        auto provider = maker.make(block->second);
        if (!provider)
            return Problem{"settings: providers." + maker.id + ": " + provider.problem().what};
        providers.push_back(std::move(provider).value());
    }
    return providers;
}

RelayAddress relayAddress(const storage::Settings &settings)
{
    return {settings.relay.url, settings.relay.inbox, settings.relay.token, settings.till};
}
namespace {

// The system's clock, or the time of a sale that is booked later.
class BookClock : public Clock
{
public:
    Instant now() override { return m_fixed ? *m_fixed : m_system.now(); }
    void fix(std::optional<Instant> at) { m_fixed = at; }

private:
    SystemClock m_system;
    std::optional<Instant> m_fixed;
};

} // namespace

struct Workplace::Ports
{
    explicit Ports(Workplace &place)
        : ids(clock)
        , line([&place](Line::Ticket ticket, const Answer &answer) {
            place.till().answered(ticket, answer);
        })
        , alarm(clock, [&place] { place.till().wakeUp(); })
    {}

    BookClock clock;
    RandomIds ids;
    ShopLine line;
    TimerAlarm alarm;
    std::unique_ptr<RelayLine> relay;
    std::unique_ptr<ShopBookkeeper> bookkeeper;
};

Workplace::Workplace() = default;

// The till lets go of its conversations before the line dies.
Workplace::~Workplace()
{
    m_courier.reset();
    if (m_ports) {
        m_ports->relay.reset();
        m_ports->bookkeeper.reset();
    }
    m_till.reset();
}

bool Workplace::isComparing() const
{
    return m_ports->bookkeeper->isBusy();
}

Clock &Workplace::clock()
{
    return m_ports->clock;
}

int shopOffset(const storage::Settings &settings, Instant at)
{
    const QTimeZone zone(QByteArray::fromStdString(settings.shop.timeZone));
    return zone.isValid() ? zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at.ms)) : 0;
}

Zone shopZone(const storage::Settings &settings)
{
    const QTimeZone zone(QByteArray::fromStdString(settings.shop.timeZone));
    if (!zone.isValid())
        return {{{0}, 0}};
    const QDateTime begin(QDate(1990, 1, 1), QTime(), Qt::UTC);
    const QDateTime end(QDate(2100, 1, 1), QTime(), Qt::UTC);
    Zone rules = {{{begin.toMSecsSinceEpoch()}, zone.offsetFromUtc(begin)}};
    for (const auto &change : zone.transitions(begin, end))
        rules.push_back({{change.atUtc.toMSecsSinceEpoch()}, change.offsetFromUtc});
    return rules;
}

void Workplace::setBookTime(std::optional<Instant> at)
{
    m_ports->clock.fix(at);
    m_journal->setOffset(shopOffset(m_settings, clock().now()));
}

int Workplace::offset() const
{
    return shopOffset(m_settings, SystemClock().now());
}

Result<std::unique_ptr<Workplace>> Workplace::open(const DataFolder &folder)
{
    auto place = std::unique_ptr<Workplace>(new Workplace);
    place->m_folder = folder;
    if (auto opened = place->openAll(); !opened)
        return opened.problem();
    return place;
}

Result<void> Workplace::openAll()
{
    if (!QDir().mkpath(QString::fromStdString(m_folder.path)))
        return Problem{"cannot make the folder " + m_folder.path};
    auto lock = storage::InstanceLock::take(m_folder.path);
    if (!lock)
        return lock.problem();
    m_lock = std::make_unique<storage::InstanceLock>(std::move(lock).value());

    auto settings = storage::SettingsStore(m_folder.path, knownFields()).load();
    if (!settings)
        return settings.problem();
    m_settings = std::move(settings).value();
    auto providers = makeProviders(m_settings);
    if (!providers)
        return providers.problem();
    auto staff = storage::Staff::open(m_folder.path);
    if (!staff)
        return staff.problem();
    m_staff = std::make_unique<storage::Staff>(std::move(staff).value());

    const Currency currency = m_settings.shop.currency;
    auto catalogue = storage::CatalogueStore::open(m_folder.catalogue(), currency);
    if (!catalogue)
        return catalogue.problem();
    m_catalogue = std::move(catalogue).value();
    m_journal = std::make_unique<storage::SqliteJournal>(m_folder.journal(), offset());
    m_ports = std::make_unique<Ports>(*this);

    TillSetup setup;
    setup.shopName = m_settings.shop.name;
    setup.till = m_settings.till;
    setup.currency = currency;
    setup.taxMode = m_settings.taxMode;
    setup.cashStep = m_settings.cashStep();
    setup.rates = m_settings.rates;
    setup.refundLimit = m_settings.refundLimit;
    setup.tips = m_settings.tips;
    if (const RelayAddress relay = relayAddress(m_settings); relay.isSet()) {
        for (const auto &provider : *providers)
            setup.notifyUrls[provider->card().id] =
                callbackAddress(relay, provider->card().id.text);
    }
    setup.trust = m_settings.trust;
    setup.shiftsRequired = m_settings.shiftsRequired;
    setup.zone = shopZone(m_settings);
    m_dayKey = std::make_unique<storage::DayKey>(m_folder.path);
    m_ports->bookkeeper = std::make_unique<ShopBookkeeper>(
        m_folder, m_settings, [this](const StatementFile &file, Result<StatementCompared> outcome) {
            m_till->compared(file, std::move(outcome));
        });
    TillPorts ports{*m_journal,     m_ports->line,
                    m_ports->clock, m_ports->alarm,
                    m_ports->ids,   m_catalogue.get(),
                    nullptr,        nullptr,
                    m_dayKey.get(), m_ports->bookkeeper.get()};
    m_till = std::make_unique<Till>(std::move(setup), ports, std::move(providers).value());
    if (auto started = m_till->start(); !started)
        return started;
    takeInChanges();
    return {};
}

// What was changed while no till was open. Should the machine die between the two lines, a change
// stands in the journal twice rather than not at all.
void Workplace::takeInChanges()
{
    storage::ChangeNotes notes(m_folder.path);
    const std::vector<storage::ChangeNote> all = notes.all();
    bool kept = true;
    for (const storage::ChangeNote &note : all) {
        const Event event = note.person.empty()
                                ? Event(SettingsEdited{note.by, note.what})
                                : Event(StaffEdited{note.by, note.person, note.what});
        kept = kept && m_till->handle(event) == Refusal::None;
    }
    if (!all.empty() && kept)
        notes.clear();
}

std::variant<Cashier, Span> Workplace::personOf(const std::string &pin)
{
    const Instant now = m_ports->clock.now();
    const int wrongBefore = m_staff->wrongInARow();
    const auto entry = m_staff->signIn(pin, now);
    // A try during the wait was not looked at, and does not count.
    if (std::holds_alternative<Span>(entry) && m_staff->wrongInARow() > wrongBefore)
        m_till->handle(PinFailed{m_staff->wrongInARow()});
    return entry;
}

void Workplace::openRelay()
{
    const RelayAddress address = relayAddress(m_settings);
    if (!address.isSet() || m_ports->relay)
        return;
    m_ports->relay = std::make_unique<RelayLine>(
        address,
        [this](const relay::Letter &letter) {
            return letter.provider == relay::testProvider || m_till->letter(letter);
        },
        [this](RelayLink link, const std::string &detail) { m_till->relayIs(link, detail); });
    m_ports->relay->open();
}

void Workplace::openShop(std::function<void(const ShopWeather &)> told)
{
    if (!m_settings.shopDatabase.url.empty() && !m_courier)
        m_courier = std::make_unique<ShopCourier>(m_folder.path, m_settings.till,
                                                  m_settings.shopDatabase, std::move(told));
}

void Workplace::nudgeShop()
{
    if (m_courier)
        m_courier->nudge();
}

std::unique_ptr<Checkout> Workplace::recall(const SaleId &sale)
{
    if (const Checkout *inHand = m_till->counter().sale(sale))
        return std::make_unique<Checkout>(*inHand);
    const std::vector<Fact> facts = m_journal->factsOf(sale);
    if (facts.empty())
        return nullptr;
    Counter past;
    past.drawer = Money(0, m_settings.shop.currency);
    for (const Fact &fact : facts)
        evolve(past, fact);
    return std::make_unique<Checkout>(past.sales[sale]);
}

} // namespace guitai
