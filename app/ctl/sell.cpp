// One whole sale, and one whole refund, through the same engine as the window.
#include "app/ctl/commands.h"
#include "app/ctl/qr_text.h"
#include "app/ctl/teller.h"
#include "app/ctl/words.h"
#include "storage/journal/receipts.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <map>

namespace guitai::ctl {

namespace {

// After a timeout the payment is cancelled, and the provider gets this long to confirm.
constexpr Span closingPatience = Span::seconds(20);

struct Wanted
{
    CatalogueItem item;
    Quantity quantity;
};

struct Pay
{
    ProviderId method;
    std::optional<Money> amount;
};

int refused(Refusal refusal)
{
    complain(wordsFor(refusal));
    return Refused;
}

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

// METHOD[=AMOUNT]
Result<Pay> readPay(const std::string &given, const Till &till)
{
    Pay pay;
    const std::size_t equals = given.find('=');
    pay.method = ProviderId(given.substr(0, equals));
    if (equals != std::string::npos) {
        const auto amount = Money::parse(given.substr(equals + 1), till.counter().currency);
        if (!amount || !amount->isPositive())
            return Problem{"--pay " + given + ": the amount must be like 35.80"};
        pay.amount = *amount;
    }
    if (pay.method != cashMethod() && !till.counter().cards.contains(pay.method))
        return Problem{"--pay " + given + ": this way to pay is not set up: import its settings"};
    return pay;
}

// Runs the event loop until done() holds or the time is up; told on every change of the till.
bool waitUntil(Till &till, Span patience, const std::function<void()> &told,
               const std::function<bool()> &done)
{
    QEventLoop loop;
    const auto look = [&] {
        told();
        if (done())
            loop.quit();
    };
    till.onChange(look);
    told();
    if (!done()) {
        QTimer::singleShot(int(patience.ms), &loop, &QEventLoop::quit);
        loop.exec();
    }
    till.onChange({});
    return done();
}

struct Sale
{
    Workplace &place;
    const Voice &voice;
    Teller teller;
    SaleId id;
    bool drewCode = false;

    const Checkout &checkout() const { return *place.till().counter().sale(id); }

    void tell()
    {
        const Checkout &now = checkout();
        const Attempt *open = now.openAttempt();
        teller.look(now, open ? place.till().weather(open->id) : Weather{});
        if (open && !open->code.empty() && !drewCode) {
            drewCode = true;
            voice.plain(qrText(text(open->code)));
        }
    }

    int payByProvider(const Pay &pay, const std::string &authCode, Span patience)
    {
        Till &till = place.till();
        drewCode = false;
        const Money amount = pay.amount.value_or(due(checkout()));
        if (const Refusal refusal = till.pay(pay.method, amount, authCode);
            refusal != Refusal::None)
            return refused(refusal);
        const auto over = [&] { return checkout().openAttempt() == nullptr; };
        const auto look = [&] { tell(); };
        if (!waitUntil(till, patience, look, over)) {
            till.handle(CancelPressed{checkout().openAttempt()->id});
            if (!waitUntil(till, closingPatience, look, over)) {
                complain("not yet known whether it was paid: run guitaictl resolve");
                return NotYetKnown;
            }
        }
        return checkout().attempts.back().outcome == AttemptOutcome::Paid ? Done : Refused;
    }

    int payInCash(const Pay &pay)
    {
        Till &till = place.till();
        const Money exact = roundToCash(due(checkout()), till.counter().cashStep);
        const Refusal refusal = till.takeCash(pay.amount.value_or(exact));
        tell();
        return refusal == Refusal::None ? Done : refused(refusal);
    }
};

std::optional<Span> readTimeout(const Arguments &arguments, Span otherwise)
{
    if (!arguments.has("--timeout"))
        return otherwise;
    const auto seconds = Quantity::parse(arguments.value("--timeout"));
    if (!seconds) {
        complain("--timeout needs a number of seconds");
        return {};
    }
    return Span::milliseconds(seconds->milli);
}

} // namespace

int sell(Context &context)
{
    const auto arguments =
        argumentsOf(context, {{"--item", "--pay", "--auth-code", "--timeout", "--batch"}, {}});
    if (!arguments)
        return Wrong;
    if (arguments->has("--batch")) {
        complain("sell --batch is not in this version");
        return Wrong;
    }
    if (!arguments->words.empty() || arguments->values("--item").empty() ||
        arguments->values("--pay").empty()) {
        complain("usage: guitaictl sell --item CODE[*QTY][@PRICE] ... --pay METHOD[=AMOUNT] ...");
        return Wrong;
    }
    const auto timeout = readTimeout(*arguments, Span::minutes(5));
    const auto place = timeout ? openPlace(context) : nullptr;
    if (!place)
        return Wrong;
    Till &till = place->till();

    std::vector<Wanted> items;
    for (const std::string &given : arguments->values("--item")) {
        auto item = readItem(given, place->catalogue(), till.counter().currency);
        if (!item) {
            complain(text(item.problem().what));
            return Wrong;
        }
        items.push_back(std::move(item).value());
    }
    std::vector<Pay> pays;
    for (const std::string &given : arguments->values("--pay")) {
        const auto pay = readPay(given, till);
        if (!pay) {
            complain(text(pay.problem().what));
            return Wrong;
        }
        pays.push_back(*pay);
    }

    // What somebody left on the screen waits among the parked sales.
    const auto before = till.counter().cashier;
    till.handle(SignIn{commandLine()});
    till.handle(ParkSale{});
    till.handle(NextCustomer{});
    for (const Wanted &wanted : items) {
        const Refusal refusal = till.add(wanted.item, wanted.quantity);
        if (refusal != Refusal::None) {
            till.handle(VoidSale{});
            return refused(refusal);
        }
    }

    const Voice voice = context.voice(place->offset());
    Sale sale{*place, voice, Teller(voice), till.counter().current};
    sale.teller.order(sale.checkout());
    int status = Done;
    for (const Pay &pay : pays) {
        if (sale.checkout().stage != SaleStage::Building)
            break;
        status = pay.method == cashMethod()
                     ? sale.payInCash(pay)
                     : sale.payByProvider(pay, arguments->value("--auth-code"), *timeout);
        if (status != Done)
            break;
    }
    if (status == Done && sale.checkout().stage != SaleStage::Done) {
        complain("still due: " + text(due(sale.checkout())) + "; the sale is parked");
        status = Refused;
    }
    if (sale.checkout().stage == SaleStage::Building)
        if (till.handle(VoidSale{}) != Refusal::None)
            till.handle(ParkSale{"guitaictl"});
    till.handle(NextCustomer{});
    if (before)
        till.handle(SignIn{*before});
    else
        till.handle(SignOut{});
    return status;
}

int refund(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--amount", "--reason", "--timeout"}, {}});
    if (!arguments)
        return Wrong;
    const auto timeout = readTimeout(*arguments, Span::minutes(1));
    std::int64_t number = 0;
    if (arguments->words.size() == 1)
        number = text(arguments->words[0]).toLongLong();
    if (!timeout || number <= 0) {
        complain("usage: guitaictl refund RECEIPT [--amount A] [--reason R]");
        return Wrong;
    }
    const auto place = openPlace(context);
    if (!place)
        return Wrong;
    Till &till = place->till();
    storage::ReceiptBook book(*place->journal().database());
    const auto receipt = book.receipt(number);
    if (!receipt || !*receipt) {
        complain(QString("there is no receipt %1").arg(number));
        return Refused;
    }
    const SaleId id = (*receipt)->sale;
    if (!till.fetch(id))
        return refused(Refusal::NoSuchSale);

    std::optional<Money> wanted;
    if (arguments->has("--amount")) {
        const auto amount = Money::parse(arguments->value("--amount"), till.counter().currency);
        if (!amount || !amount->isPositive()) {
            complain("--amount must be like 2.50");
            return Wrong;
        }
        wanted = *amount;
    }
    // From the last tender back, each up to what is left of it.
    Money rest = wanted.value_or(Money(0, till.counter().currency));
    std::vector<std::pair<AttemptId, Money>> parts;
    const auto legs = (*receipt)->tenders;
    for (auto leg = legs.rbegin(); leg != legs.rend(); ++leg) {
        const Money left = refundable(*till.counter().sale(id), leg->attempt);
        const Money part = wanted ? std::min(left, rest) : left;
        if (part.isPositive())
            parts.emplace_back(leg->attempt, part);
        rest = wanted ? rest - part : rest;
    }
    if (parts.empty() || (wanted && rest.isPositive()))
        return refused(Refusal::RefundTooMuch);

    const auto before = till.counter().cashier;
    till.handle(SignIn{commandLine()});
    const Voice voice = context.voice(place->offset());
    Teller teller(voice);
    int status = Done;
    for (const auto &[leg, amount] : parts) {
        const Refusal refusal = till.refund(id, leg, amount, arguments->value("--reason"));
        if (refusal != Refusal::None) {
            status = refused(refusal);
            break;
        }
        // A refund that ends lets the sale leave the till's hands: then the journal tells.
        const auto now = [&] { return place->recall(id); };
        const auto resolved = [&] {
            const auto checkout = now();
            return std::none_of(checkout->refunds.begin(), checkout->refunds.end(),
                                [](const Refund &r) { return r.stage == RefundStage::Asked; });
        };
        const auto look = [&] {
            Checkout checkout = *now();
            checkout.attempts.clear();
            checkout.cash.clear();
            checkout.receipt.reset();
            teller.look(checkout, {});
        };
        if (!waitUntil(till, *timeout, look, resolved)) {
            complain("not yet known whether it was given back: run guitaictl resolve");
            status = NotYetKnown;
        } else if (now()->refunds.back().stage == RefundStage::Refused) {
            status = Refused;
        }
    }
    if (before)
        till.handle(SignIn{*before});
    else
        till.handle(SignOut{});
    return status;
}

int resolve(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--timeout"}, {}});
    const auto timeout = arguments ? readTimeout(*arguments, Span::minutes(1)) : std::nullopt;
    const auto place = timeout ? openPlace(context) : nullptr;
    if (!place)
        return Wrong;
    Till &till = place->till();
    const Voice voice = context.voice(place->offset());
    std::map<SaleId, Teller> tellers;
    const auto look = [&] {
        for (const auto &[id, checkout] : till.counter().sales) {
            const Attempt *open = checkout.openAttempt();
            tellers.try_emplace(id, voice).first->second.look(
                checkout, open ? till.weather(open->id) : Weather{});
        }
    };
    const bool resolved = waitUntil(till, *timeout, look, [&] { return till.isResolved(); });
    if (!resolved)
        complain("something is still unresolved: see guitaictl payments --unresolved");
    return resolved ? Done : NotYetKnown;
}

} // namespace guitai::ctl
