// The terminal's side of the conversation: one command at a time, each of its own words answered
// before the next.
#include "payment/providers/zvt/simulator.h"

#include "payment/providers/zvt/digits.h"
#include "payment/providers/zvt/fields.h"
#include "payment/providers/zvt/simulator_books.h"
#include "payment/providers/zvt/simulator_words.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <deque>
#include <utility>

namespace guitai::zvt {

namespace {

constexpr Span answerTime = Span::seconds(5);    // T3
constexpr Span askAgainAfter = Span::seconds(2); // after 84 9C
constexpr Span waitSaying = Span::seconds(10);
constexpr int declinedByBank = 0x05;
constexpr int aborted = 0x6C;
constexpr int notReversible = 0xB5;
constexpr int alreadyReversed = 0xB4;
constexpr int functionNotPossible = 0x83;
constexpr int wrongCurrency = 0x6F;
constexpr int waitPlease = 0x9C;
constexpr int closeFirst = 0xF0;
constexpr int systemError = 0xFF;
constexpr std::size_t portion = 3;

class KeptTerminal : public TerminalSimulator
{
public:
    explicit KeptTerminal(SimulatorOptions options)
        : m_options(std::move(options))
        , m_link(makeLink(m_options.link))
    {}

    SimulatorOptions &options() override { return m_options; }

    HttpReply handle(const HttpRequest &, Instant, AnswerFault) override { return {404, {}, {}}; }
    std::string callOf(const HttpRequest &) const override { return {}; }
    bool isDevice() const override { return true; }
    std::string callOf(std::string_view bytes) const override;

    void deviceConnected(Instant now) override
    {
        if (m_isConnected)
            deviceHungUp(now);
        m_isConnected = true;
        m_isRegistered = false;
        m_link = makeLink(m_options.link);
        m_portions.clear();
    }
    void deviceHungUp(Instant now) override
    {
        m_isConnected = false;
        m_isRegistered = false;
        m_portions.clear();
        if (m_isAsking)
            unanswered(now);
    }
    DeviceSays deviceHears(std::string_view bytes, Instant now) override
    {
        m_link->hear(bytes);
        while (const auto apdu = m_link->take())
            receive(*apdu, now);
        return says();
    }
    DeviceSays deviceDue(Instant now) override
    {
        passTime(now);
        return says();
    }

    bool scan(std::string_view, Instant) override { return false; }
    bool pay(std::string_view which, Instant now) override { return holdCard(which, 0, now); }
    bool decline(std::string_view which, Instant now) override
    {
        return holdCard(which, declinedByBank, now);
    }
    bool timeOut(std::string_view which, Instant now) override
    {
        return holdCard(which, aborted, now);
    }
    bool payPartly(Money amount, Instant now) override
    {
        m_partly = amount.minor();
        return holdCard({}, 0, now);
    }
    void payByHand(Money amount, Instant now) override
    {
        m_books.store(m_books.open(Deal::Payment, amount.minor(), now));
    }
    void failAfterTheYes() override { m_failsAfterTheYes = true; }

    std::vector<WaitingPayment> waiting(Instant) const override;
    std::vector<LedgerRow> ledger() const override { return m_books.ledger(m_options.currency); }

    std::vector<OutgoingCallback> callbacksDue(Instant) override { return {}; }
    void callbackAnswered(const std::string &, const std::optional<HttpReply> &, Instant) override
    {}

    ProviderSettings settingsFor(const std::string &baseUrl) const override;
    std::string save() const override;
    bool load(std::string_view saved) override;

private:
    enum class Stage
    {
        Idle,
        Card, // waits for one
        Host, // asks the bank
        Words // says what is in m_words, until it is empty
    };
    enum class Then
    {
        Nothing,
        Book, // the till has taken the status information
        Keep  // and the slips: now it is in the memory
    };
    struct Word
    {
        Apdu apdu;
        Then then = Then::Nothing;
    };

    void receive(const Apdu &apdu, Instant now);
    void receiveAnswer(const Apdu &apdu, Instant now);
    int refusalOf(const Apdu &apdu) const;
    void carryOut(const Apdu &apdu, Instant now);
    void beginDeal(const Apdu &apdu, Instant now);
    void repeatReceiptNow();
    void closeDayNow(Instant now);
    void askedToGiveUp(Instant now);
    bool holdCard(std::string_view which, int result, Instant now);
    void bankHasAnswered(Instant now);
    void fail(int code);
    void say(Apdu apdu, Then then = Then::Nothing) { m_words.push_back({std::move(apdu), then}); }
    void finish() { say({Completion, {}}); }
    void sayNext(Instant now);
    void passTime(Instant now);
    void unanswered(Instant now);
    void refusedByTill(Instant now);
    DeviceSays says();
    bool printsThroughTill() const { return (m_config & 0x82) == 0x82; }
    std::string nameOfWaiting() const { return std::to_string(m_books.nextTrace()); }

    SimulatorOptions m_options;
    std::unique_ptr<Link> m_link;
    TerminalBooks m_books;
    bool m_isConnected = false;
    bool m_isRegistered = false;
    int m_config = 0;
    Stage m_stage = Stage::Idle;
    Deal m_deal = Deal::Payment;
    std::int64_t m_minor = 0;
    std::int64_t m_originalTrace = 0;
    std::int64_t m_partly = 0;
    int m_result = 0;
    Instant m_since; // of the stage
    Instant m_saidWaitAt;
    std::optional<SimulatedDeal> m_draft; // approved, not kept yet
    std::deque<Word> m_words;
    bool m_isAsking = false; // the first of m_words is out
    Instant m_askedAt;
    std::optional<Instant> m_askAgainAt;
    bool m_failsAfterTheYes = false;
    bool m_isClosing = false;
    std::string m_portions; // not yet given out
};

std::string KeptTerminal::callOf(std::string_view bytes) const
{
    std::string names;
    const auto reader = makeLink(m_options.link);
    reader->hear(bytes);
    while (const auto apdu = reader->take())
        names += (names.empty() ? "" : ",") + nameOf(apdu->command);
    return names;
}

std::vector<WaitingPayment> KeptTerminal::waiting(Instant) const
{
    if (m_stage != Stage::Card)
        return {};
    WaitingPayment payment;
    payment.outTradeNo = nameOfWaiting();
    payment.subject = m_deal == Deal::Payment ? "Terminal " + m_options.terminal
                                              : "Refund, terminal " + m_options.terminal;
    payment.amount = Money(m_minor, m_options.currency);
    payment.since = m_since;
    payment.until = m_since + m_options.cardTime;
    payment.byCard = true;
    return {payment};
}

DeviceSays KeptTerminal::says()
{
    std::string bytes = std::exchange(m_portions, {}) + m_link->takeBytes();
    if (!m_isConnected)
        return {};
    if (m_options.isSplit && bytes.size() > portion) {
        m_portions = bytes.substr(portion);
        bytes.resize(portion);
    }
    return {bytes, false};
}

void KeptTerminal::receive(const Apdu &apdu, Instant now)
{
    if (apdu.isAnswer()) {
        receiveAnswer(apdu, now);
        return;
    }
    if (apdu.command == AbortByTill) {
        askedToGiveUp(now);
        return;
    }
    const int refusal = refusalOf(apdu);
    if (refusal != 0) {
        m_link->say(refused(refusal));
        return;
    }
    m_link->say(accepted(), m_options.lengths);
    carryOut(apdu, now);
    sayNext(now);
}

int KeptTerminal::refusalOf(const Apdu &apdu) const
{
    if (m_stage != Stage::Idle)
        return waitPlease;
    const bool isMoney = apdu.command == Authorisation || apdu.command == zvt::Refund;
    const std::string password = apdu.data.substr(0, 3);
    if (apdu.command != Authorisation && apdu.command != Diagnosis &&
        password != bcd(m_options.password, 3))
        return functionNotPossible;
    if (apdu.command == Registration) {
        const std::string currency = apdu.data.size() >= 6 ? apdu.data.substr(4, 2) : std::string();
        return currency.empty() || currency == bcd(m_options.currency.number(), 2) ? 0
                                                                                   : wrongCurrency;
    }
    if (!m_isRegistered)
        return functionNotPossible;
    if (m_options.wantsClose && (isMoney || apdu.command == zvt::Reversal))
        return closeFirst;
    const Fields fields =
        readFields(std::string_view(apdu.data).substr(apdu.command == Authorisation ? 0 : 3));
    if (isMoney) {
        if (!fields.whole || fields.number(Amount).value_or(0) <= 0)
            return functionNotPossible;
        return fields.number(CurrencyCode) == m_options.currency.number() ? 0 : wrongCurrency;
    }
    switch (apdu.command) {
    case zvt::Reversal:
    case EndOfDay:
    case Initialisation:
    case Diagnosis:
        return 0;
    case RepeatReceipt:
        return m_options.forgets ? functionNotPossible : 0;
    case StatusEnquiry:
        return m_options.knowsNoEnquiry ? functionNotPossible : 0;
    default:
        return functionNotPossible;
    }
}

void KeptTerminal::carryOut(const Apdu &apdu, Instant now)
{
    m_since = now;
    m_stage = Stage::Words;
    switch (apdu.command) {
    case Registration: {
        m_isRegistered = true;
        m_config = apdu.data.size() > 3 ? static_cast<unsigned char>(apdu.data[3]) : 0;
        std::string data = field(StatusByte, std::string(1, m_options.wantsCare ? '\x01' : '\0')) +
                           field(TerminalId, bcd(m_options.terminal, 4));
        if (apdu.data.size() >= 6)
            data += field(CurrencyCode, bcd(m_options.currency.number(), 2));
        say({Completion, data});
        return;
    }
    case Initialisation:
        m_options.wantsCare = false;
        finish();
        return;
    case StatusEnquiry:
        say({Completion, std::string(1, m_options.wantsClose ? '\xF0' : '\0')});
        return;
    case RepeatReceipt:
        repeatReceiptNow();
        return;
    case EndOfDay:
        closeDayNow(now);
        return;
    case Authorisation:
    case zvt::Refund:
    case zvt::Reversal:
        beginDeal(apdu, now);
        return;
    default:
        finish();
    }
}

void KeptTerminal::repeatReceiptNow()
{
    if (const SimulatedDeal *last = m_books.lastStored()) {
        say(statusOf(*last, {m_options, deviceFault().wrongAmount}));
        finish();
    } else {
        say(abortWith(functionNotPossible));
    }
}

void KeptTerminal::closeDayNow(Instant now)
{
    SimulatedDeal closing;
    closing.trace = m_books.nextTrace();
    closing.at = now;
    const std::int64_t total = m_books.total();
    m_isClosing = true;
    say(intermediate(0x0F, m_options));
    say(totalStatus(closing, total, m_options));
    if (printsThroughTill()) {
        for (Apdu &apdu : report(
                 {"Kassenschnitt", "Summe " + Money(total, m_options.currency).text()}, m_options))
            say(std::move(apdu));
    }
    finish();
}

void KeptTerminal::beginDeal(const Apdu &apdu, Instant now)
{
    const std::size_t head = apdu.command == Authorisation ? 0 : 3;
    const Fields fields = readFields(std::string_view(apdu.data).substr(head));
    m_deal = apdu.command == Authorisation ? Deal::Payment
             : apdu.command == zvt::Refund ? Deal::Refund
                                           : Deal::Reversal;
    m_minor = fields.number(Amount).value_or(0);
    m_originalTrace = 0;
    m_partly = 0;
    m_result = 0;
    if (m_deal != Deal::Reversal) {
        m_stage = Stage::Card;
        say(intermediate(0x0A, m_options));
        return;
    }
    const SimulatedDeal *paid = m_books.payment(fields.number(ReceiptNumber).value_or(0));
    if (!paid || (m_minor != 0 && m_minor != paid->minor)) {
        fail(notReversible);
    } else if (m_books.isReversed(*paid)) {
        fail(alreadyReversed);
    } else {
        m_minor = paid->minor;
        m_originalTrace = paid->trace;
        m_stage = Stage::Host;
        m_saidWaitAt = now;
    }
}

void KeptTerminal::askedToGiveUp(Instant now)
{
    if (m_options.whenAsked == WhenAsked::SaysNothing)
        return;
    const bool canStop = m_stage == Stage::Card && m_options.whenAsked == WhenAsked::GivesUp;
    if (!canStop) {
        m_link->say(m_stage == Stage::Idle ? accepted() : refused(functionNotPossible));
        return;
    }
    m_link->say(accepted());
    m_books.open(m_deal, m_minor, now).state = "CANCELLED";
    fail(aborted);
    sayNext(now);
}

bool KeptTerminal::holdCard(std::string_view which, int result, Instant now)
{
    const bool isMeant = which.empty() || which == "card" || which == nameOfWaiting();
    if (m_stage != Stage::Card || !isMeant)
        return false;
    m_stage = Stage::Host;
    m_result = result;
    m_since = now;
    m_saidWaitAt = now;
    if (result != aborted && !m_options.hostIsQuiet)
        say(intermediate(0x04, m_options));
    return true;
}

void KeptTerminal::fail(int code)
{
    m_stage = Stage::Words;
    say(failedStatus(code, m_options));
    say(abortWith(code));
}

void KeptTerminal::bankHasAnswered(Instant now)
{
    if (m_result != 0) {
        m_books.open(m_deal, m_minor, now).state = m_result == aborted ? "CANCELLED" : "DECLINED";
        fail(m_result);
        return;
    }
    m_stage = Stage::Words;
    SimulatedDeal &deal = m_books.open(m_deal, m_partly > 0 ? m_partly : m_minor, now);
    deal.state = "REVERSED"; // until it is kept
    deal.originalTrace = m_originalTrace;
    m_draft = deal;
    const bool prints = printsThroughTill();
    say(statusOf(deal, {m_options, deviceFault().wrongAmount}),
        prints || m_options.saysTwice ? Then::Book : Then::Keep);
    if (m_options.saysTwice)
        say(statusOf(deal, {m_options, deviceFault().wrongAmount}),
            prints ? Then::Book : Then::Keep);
    if (prints) {
        std::vector<Apdu> all = slips(deal, m_options);
        for (std::size_t i = 0; i < all.size(); ++i)
            say(all[i], i + 1 == all.size() ? Then::Keep : Then::Nothing);
    }
    finish();
}

// The next word goes out once the one before is answered.
void KeptTerminal::sayNext(Instant now)
{
    if (m_isAsking || m_askAgainAt)
        return;
    if (m_words.empty()) {
        if (m_stage == Stage::Words)
            m_stage = Stage::Idle;
        return;
    }
    m_isAsking = true;
    m_askedAt = now;
    if (m_isConnected)
        m_link->say(m_words.front().apdu, m_options.lengths);
    else
        unanswered(now);
}

void KeptTerminal::receiveAnswer(const Apdu &apdu, Instant now)
{
    if (!m_isAsking)
        return;
    m_isAsking = false;
    const Word word = m_words.front();
    const bool isStatus = word.apdu.command == StatusInformation;
    if (apdu.errorId() == waitPlease && isStatus) {
        m_askAgainAt = now + askAgainAfter;
        return;
    }
    m_words.pop_front();
    if (apdu.errorId() != 0 && isStatus && m_draft) {
        refusedByTill(now);
    } else if (word.then == Then::Keep && m_draft) {
        if (std::exchange(m_failsAfterTheYes, false)) {
            refusedByTill(now);
            return;
        }
        m_books.keep(m_draft->trace);
        m_draft.reset();
    } else if (m_isClosing && word.apdu.command == Completion) {
        m_isClosing = false;
        m_books.closeDay();
        m_options.wantsClose = false;
    }
    sayNext(now);
}

// It takes the money back by itself, and says so.
void KeptTerminal::refusedByTill(Instant now)
{
    m_draft.reset();
    m_words.clear();
    say(intermediate(0x05, m_options));
    say(abortWith(systemError));
    sayNext(now);
}

// Nobody has answered, or nobody is there to be told.
void KeptTerminal::unanswered(Instant now)
{
    m_isAsking = false;
    m_askAgainAt.reset();
    if (m_stage == Stage::Card || m_stage == Stage::Host) {
        m_words.clear(); // it goes on with its customer
        return;
    }
    if (m_draft && m_options.unacknowledged == Unacknowledged::Kept)
        m_books.keep(m_draft->trace);
    else if (m_draft && m_options.unacknowledged == Unacknowledged::Declined)
        m_books.find(m_draft->trace)->state = "DECLINED";
    m_draft.reset();
    m_words.clear();
    m_isClosing = false;
    m_stage = Stage::Idle;
    m_since = now;
}

void KeptTerminal::passTime(Instant now)
{
    if (m_isAsking && now - m_askedAt >= answerTime)
        unanswered(now);
    if (m_askAgainAt && now >= *m_askAgainAt)
        m_askAgainAt.reset();
    if (m_stage == Stage::Card && now - m_since >= m_options.cardTime) {
        m_books.open(m_deal, m_minor, now).state = "CANCELLED";
        fail(aborted);
    }
    if (m_stage == Stage::Host) {
        if (now - m_since >= m_options.hostTime && m_words.empty())
            bankHasAnswered(now);
        else if (!m_options.hostIsQuiet && now - m_saidWaitAt >= waitSaying) {
            m_saidWaitAt = now;
            say(intermediate(0x04, m_options));
        }
    }
    sayNext(now);
}

ProviderSettings KeptTerminal::settingsFor(const std::string &baseUrl) const
{
    const std::size_t slashes = baseUrl.find("://");
    std::string rest = slashes == std::string::npos ? baseUrl : baseUrl.substr(slashes + 3);
    rest.resize(std::min(rest.find('/'), rest.size()));
    const std::size_t colon = rest.rfind(':');
    ProviderSettings settings{{"password", m_options.password},
                              {"currency", m_options.currency.code()}};
    if (m_options.link == LinkKind::Framed) {
        settings["address"] = "serial:///dev/guitai?baud=9600";
    } else {
        settings["host"] = rest.substr(0, colon);
        if (colon != std::string::npos)
            settings["port"] = rest.substr(colon + 1);
    }
    return settings;
}

std::string KeptTerminal::save() const
{
    return QJsonDocument(QJsonObject{{"books", QString::fromStdString(m_books.save())},
                                     {"wants_close", m_options.wantsClose}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool KeptTerminal::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    TerminalBooks books;
    if (!books.load(document["books"].toString().toStdString()))
        return false;
    const SimulatorOptions options = m_options;
    *this = KeptTerminal(options);
    m_books = std::move(books);
    m_options.wantsClose = document["wants_close"].toBool();
    return true;
}

} // namespace

std::unique_ptr<TerminalSimulator> makeSimulator(SimulatorOptions options)
{
    return std::make_unique<KeptTerminal>(std::move(options));
}

} // namespace guitai::zvt
