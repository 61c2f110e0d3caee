// Giving back what was paid: all of it, an amount, or lines, by the ways it came.
#include "app/ctl/at_counter.h"
#include "app/ctl/teller.h"
#include "app/ctl/words.h"
#include "storage/journal/receipts.h"

#include <algorithm>

namespace guitai::ctl {

namespace {

constexpr const char *usage =
    "usage: guitaictl refund RECEIPT [--amount A | --line N[*QTY] ...] [--leg N] [--reason R], "
    "or guitaictl refund --order ORDER [--leg N] before there is a receipt";

// What is to be given back: lines, or so much of each leg.
struct GivenBack
{
    std::vector<RefundedLine> lines;
    std::vector<std::pair<AttemptId, Money>> legs;
    Money sum;
};

std::optional<std::size_t> readNumber(const std::string &given, std::size_t most)
{
    bool isNumber = false;
    const qulonglong number = text(given).toULongLong(&isNumber);
    if (!isNumber || number < 1 || number > most)
        return {};
    return std::size_t(number);
}

// N[*QTY], without a quantity what is left of the line.
Result<RefundedLine> readLine(const std::string &given, const Checkout &checkout)
{
    const std::size_t star = given.find('*');
    const auto &lines = checkout.order.lines;
    const auto number = readNumber(given.substr(0, star), lines.size());
    if (!number)
        return Problem{"--line " + given + ": the receipt has lines 1 to " +
                       std::to_string(lines.size())};
    const OrderLine &line = lines[*number - 1];
    RefundedLine back{line.id, line.quantity};
    back.quantity.milli -= refundedOf(checkout, line.id).milli;
    if (star == std::string::npos)
        return back;
    const auto quantity = Quantity::parse(given.substr(star + 1));
    if (!quantity || quantity->milli <= 0)
        return Problem{"--line " + given + ": the quantity must be like 2 or 0.350"};
    back.quantity = *quantity;
    return back;
}

// So much of each leg, cash last: what was paid without cash goes back the way it came.
std::vector<std::pair<AttemptId, Money>> shares(const Checkout &checkout, std::vector<Tender> legs,
                                                const std::optional<Money> &wanted)
{
    std::stable_partition(legs.begin(), legs.end(), [](const Tender &t) { return !t.cash; });
    std::vector<std::pair<AttemptId, Money>> parts;
    Money rest = wanted.value_or(Money(0, checkout.order.currency));
    for (const Tender &leg : legs) {
        const Money left = refundable(checkout, leg.attempt);
        const Money part = wanted ? std::min(left, rest) : left;
        if (part.isPositive())
            parts.emplace_back(leg.attempt, part);
        rest = wanted ? rest - part : rest;
    }
    if (rest.isPositive())
        parts.clear(); // more than there is
    return parts;
}

Result<GivenBack> readGivenBack(const Arguments &arguments, const Checkout &checkout)
{
    GivenBack back;
    back.sum = Money(0, checkout.order.currency);
    if (arguments.has("--line")) {
        for (const std::string &given : arguments.values("--line")) {
            auto line = readLine(given, checkout);
            if (!line)
                return line.problem();
            back.lines.push_back(*line);
        }
        back.sum = priceOf(checkout, back.lines).value_or(back.sum);
        return back;
    }
    std::optional<Money> wanted;
    if (arguments.has("--amount")) {
        const auto amount = Money::parse(arguments.value("--amount"), checkout.order.currency);
        if (!amount || !amount->isPositive())
            return Problem{"--amount must be like 2.50"};
        wanted = *amount;
    }
    std::vector<Tender> legs = checkout.receipt ? checkout.receipt->tenders : tenders(checkout);
    if (arguments.has("--leg")) {
        const auto number = readNumber(arguments.value("--leg"), legs.size());
        if (!number)
            return Problem{"--leg: the receipt has legs 1 to " + std::to_string(legs.size())};
        legs = {legs[*number - 1]};
    }
    back.legs = shares(checkout, std::move(legs), wanted);
    for (const auto &[_, amount] : back.legs)
        back.sum += amount;
    return back;
}

struct Slips
{
    Workplace &place;
    SaleId sale;
    std::size_t from = 0; // the refunds before are older

    std::vector<Refund> mine() const
    {
        // A refund that ends lets the sale leave the till's hands: then the journal tells.
        const auto all = place.recall(sale)->refunds;
        return {all.begin() + std::ptrdiff_t(std::min(from, all.size())), all.end()};
    }
    bool isSettled() const
    {
        const auto refunds = mine();
        return std::all_of(refunds.begin(), refunds.end(), [&](const Refund &r) {
            return r.stage != RefundStage::Asked || needsPerson(place.till(), r);
        });
    }
    int status() const
    {
        int status = Done;
        for (const Refund &r : mine()) {
            if (r.stage == RefundStage::Asked)
                status = NotYetKnown;
            else if (r.stage == RefundStage::Refused && status == Done)
                status = Refused;
        }
        return status;
    }
};

Refusal open(Till &till, const SaleId &sale, const GivenBack &back, const std::string &why,
             const std::optional<Cashier> &approver)
{
    if (!till.fetch(sale))
        return Refusal::NoSuchSale;
    // A manager is asked for before the first part goes out, not between two of them.
    if (!approver && needsManager(till.counter(), *till.counter().sale(sale), back.sum))
        return Refusal::NeedsManager;
    if (!back.lines.empty())
        return till.refundLines(sale, back.lines, why, approver);
    if (back.legs.empty())
        return Refusal::RefundTooMuch;
    for (const auto &[leg, amount] : back.legs) {
        if (const Refusal refusal = till.refund(sale, leg, amount, why, approver);
            refusal != Refusal::None)
            return refusal;
    }
    return Refusal::None;
}

} // namespace

int refund(Context &context)
{
    const auto arguments =
        argumentsOf(context, {{"--amount", "--line", "--leg", "--reason", "--approve-pin",
                               "--approval", "--last-four", "--timeout", "--order"},
                              {}});
    if (!arguments)
        return Wrong;
    if (arguments->has("--order"))
        return giveBack(context, *arguments);
    const auto timeout = readTimeout(*arguments, Span::minutes(1));
    const qint64 number = arguments->words.size() == 1 ? text(arguments->words[0]).toLongLong() : 0;
    if (!timeout)
        return Wrong;
    if (number <= 0)
        return wrong(usage);
    if (arguments->has("--line") && (arguments->has("--amount") || arguments->has("--leg")))
        return wrong("--line goes alone: the lines decide the amount and the legs");
    const auto place = openPlace(context);
    if (!place)
        return Wrong;
    place->openRelay();
    Till &till = place->till();
    const auto receipt = storage::ReceiptBook(*place->journal().database()).receipt(number);
    if (!receipt || !*receipt) {
        complain(QString("there is no receipt %1").arg(number));
        return Refused;
    }
    const SaleId id = (*receipt)->sale;
    if (!till.fetch(id))
        return refused(Refusal::NoSuchSale);
    const auto back = readGivenBack(*arguments, *till.counter().sale(id));
    if (!back)
        return wrong(text(back.problem().what));
    const auto approver = approverOf(*arguments, "--approve-pin", *place);
    if (!approver) {
        complain(text(approver.problem().what));
        return Refused;
    }

    const AtCounter signedIn(till);
    const Slips slips{*place, id, place->recall(id)->refunds.size()};
    const Voice voice = context.voice(place->offset());
    Teller teller(voice, till);
    const auto look = [&] {
        Checkout mine = *place->recall(id);
        mine.refunds = slips.mine();
        teller.lookAtRefunds(mine);
    };
    till.onChange(look);
    const Refusal refusal = open(till, id, *back, arguments->value("--reason"), *approver);
    if (refusal != Refusal::None)
        refused(refusal);
    const TypedSlip typed{arguments->value("--approval"), arguments->value("--last-four")};
    for (const Refund &r : slips.mine()) {
        if (!typed.approval.empty() && needsPerson(till, r)) {
            const Refusal notSo = till.handle(wordOf(r.leg, r.id, true, typed));
            if (notSo != Refusal::None)
                refused(notSo);
        }
    }
    if (!waitUntil(till, *timeout, look, [&] { return slips.isSettled(); }))
        complain("not yet known whether it was given back: run guitaictl resolve");
    const int status = slips.status();
    return refusal == Refusal::None || status == NotYetKnown ? status : Refused;
}

} // namespace guitai::ctl
