// The till's own verbs, each waited for until its provider has answered.
#include "app/ctl/statement_verbs.h"

#include "app/ctl/at_counter.h"
#include "app/ctl/words.h"
#include "books/report_words.h"
#include "storage/base/instance_lock.h"

namespace guitai::ctl {

namespace {

const std::vector<std::string> verbs = {"--ask-again", "--give-back", "--attach", "--accept"};

struct Verb
{
    const Context &context;
    Workplace &place;
    const Arguments &arguments;
    ProviderId provider;
    std::string day;
    std::string row;
    std::optional<Cashier> approver;
    Span timeout;

    Till &till() const { return place.till(); }
    Voice voice() const { return context.voice(place.offset()); }
    std::optional<Difference> difference() const
    {
        const auto &compared = place.till().counter().compared;
        const auto found = compared.find({provider, day});
        const Difference *named =
            found == compared.end() ? nullptr : found->second.outcome.difference(row);
        return named ? std::optional(*named) : std::nullopt;
    }
};

std::unique_ptr<Checkout> saleOf(const Verb &verb, const Difference &difference)
{
    return difference.sale.empty() ? nullptr : verb.place.recall(difference.sale);
}

bool isAnswered(const Verb &verb, const Difference &difference)
{
    const auto sale = saleOf(verb, difference);
    if (!sale)
        return true;
    if (const Refund *refund = sale->refund(difference.refund))
        return !refund->askedAgain;
    const Attempt *attempt = sale->attempt(difference.attempt);
    return !attempt || !attempt->askedAgain;
}

// The last word that was given to a question of a person.
const AnsweredAgain *answerIn(const std::vector<Fact> &facts, const Difference &difference)
{
    const AnsweredAgain *last = nullptr;
    for (const Fact &fact : facts) {
        const auto *answered = std::get_if<AnsweredAgain>(&fact);
        if (answered && answered->attempt == difference.attempt &&
            answered->refund == difference.refund)
            last = answered;
    }
    return last;
}

const char *plainOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Paid:
        return "paid";
    case Verdict::Declined:
        return "declined";
    case Verdict::Cancelled:
        return "cancelled, or given back";
    case Verdict::Refunded:
        return "refunded";
    case Verdict::RefundRefused:
        return "refund refused";
    case Verdict::NotFound:
        return "it knows no such thing";
    case Verdict::Waiting:
        return "still waiting for the customer";
    case Verdict::NotExecuted:
        return "the question itself was refused";
    case Verdict::NoAnswer:
    case Verdict::DayClosed:
        return "no answer";
    }
    return "";
}

int askAgain(const Verb &verb)
{
    const auto difference = verb.difference();
    if (!difference)
        return refused(Refusal::NoSuchRow);
    const Refusal refusal = verb.till().askAgain(verb.provider, verb.day, verb.row, verb.approver);
    if (refusal == Refusal::NoSuchSale) {
        complain("this row belongs to no sale of ours: look at the provider's website");
        return Refused;
    }
    if (refusal != Refusal::None && refusal != Refusal::AlreadyDone)
        return refused(refusal);
    const bool answered = waitUntil(
        verb.till(), verb.timeout, [] {}, [&] { return isAnswered(verb, *difference); });
    if (!answered) {
        complain("no answer yet: the till goes on asking when it runs");
        return NotYetKnown;
    }
    const std::vector<Fact> facts = verb.place.journal().factsOf(difference->sale);
    const AnsweredAgain *answer = answerIn(facts, *difference);
    const Verdict verdict = answer ? answer->verdict : Verdict::NoAnswer;
    QJsonObject row{
        {"event", "asked_again"}, {"row", text(verb.row)}, {"answer", plainOf(verdict)}};
    if (answer && answer->amount)
        row["amount"] = text(*answer->amount);
    verb.voice().say(row,
                     QString("%1: the provider says: %2").arg(text(verb.row), plainOf(verdict)));
    return Done;
}

int giveBack(const Verb &verb)
{
    const auto difference = verb.difference();
    if (!difference)
        return refused(Refusal::NoSuchRow);
    const std::string why = verb.arguments.value("--reason", "late money");
    const auto tryIt = [&] {
        return verb.till().giveBackLate(verb.provider, verb.day, verb.row, why, verb.approver);
    };
    Refusal refusal = tryIt();
    // Only what the provider itself confirms goes back.
    if (refusal == Refusal::Unresolved) {
        if (const int asked = askAgain(verb); asked != Done)
            return asked;
        refusal = verb.difference() ? tryIt() : Refusal::NoSuchRow;
    }
    if (refusal == Refusal::NoSuchSale) {
        complain("this money belongs to no sale of ours: give it back on the provider's website");
        return Refused;
    }
    if (refusal == Refusal::Unresolved) {
        complain("the provider holds no such money");
        return Refused;
    }
    if (refusal != Refusal::None)
        return refused(refusal);
    const auto last = [&]() -> std::optional<Refund> {
        const auto sale = saleOf(verb, *difference);
        for (auto r = sale->refunds.rbegin(); r != sale->refunds.rend(); ++r) {
            if (r->leg == difference->attempt)
                return *r;
        }
        return {};
    };
    waitUntil(
        verb.till(), verb.timeout, [] {},
        [&] {
            const auto refund = last();
            return !refund || refund->stage != RefundStage::Asked;
        });
    const auto refund = last();
    const bool done = refund && refund->stage == RefundStage::Done;
    const bool open = refund && refund->stage == RefundStage::Asked;
    verb.voice().say({{"event", done   ? "refunded"
                                : open ? "refund_asked"
                                       : "refund_refused"},
                      {"row", text(verb.row)},
                      {"refund", refund ? text(refund->id.text) : QString()},
                      {"amount", refund ? text(refund->amount) : QString()}},
                     QString("%1: %2").arg(text(verb.row), done   ? "given back"
                                                           : open ? "asked for, not known yet"
                                                                  : "refused"));
    return done ? Done : open ? NotYetKnown : Refused;
}

int attach(const Verb &verb)
{
    auto refusal = verb.till().attachToSale(verb.provider, verb.day, verb.row, verb.approver);
    if (refusal == Refusal::AlreadyDone && verb.difference()) {
        // Nobody has told the till of that money yet.
        if (const int asked = askAgain(verb); asked != Done)
            return asked;
        refusal = verb.difference()
                      ? verb.till().attachToSale(verb.provider, verb.day, verb.row, verb.approver)
                      : Refusal::NoSuchRow;
    }
    if (refusal != Refusal::None)
        return refused(refusal);
    verb.voice().say({{"event", "attached"}, {"row", text(verb.row)}},
                     QString("%1: it counts for its sale").arg(text(verb.row)));
    return Done;
}

int accept(const Verb &verb)
{
    const Refusal refusal = verb.till().handle(
        AcceptDifference{verb.provider, verb.day, verb.row, verb.arguments.value("--note")},
        verb.approver);
    if (refusal == Refusal::NoReason)
        complain("a note is missing: say why with --note");
    else if (refusal != Refusal::None)
        return refused(refusal);
    if (refusal != Refusal::None)
        return Refused;
    verb.voice().say({{"event", "accepted"}, {"row", text(verb.row)}},
                     QString("%1: accepted").arg(text(verb.row)));
    return Done;
}

} // namespace

bool wantsVerb(const Arguments &arguments)
{
    return std::any_of(verbs.begin(), verbs.end(),
                       [&](const std::string &verb) { return arguments.has(verb); });
}

int doVerb(Context &context, const Arguments &arguments, const ProviderId &provider,
           const std::string &day)
{
    const auto timeout = readTimeout(arguments, Span::minutes(1));
    if (!timeout)
        return Wrong;
    const auto place = openPlace(context);
    if (!place)
        return Wrong;
    const auto approver = approverOf(arguments, "--approve-pin", *place);
    if (!approver) {
        complain(text(approver.problem().what));
        return Refused;
    }
    const AtCounter here(place->till());
    place->openRelay();
    Verb verb{context, *place, arguments, provider, day, {}, *approver, *timeout};
    int status = Done;
    for (const std::string &option : verbs) {
        for (const std::string &row : arguments.values(option)) {
            verb.row = row;
            const int done = option == "--ask-again"   ? askAgain(verb)
                             : option == "--give-back" ? giveBack(verb)
                             : option == "--attach"    ? attach(verb)
                                                       : accept(verb);
            status = std::max(status, done);
        }
    }
    // What was news is compared once more; the next list shall know it.
    waitUntil(
        place->till(), Span::seconds(30), [] {}, [&] { return !place->isComparing(); });
    return status;
}

Kept keepOutcome(Context &context, const StatementCompared &outcome)
{
    auto place = Workplace::open(context.folder);
    if (!place) {
        if (storage::InstanceLock::isHeld(context.folder.path))
            return Kept::WindowOpen;
        complain("the outcome is not written into the journal: " + text(place.problem().what));
        return Kept::Failed;
    }
    const AtCounter here((*place)->till());
    const Refusal refusal = (*place)->till().handle(StatementRead{outcome});
    if (refusal == Refusal::None)
        return Kept::Yes;
    refused(refusal);
    return Kept::Failed;
}

} // namespace guitai::ctl
