// What card terminals are asked besides payments: their end of day.
#include "app/ctl/at_counter.h"
#include "app/ctl/receipt_json.h"
#include "app/ctl/words.h"
#include "app/workplace/bookkeeping.h"

namespace guitai::ctl {

namespace {

// A terminal sends its day's turnover to its host meanwhile; slow lines need minutes.
constexpr Span dayPatience = Span::minutes(5);

// The one that was named, or all terminals in the shop.
std::vector<ProviderId> terminals(const Till &till, const std::string &named)
{
    if (!named.empty())
        return {ProviderId(named)};
    std::vector<ProviderId> all;
    for (const ProviderCard &card : till.methods()) {
        if (card.step == CustomerStep::PresentCard && card.isLocal && !card.byHand)
            all.push_back(card.id);
    }
    return all;
}

// The terminal's total beside ours since its end of day before; it stands on the next Z.
int compare(Workplace &place, const Voice &voice, const ProviderId &provider, Money total)
{
    Till &till = place.till();
    const auto comparison = compareTotal(provider, total, till.counter(), place.clock().now(),
                                         *place.journal().database());
    if (!comparison)
        return wrong(text(comparison.problem().what));
    const Money ours = *comparison->rows.oursTotal;
    const bool agrees = ours == total;
    voice.say({{"event", "totals"},
               {"provider", text(provider.text)},
               {"ours_total", text(ours)},
               {"theirs_total", text(total)},
               {"agrees", agrees}},
              QString("%1: %2 in our books, %3 there: %4")
                  .arg(text(provider.text), text(ours), text(total),
                       QString(agrees ? "equal" : "NOT the same")));
    const AtCounter here(till);
    StatementCompared outcome = comparison->outcome;
    outcome.by = commandLine().id;
    const Refusal refusal = till.handle(StatementRead{std::move(outcome)});
    if (refusal != Refusal::None)
        return refused(refusal);
    return agrees ? Done : Refused;
}

int tell(const Voice &voice, const ProviderId &provider, const Reading &reading, Instant now)
{
    const QString name = text(provider.text);
    if (reading.verdict != Verdict::DayClosed) {
        voice.say({{"event", "day_not_closed"},
                   {"provider", name},
                   {"reason", nameOf(reading.reason)},
                   {"provider_code", text(reading.providerCode)},
                   {"words", text(reading.providerWords)}},
                  QString("%1 has not closed its day: %2").arg(name, wordsFor(reading.reason)));
        return reading.verdict == Verdict::NotExecuted ? Refused : NotYetKnown;
    }
    QJsonObject line{{"event", "day_closed"}, {"provider", name}, {"at", voice.time(now)}};
    if (reading.amount) {
        line["amount"] = text(*reading.amount);
        line["currency"] = text(reading.amount->currency().code());
    }
    if (reading.card)
        line["slip"] = jsonOf(*reading.card);
    voice.say(line, QString("%1 has closed its day%2")
                        .arg(name, reading.amount ? ": " + text(*reading.amount) : QString()));
    if (reading.card) {
        for (const std::string &row : reading.card->merchantLines)
            voice.plain(text(row));
    }
    return Done;
}

} // namespace

int closeTerminalDay(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--provider", "--timeout"}, {}});
    const auto timeout = arguments ? readTimeout(*arguments, dayPatience) : std::nullopt;
    const auto place = timeout ? openPlace(context) : nullptr;
    if (!place)
        return Wrong;
    Till &till = place->till();
    const std::string named = arguments->value("--provider");
    const std::vector<ProviderId> asked = terminals(till, named);
    if (asked.empty() || (!named.empty() && !till.counter().cards.contains(asked.front())))
        return wrong(named.empty() ? QString("no card terminal is set up: import its settings")
                                   : text(named) + " is not set up: import its settings");
    const Voice voice = context.voice(place->offset());
    int worst = Done;
    for (const ProviderId &provider : asked) {
        // A late answer may come when this round is over.
        const auto heard = std::make_shared<std::optional<Reading>>();
        till.consult(provider, Question::CloseDay,
                     [heard](const Reading &reading) { *heard = reading; });
        waitUntil(
            till, *timeout, [] {}, [&] { return heard->has_value(); });
        if (!heard->has_value())
            *heard = Reading{.verdict = Verdict::NoAnswer, .reason = Reason::Silence};
        const Reading &reading = **heard;
        worst = std::max(worst, tell(voice, provider, reading, place->clock().now()));
        if (reading.verdict == Verdict::DayClosed && reading.amount)
            worst = std::max(worst, compare(*place, voice, provider, *reading.amount));
    }
    return worst;
}

} // namespace guitai::ctl
