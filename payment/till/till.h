// Till: the one runner. Facts go to the journal first; only when they are on disk are the commands
// carried out. It owns the counter's state and nothing else; the world comes in by the ports.
#pragma once

#include "payment/engine/view.h"
#include "payment/ports/ports.h"
#include "payment/relay/letter.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace guitai {

struct TillSetup
{
    std::string shopName;
    std::string till = "T1";
    Currency currency;
    TaxMode taxMode = TaxMode::Inside;
    Money cashStep;
    std::map<std::string, Rate> rates; // of foreign cash, by currency code
    std::optional<Money> refundLimit;  // refunds of a sale above it need a manager
    bool tips = false;
    Trust trust;                 // who may do what
    bool shiftsRequired = false; // nothing is sold without an open shift
    Zone zone;                   // of the shop's calendar
    // Where each provider sends its callbacks; empty where there is no relay.
    std::map<ProviderId, std::string> notifyUrls;
};

// The last try to get and compare a day's statement; none of it is a fact.
struct StatementTry
{
    ProviderId provider;
    std::string day;
    Instant at;
    bool asking = false; // it is on its way
    std::optional<Lack> lack;
    Weather weather;
    std::string problem;     // why a file is not taken
    bool isImported = false; // a person brought it
};
using StatementTries = std::map<std::pair<ProviderId, std::string>, StatementTry>;

// All are the caller's and outlive the till; those that may be null are pointers.
struct TillPorts
{
    Journal &journal;
    Line &line;
    Clock &clock;
    Alarm &alarm;
    Ids &ids;
    Catalogue *catalogue = nullptr;
    ReceiptPrinter *printer = nullptr;
    CashDrawer *drawer = nullptr;
    DaySeal *seal = nullptr;
    Bookkeeper *bookkeeper = nullptr;
};

class Till
{
public:
    Till(TillSetup setup, TillPorts ports, std::vector<std::unique_ptr<Provider>> providers);
    ~Till();

    Till(const Till &) = delete;
    Till &operator=(const Till &) = delete;

    // Reads the facts and goes on where they end.
    Result<void> start();

    // Called after every change; may be empty.
    void onChange(std::function<void()> told) { m_told = std::move(told); }

    // The one way in for events. Refused events have changed nothing. approver: whose PIN was typed
    // for this event, without signing the cashier out.
    Refusal handle(const Event &event, const std::optional<Cashier> &approver = {});
    // The line brings an answer; tickets of before a restart are not known and are passed over.
    void answered(Line::Ticket ticket, const Answer &answer);
    // A callback that came by the relay: verified by its provider's folder, then an event like the
    // answer to a question. True: it needs not come again. False: what it says could not be written
    // down, and it must be kept until it can.
    bool letter(const relay::Letter &letter);
    // While the relay is connected and a provider's callbacks are seen to come in, the till asks
    // that provider less often.
    void relayIs(RelayLink link, const std::string &detail = {});
    // The alarm rang.
    void wakeUp();

    // Verbs that need an id, a card or the catalogue before they are events.
    Refusal add(const CatalogueItem &item, Quantity quantity = {});
    Refusal pay(const ProviderId &method, Money amount, const std::string &authCode = {});
    // tendered may be foreign; part: how much of what is due it is for, when not all; shown:
    // refused with AlreadyDone when that is not due any more.
    Refusal takeCash(Money tendered, std::optional<Money> part = {},
                     std::optional<ShownDue> shown = {});
    Refusal refund(const SaleId &sale, const AttemptId &leg, Money amount, const std::string &why,
                   const std::optional<Cashier> &approver = {});
    // A part that was paid, whole, before the receipt.
    Refusal giveBack(const SaleId &sale, const AttemptId &leg, const std::string &why,
                     const std::optional<Cashier> &approver = {});
    // Lines, or so much of them, over the legs they were paid with: one refund a leg that is
    // needed.
    Refusal refundLines(const SaleId &sale, const std::vector<RefundedLine> &lines,
                        const std::string &why, const std::optional<Cashier> &approver = {});
    // Asks a provider about itself: Greet (the doctor) or CloseDay. told hears the reading once.
    void consult(const ProviderId &provider, Question question,
                 std::function<void(const Reading &)> told);
    // Shifts; amounts are one a currency.
    Refusal openShift(const std::vector<Money> &opening,
                      const std::optional<Cashier> &approver = {});
    Refusal handOver(const Cashier &to, bool uncounted,
                     const std::optional<Cashier> &approver = {});
    // Whether whoever is signed in may, alone or with the approver; for what is only looked at.
    Refusal permits(Act act, const std::optional<Cashier> &approver = {}) const;
    // The table of who may do what was changed, and the change is a fact already.
    void trustIs(Trust trust);
    // From now on the till asks providers how they are, and whom it cannot reach again and again:
    // so a way to pay says that it is out of reach before anybody chooses it.
    void watchProviders();
    // What became of something that was to be printed; a problem says why it was not.
    void printed(const Result<void> &outcome);
    // From now on the statements of days that are over are fetched by the till itself.
    void watchStatements();
    // A person wants one now, or has a file. What comes of it is told to onCompared.
    Refusal fetchStatement(const ProviderId &provider, const std::string &day,
                           const std::optional<Cashier> &approver = {});
    Refusal importStatement(const ProviderId &provider, const std::string &day, std::string file,
                            const std::optional<Cashier> &approver = {});
    // The bookkeeper's word. Problem: why the file is not taken.
    void compared(const StatementFile &file, Result<StatementCompared> outcome);
    // Told after each try to compare a day, however it ended; may be empty.
    void onCompared(std::function<void(const StatementTry &)> told)
    {
        m_comparedTold = std::move(told);
    }
    const StatementTries &statementTries() const { return m_statementTries; }
    // What is done about a row of a comparison.
    Refusal askAgain(const ProviderId &provider, const std::string &day, const std::string &row,
                     const std::optional<Cashier> &approver = {});
    Refusal attachToSale(const ProviderId &provider, const std::string &day, const std::string &row,
                         const std::optional<Cashier> &approver = {});
    // Of late money, all that is still there.
    Refusal giveBackLate(const ProviderId &provider, const std::string &day, const std::string &row,
                         const std::string &why, const std::optional<Cashier> &approver = {});
    // Brings a finished sale into the till's hands again; false when the journal has none.
    bool fetch(const SaleId &sale);

    const Counter &counter() const { return m_counter; }
    CounterView view() const;
    Weather weather(const AttemptId &attempt) const;
    Weather weather(const RefundId &refund) const;
    // Why nothing can be written, empty when all is well.
    const std::string &stopped() const { return m_stopped; }
    // True when no attempt and no refund is unresolved.
    bool isResolved() const;
    std::vector<ProviderCard> methods() const;

private:
    struct Talk
    {
        std::unique_ptr<Conversation> conversation;
        ProviderId provider;
        AttemptId attempt;
        RefundId refund;
        Question question = Question::Query;
        std::string device;      // the address of the device it speaks to, once it does
        bool wasWanted = true;   // Matter::wanted when it began
        bool isUnwanted = false; // it has been told NotWanted
        std::function<void(const Reading &)> told; // of a consultation
        std::optional<FetchStatement> statement;   // it fetches one
    };

    // An event that came while another was in hand.
    struct Waiting
    {
        Event event;
        std::optional<Cashier> approver;
    };

    Refusal process(const Event &event, const std::optional<Cashier> &approver = {});
    Result<void> seal(std::vector<Fact> &facts);
    void drain();
    void carryOut(const Command &command);
    void ask(const AskProvider &command);
    void advance(Line::Ticket ticket, Step step);
    void tell(Line::Ticket ticket, const DeviceMessage &message);
    void leaveDevice(Line::Ticket ticket, const std::string &device);
    Answer writeDown(const Talk &talk, const Note &note);
    // The last hundred questions to a provider, and what it said of itself.
    struct Record
    {
        ProviderHealth health;
        std::deque<bool> answered;
    };

    void remember(const ProviderId &provider, const Reading &reading);
    bool isOverNetwork(const ProviderId &provider) const;
    void probe();
    void showHealth(CounterView &view) const;
    bool isInterrupted(const AskProvider &command);
    bool mustWait(const Checkout &checkout, const AskProvider &command) const;
    void finishTurn();
    void conclude(const Talk &talk, const Reading &reading);
    bool isTalking(const AskProvider &command) const;
    void note(Weather &weather, const Reading &reading);
    Instant whenToWake(const WakeAttempt &wake) const;
    void showRelay(CounterView &view) const;
    bool doubt(const relay::Letter &letter, const std::string &why);
    void wakeAll(const ProviderId &provider);
    void cannotWrite(const Event &event, const Problem &problem);
    void retireWhatIsOver();
    void setAlarm();
    WokeStatements wokeStatements(const ProviderId &id) const;
    void fetchNow(const FetchStatement &wanted);
    void concludeStatement(const FetchStatement &wanted, const Reading &reading);
    void missed(const ProviderId &provider, const std::string &day, Lack why, Weather weather,
                std::string problem = {});
    void tellTry(const StatementTry &tried);
    const Difference *rowOf(const ProviderId &provider, const std::string &day,
                            const std::string &row) const;
    void showStatements(CounterView &view) const;
    Provider *provider(const ProviderId &id) const;
    Matter matterOf(const Checkout &checkout, const AskProvider &command) const;

    TillSetup m_setup;
    TillPorts m_ports;
    std::map<ProviderId, std::unique_ptr<Provider>> m_providers;
    std::vector<ProviderId> m_order; // of the methods, as given
    Counter m_counter;
    Weathers m_weathers;
    std::map<Line::Ticket, Talk> m_talks;
    Line::Ticket m_lastTicket = 0;
    // A device talks with one at a time: who that is, and who waits with what to say.
    std::map<std::string, Line::Ticket> m_devices;
    std::deque<std::pair<Line::Ticket, DeviceMessage>> m_deviceQueue;
    std::map<AttemptId, Instant> m_attemptWakes;
    std::map<RefundId, Instant> m_refundWakes;
    std::map<ProviderId, Instant> m_statementWakes;
    StatementTries m_statementTries;
    bool m_watchesStatements = false;
    std::map<ProviderId, Instant> m_probes; // of those out of reach
    bool m_watchesProviders = false;
    std::function<void(const StatementTry &)> m_comparedTold;
    RelayWeather m_relay;
    std::map<ProviderId, Record> m_records;
    PrinterWeather m_printer;
    std::set<ProviderId> m_callers;                // providers whose callbacks are seen to come in
    std::map<ProviderId, Instant> m_lookedInstead; // after a callback that did not verify
    // Charges sent in this life of the till, for attempts that it saw being opened.
    std::map<AttemptId, int> m_charges;
    std::deque<Waiting> m_events;
    bool m_busy = false;
    std::string m_stopped;
    std::function<void()> m_told;
};

} // namespace guitai
