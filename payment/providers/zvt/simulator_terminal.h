// The simulated terminal as a whole: its state, and what it is doing with whom.
#pragma once

#include "payment/providers/zvt/fields.h"
#include "payment/providers/zvt/simulator.h"
#include "payment/providers/zvt/simulator_books.h"
#include "payment/providers/zvt/simulator_words.h"

#include <deque>
#include <utility>

namespace guitai::zvt {

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
    // The error ids that it uses.
    static constexpr int declinedByBank = 0x05;
    static constexpr int aborted = 0x6C;
    static constexpr int notReversible = 0xB5;
    static constexpr int alreadyReversed = 0xB4;
    static constexpr int functionNotPossible = 0x83;
    static constexpr int wrongCurrency = 0x6F;
    static constexpr int waitPlease = 0x9C;
    static constexpr int closeFirst = 0xF0;
    static constexpr int systemError = 0xFF;

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
    void tellTotals(Instant now);
    void closeDayNow(Instant now);
    void sayTotal(const SimulatedDeal &deal, const char *title);
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

} // namespace guitai::zvt
