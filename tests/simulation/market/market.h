// Market: one story of several tills over the real provider folders and their own simulators, in
// virtual time, with everything going wrong between them that can.
#pragma once

#include "payment/providers/simulator.h"
#include "payment/relay/letter.h"
#include "tests/simulation/agenda.h"
#include "tests/simulation/chance.h"
#include "tests/simulation/market/stall.h"
#include "tests/simulation/outcome.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace guitai::simulation {

// How likely each trouble is in this story, in percent of the occasions.
struct MarketWeather
{
    int loseRequest = 0, loseReply = 0, doubleRequest = 0, late = 0;
    int cut = 0, alter = 0, badSignature = 0, oddAmount = 0;
    int busy = 0, serverError = 0, html = 0; // 429, 500, a page of somebody else's
    int diskFails = 0;
    int crashes = 0;              // how many are planted in the life of each till
    int clock = 0;                // jumps of the tills' clocks
    bool providersClocks = false; // are wrong by minutes
    int letterLost = 0, letterDoubled = 0, letterLate = 0, letterForged = 0, letterReplayed = 0;
    bool relay = true;
};

// A provider's side of the story.
struct Side
{
    std::string id;
    std::string url; // where it listens
    bool signsAnswers = true;
    Span ahead; // its clock, of the true time
    std::unique_ptr<Simulator> simulator;
};

class Market
{
public:
    // provider: a folder's name, or "mixed". crashAt: with these touches of the world, counted over
    // all tills, a till dies; without them chance decides.
    Market(const std::string &provider, std::uint64_t seed, bool narrate,
           std::vector<std::uint64_t> crashAt = {});
    ~Market();

    Outcome run();

    // For the stalls.
    Instant now() const { return m_agenda.now(); }
    Instant timeAt(const Side &side) const { return now() + side.ahead; }
    bool isCalm() const { return m_calm; }
    bool happens(int percent) { return !m_calm && m_chance.in100(percent); }
    Chance &chance() { return m_chance; }
    const MarketWeather &weather() const { return m_weather; }
    void later(Span span, std::function<void()> what) { m_agenda.after(span, std::move(what)); }
    bool diesHere();
    void violate(const std::string &what);
    void tell(const std::string &what) const;
    bool isNarrated() const { return m_narrate; }
    Side *sideAt(const std::string &url);
    std::vector<Side> &sides() { return m_sides; }
    HttpReply ask(Side &side, const HttpRequest &request, AnswerFault fault);
    void shows(Stall &stall, const Attempt &attempt); // its code is on the customer's screen
    Outcome &outcome() { return m_outcome; }
    // What the provider holds of an attempt.
    LedgerRow ledgerOf(const std::string &provider, const std::string &attempt) const;
    // A customer could pay it now, and the provider would take the money.
    bool canStillBePaid(const std::string &provider, const std::string &attempt,
                        bool byCustomersCode) const;

private:
    // People.
    void cashier(Stall &stall);
    void sellSomething(Stall &stall);
    void payOrGiveUp(Stall &stall, const Checkout &checkout);
    void afterwards(Stall &stall, const Checkout &checkout);
    void customerAtCode(Side &side, const std::string &code);
    void customersAtReader();
    bool somebodyDoubts(Stall &stall, const Checkout &checkout);
    void settleByHand(bool first);

    // Callbacks.
    void collectLetters();
    void deliver(Stall &stall, const relay::Letter &letter, Span span, bool isForged);
    void clocksJump();

    bool isAtRest() const;
    void checkAttention();
    void checkEnd();

    bool m_narrate;
    Chance m_chance;
    MarketWeather m_weather;
    Agenda m_agenda;
    std::vector<Side> m_sides;
    std::vector<std::unique_ptr<Stall>> m_stalls;
    std::vector<relay::Letter> m_letters;
    std::map<std::string, Instant> m_cards; // when a card is held to the reader, by payment
    std::map<std::string, int> m_salesLeft; // by till
    std::map<std::string, std::vector<SaleId>> m_done;
    bool m_calm = false;
    bool m_chanceKills = true;
    std::uint64_t m_touches = 0;
    std::vector<std::uint64_t> m_crashAt;
    Outcome m_outcome;
};

// The names that Market takes: every provider with a simulator, and "mixed".
std::vector<std::string> marketProviders();

} // namespace guitai::simulation
