// One whole sale through the same engine as the window, and what is left over from earlier ones.
#include "app/ctl/at_counter.h"
#include "app/ctl/qr_text.h"
#include "app/ctl/teller.h"
#include "app/ctl/tender_words.h"
#include "app/ctl/words.h"

#include <algorithm>
#include <map>

namespace guitai::ctl {

namespace {

// After a timeout the payment is cancelled, and the provider gets this long to confirm; a terminal
// longer, because somebody may still stand before it.
constexpr Span closingPatience = Span::seconds(20);
constexpr Span terminalPatience = Span::seconds(60);

constexpr const char *usage =
    "usage: guitaictl sell --batch FILE.jsonl | --item CODE[*QTY][@PRICE] ... | --order ORDER "
    " --pay METHOD[=AMOUNT] ... "
    "| --auth-code CODE  [--tip A]";

struct Wanted
{
    CatalogueItem item;
    Quantity quantity;
};

// CODE[*QTY][@PRICE]
Result<Wanted> readItem(const std::string &given, Catalogue &catalogue, Currency currency)
{
    std::string code = given;
    Wanted wanted;
    std::optional<Money> price;
    if (const std::size_t at = code.rfind('@'); at != std::string::npos) {
        const auto read = Money::parse(code.substr(at + 1), currency);
        if (!read || read->isNegative())
            return Problem{"--item " + given + ": the price must be like 3.50"};
        price = *read;
        code.resize(at);
    }
    if (const std::size_t star = code.rfind('*'); star != std::string::npos) {
        const auto quantity = Quantity::parse(code.substr(star + 1));
        if (!quantity)
            return Problem{"--item " + given + ": " + quantity.problem().what};
        wanted.quantity = *quantity;
        code.resize(star);
    }
    const auto item = catalogue.byCode(code);
    if (!item)
        return Problem{"no product has the code " + code + ": see guitaictl products find"};
    wanted.item = *item;
    if (price)
        wanted.item.price = *price;
    return wanted;
}

class Sale
{
public:
    Sale(Workplace &place, const Voice &voice, Span patience)
        : m_till(place.till())
        , m_voice(voice)
        , m_teller(voice, place.till())
        , m_id(m_till.counter().current)
        , m_patience(patience)
    {
        m_teller.order(checkout());
    }

    int pay(const std::vector<Pay> &pays)
    {
        for (std::size_t i = 0; i < pays.size(); ++i) {
            if (checkout().stage != SaleStage::Building)
                break;
            if (pays[i].byCode)
                m_teller.codeOf(pays[i].method, pays[i].authCode.empty());
            const bool isLast = i + 1 == pays.size();
            const int status = pays[i].method == cashMethod() ? payInCash(pays[i], isLast)
                                                              : payByProvider(pays[i]);
            if (status != Done)
                return status;
        }
        if (checkout().stage == SaleStage::Done)
            return Done;
        complain("still due: " + text(due(checkout())) + "; the sale is parked: go on with " +
                 "guitaictl sell --order " + text(m_id.text) + " --pay ...");
        return Refused;
    }

private:
    const Checkout &checkout() const { return *m_till.counter().sale(m_id); }

    void tell()
    {
        m_teller.look(checkout());
        const Attempt *open = checkout().openAttempt();
        if (open && !open->code.empty() && m_drawn != open->id) {
            m_drawn = open->id;
            m_voice.plain(qrText(text(open->code)));
        }
    }

    int payByProvider(const Pay &pay)
    {
        const Money amount = pay.amount.value_or(due(checkout()));
        if (const Refusal refusal = m_till.pay(pay.method, amount, pay.authCode);
            refusal != Refusal::None)
            return refused(refusal);
        const AttemptId id = checkout().attempts.back().id;
        if (!pay.slip.approval.empty()) {
            const Refusal refusal = m_till.handle(wordOf(id, {}, true, pay.slip));
            tell();
            if (refusal != Refusal::None) {
                refused(refusal);
                return waitsForPerson();
            }
        }
        const auto over = [&] {
            const Attempt *open = checkout().openAttempt();
            return !open || needsPerson(m_till, *open);
        };
        const auto look = [&] { tell(); };
        if (!waitUntil(m_till, m_patience, look, over)) {
            m_till.handle(CancelPressed{id});
            if (!waitUntil(m_till, closing(pay.method), look, over)) {
                complain("not yet known whether it was paid: run guitaictl resolve");
                return NotYetKnown;
            }
        }
        if (checkout().openAttempt())
            return waitsForPerson();
        return checkout().attempt(id)->outcome == AttemptOutcome::Paid ? Done : Refused;
    }

    int waitsForPerson()
    {
        const Attempt *open = checkout().openAttempt();
        complain("waits for a person: guitaictl say " + text(open->id.text) +
                 " paid --approval CODE --last-four NNNN, or not-paid");
        return NotYetKnown;
    }

    Span closing(const ProviderId &method) const
    {
        return m_till.counter().cards.at(method).step == CustomerStep::PresentCard
                   ? terminalPatience
                   : closingPatience;
    }

    // Less than is due counts as a part where another way to pay follows.
    int payInCash(const Pay &pay, bool isLast)
    {
        const Money owed = due(checkout());
        const Money tendered = pay.amount.value_or(roundToCash(owed, m_till.counter().cashStep));
        std::optional<Money> part = pay.part;
        if (!part && !isLast) {
            const Money counts = inShopsCurrency(tendered);
            if (counts.isPositive() && counts < owed)
                part = counts;
        }
        const Refusal refusal = m_till.takeCash(tendered, part);
        tell();
        return refusal == Refusal::None ? Done : refused(refusal);
    }

    Money inShopsCurrency(Money tendered) const
    {
        const Counter &counter = m_till.counter();
        if (tendered.currency() == counter.currency)
            return tendered;
        const auto rate = counter.rates.find(tendered.currency().code());
        return rate == counter.rates.end() ? Money(0, counter.currency)
                                           : worth({tendered, rate->second}, counter.currency);
    }

    Till &m_till;
    const Voice &m_voice;
    Teller m_teller;
    SaleId m_id;
    Span m_patience;
    AttemptId m_drawn; // whose code has been drawn
};

// A sale that was left for later, on the screen again; or the wanted things as a new one.
int begin(Till &till, const SaleId &order, const std::vector<Wanted> &items,
          const std::optional<Money> &tip)
{
    // What somebody left on the screen waits among the parked sales.
    till.handle(ParkSale{});
    till.handle(NextCustomer{});
    if (!order.empty()) {
        if (const Refusal refusal = till.handle(TakeSale{order}); refusal != Refusal::None)
            return refused(refusal);
        return till.counter().currentSale()->stage == SaleStage::Building
                   ? Done
                   : refused(Refusal::AlreadyDone);
    }
    const auto giveUp = [&](Refusal refusal) {
        till.handle(VoidSale{});
        return refused(refusal);
    };
    for (const Wanted &wanted : items) {
        if (const Refusal refusal = till.add(wanted.item, wanted.quantity);
            refusal != Refusal::None)
            return giveUp(refusal);
    }
    if (tip) {
        if (const Refusal refusal = till.handle(SetTip{*tip}); refusal != Refusal::None)
            return giveUp(refusal);
    }
    return Done;
}

void leave(Till &till)
{
    const Checkout *here = till.counter().currentSale();
    if (here && here->stage == SaleStage::Building)
        if (till.handle(VoidSale{}) != Refusal::None)
            till.handle(ParkSale{"guitaictl"});
    till.handle(NextCustomer{});
}

} // namespace

int sell(Context &context)
{
    const auto arguments =
        argumentsOf(context, {{"--item", "--order", "--pay", "--auth-code", "--tip", "--approval",
                               "--last-four", "--timeout", "--batch"},
                              {"--keep-going"}});
    if (!arguments)
        return Wrong;
    if (arguments->has("--batch"))
        return sellBatch(context, arguments->value("--batch"), arguments->has("--keep-going"));
    const bool named = arguments->has("--item") != arguments->has("--order");
    const bool paid = arguments->has("--pay") || arguments->has("--auth-code");
    if (!arguments->words.empty() || !named || !paid)
        return wrong(usage);
    if (arguments->has("--tip") && arguments->has("--order"))
        return wrong("--tip belongs to a new sale: this one has been begun already");
    const auto timeout = readTimeout(*arguments, Span::minutes(5));
    const auto place = timeout ? openPlace(context) : nullptr;
    if (!place)
        return Wrong;
    place->openRelay();
    Till &till = place->till();

    std::vector<Wanted> items;
    for (const std::string &given : arguments->values("--item")) {
        auto item = readItem(given, place->catalogue(), till.counter().currency);
        if (!item)
            return wrong(text(item.problem().what));
        items.push_back(std::move(item).value());
    }
    std::optional<Money> tip;
    if (arguments->has("--tip")) {
        const auto read = Money::parse(arguments->value("--tip"), till.counter().currency);
        if (!read || read->isNegative())
            return wrong("--tip must be like 5.00");
        tip = *read;
    }
    const auto pays = readPays(*arguments, till.counter());
    if (!pays)
        return wrong(text(pays.problem().what));

    const AtCounter signedIn(till);
    if (const int status = begin(till, SaleId(arguments->value("--order")), items, tip);
        status != Done) {
        leave(till);
        return status;
    }
    const Voice voice = context.voice(place->offset());
    const int status = Sale(*place, voice, *timeout).pay(*pays);
    leave(till);
    return status;
}

int resolve(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--timeout"}, {}});
    const auto timeout = arguments ? readTimeout(*arguments, Span::minutes(1)) : std::nullopt;
    const auto place = timeout ? openPlace(context) : nullptr;
    if (!place)
        return Wrong;
    place->openRelay();
    const Till &till = place->till();
    const Voice voice = context.voice(place->offset());
    std::map<SaleId, Teller> tellers;
    const auto look = [&] {
        for (const auto &[id, checkout] : till.counter().sales)
            tellers.try_emplace(id, voice, till).first->second.look(checkout);
    };
    // What only a person can say is not waited for.
    const auto nothingToWaitFor = [&] {
        const auto &sales = till.counter().sales;
        return std::all_of(sales.begin(), sales.end(), [&](const auto &entry) {
            const Checkout &checkout = entry.second;
            const Attempt *open = checkout.openAttempt();
            return (!open || needsPerson(till, *open)) &&
                   std::all_of(checkout.refunds.begin(), checkout.refunds.end(),
                               [&](const Refund &r) {
                                   return r.stage != RefundStage::Asked || needsPerson(till, r);
                               });
        });
    };
    waitUntil(place->till(), *timeout, look, nothingToWaitFor);
    if (till.isResolved())
        return Done;
    complain(nothingToWaitFor()
                 ? "something waits for a person: see guitaictl payments --unresolved, then "
                   "guitaictl say NUMBER paid|not-paid"
                 : "something is still unresolved: see guitaictl payments --unresolved");
    return NotYetKnown;
}

} // namespace guitai::ctl
