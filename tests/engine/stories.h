// Counters put into a state by facts, as the engine's tests begin.
#pragma once

#include "payment/engine/facts.h"

namespace guitai::test {

inline const ProviderId wallet("wallet");
inline const SaleId sale("S1");
inline const AttemptId first("A1");
inline const RefundId back("R1");
inline const Instant noon{1'770'000'000'000};
inline const Cashier lin{CashierId("lin"), "Lin", false};
inline const Cashier mei{CashierId("mei"), "Mei", false};
inline const Cashier tao{CashierId("tao"), "Tao", false, true}; // supervisor
inline const Cashier wang{CashierId("wang"), "Wang", true};     // manager

inline Money yuan(std::int64_t fen)
{
    return Money(fen, Currency::cny());
}

inline ProviderCard walletCard(CustomerStep step = CustomerStep::ShowCode)
{
    ProviderCard card;
    card.id = wallet;
    card.name = "Wallet";
    card.step = step;
    return card;
}

inline OrderLine goods(const char *id, std::int64_t fen)
{
    OrderLine line;
    line.id = LineId(id);
    line.code = id;
    line.name = id;
    line.unitPrice = yuan(fen);
    line.tax = {"VAT13", 130000};
    return line;
}

// A counter that the facts of an event's decision have changed.
inline Decision happen(Counter &counter, const Event &event, Instant now = noon)
{
    const Decision decision = decide(counter, event, now);
    for (const Fact &fact : decision.facts)
        evolve(counter, fact);
    return decision;
}

inline Counter signedIn()
{
    Counter counter;
    counter.cards[wallet] = walletCard();
    counter.cashStep = yuan(10);
    happen(counter, SignIn{lin});
    return counter;
}

// One line of 35.80 on the screen.
inline Counter withGoods()
{
    Counter counter = signedIn();
    happen(counter, AddLine{goods("water", 3580), sale});
    return counter;
}

enum class At
{
    Open,
    OpenWithCode,
    Closing,
    Paid,
    Cancelled
};

inline Counter withAttempt(At stage)
{
    Counter counter = withGoods();
    happen(counter, PayPressed{first, wallet, yuan(3580), {}});
    if (stage == At::OpenWithCode)
        evolve(counter, CodeReceived{sale, noon, first, "qr"});
    if (stage == At::Closing)
        happen(counter, CancelPressed{first});
    if (stage == At::Paid)
        happen(counter, Heard{first, Question::Query,
                              Reading{.verdict = Verdict::Paid, .amount = yuan(3580)}});
    if (stage == At::Cancelled)
        happen(counter, Heard{first, Question::Query, Reading{.verdict = Verdict::Cancelled}});
    return counter;
}

} // namespace guitai::test
