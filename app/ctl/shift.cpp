// Shifts, the drawer and the day from the command line.
#include "app/ctl/at_counter.h"
#include "app/ctl/shift_json.h"
#include "app/ctl/words.h"
#include "app/workplace/bookkeeping.h"
#include "app/workplace/receipt_look.h"
#include "books/receipt_text.h"
#include "books/shift_rows.h"
#include "storage/shifts/shift_book.h"

#include <QJsonArray>

#include <iostream>

namespace guitai::ctl {

namespace {

const std::vector<std::string> whoOptions = {"--pin", "--approve-pin"};

std::vector<std::string> with(std::vector<std::string> options)
{
    options.insert(options.end(), whoOptions.begin(), whoOptions.end());
    return options;
}

// "50", "USD20": the shop's currency where none is named.
Result<Money> amountFrom(const std::string &given, Currency shop)
{
    Currency currency = shop;
    std::string figures = given;
    if (given.size() > 3 && given[0] >= 'A' && given[0] <= 'Z') {
        const auto named = Currency::fromCode(given.substr(0, 3));
        if (!named)
            return named.problem();
        currency = *named;
        figures = given.substr(3);
    }
    const auto amount = Money::parse(figures, currency);
    if (!amount)
        return Problem{"\"" + given + "\" is no amount: write one like 12.50 or USD20"};
    return *amount;
}

// Who does it (--pin; without: the command line itself, a supervisor), who allows it
// (--approve-pin), and the till.
class Desk
{
public:
    explicit Desk(const Context &context)
        : m_context(context)
    {}

    // False: it has been complained about, and status says how to end.
    // Who only reads is not signed in: nothing is written.
    bool open(const Arguments &arguments, bool reads = false)
    {
        m_place = openPlace(m_context);
        if (!m_place)
            return false;
        auto who = person(arguments, "--pin");
        auto allows = person(arguments, "--approve-pin");
        for (const auto *entry : {&who, &allows}) {
            if (!*entry) {
                complain(text(entry->problem().what));
                status = Refused;
                return false;
            }
        }
        m_approver = *allows;
        m_who = who->value_or(commandLine());
        m_before = m_place->till().counter().cashier;
        m_leaves = !reads;
        if (!reads)
            till().handle(SignIn{m_who});
        return true;
    }
    ~Desk()
    {
        if (!m_place || !m_leaves)
            return;
        if (m_before)
            till().handle(SignIn{*m_before});
        else
            till().handle(SignOut{});
    }

    Till &till() { return m_place->till(); }
    Workplace &place() { return *m_place; }
    Currency currency() { return m_place->settings().shop.currency; }
    const std::optional<Cashier> &approver() const { return m_approver; }
    Voice voice() { return m_context.voice(m_place->offset()); }
    storage::ShiftBook book()
    {
        return {*m_place->journal().database(), currency(), m_place->offset()};
    }
    void stay() { m_leaves = false; } // somebody else stands here now

    bool maySeeExpected()
    {
        const Role needed = till().counter().trust.needed(Act::SeeExpected);
        return m_who.role() >= needed || (m_approver && m_approver->role() >= needed);
    }

    int status = Wrong;

private:
    Result<std::optional<Cashier>> person(const Arguments &arguments, const std::string &option)
    {
        if (!arguments.has(option))
            return std::optional<Cashier>();
        std::string pin = arguments.value(option);
        if (pin == "-")
            std::getline(std::cin, pin);
        const auto entry = m_place->personOf(pin);
        if (const auto *wait = std::get_if<Span>(&entry))
            return Problem{option + ": nobody has this PIN" +
                           (wait->ms > 0 ? "; the next try is possible in " +
                                               std::to_string((wait->ms + 999) / 1000) + " s"
                                         : std::string())};
        return std::optional(std::get<Cashier>(entry));
    }

    const Context &m_context;
    std::unique_ptr<Workplace> m_place;
    Cashier m_who;
    std::optional<Cashier> m_approver;
    std::optional<Cashier> m_before;
    bool m_leaves = true;
};

// All amounts of an option; the first that is none is complained about.
std::optional<std::vector<Money>> amountsOf(const std::vector<std::string> &given,
                                            const QString &what, Currency shop)
{
    std::vector<Money> amounts;
    for (const std::string &one : given) {
        const auto amount = amountFrom(one, shop);
        if (!amount) {
            complain(what + ": " + text(amount.problem().what));
            return {};
        }
        amounts.push_back(*amount);
    }
    return amounts;
}

int show(Desk &desk, const ShiftReport &report)
{
    const auto expected = desk.maySeeExpected() ? Expected::Shown : Expected::Hidden;
    const auto rows = shiftRows(report, receiptLook(desk.place().settings(), report.to), expected);
    desk.voice().say(jsonOf(report, expected, desk.voice()), text(paperText(rows, 42)).trimmed());
    return Done;
}

int moveCash(Context &context, const QString &usage, bool in)
{
    const auto arguments = argumentsOf(context, {with({"--reason"}), {}});
    if (!arguments)
        return Wrong;
    if (arguments->words.size() != 1)
        return wrong(usage);
    Desk desk(context);
    if (!desk.open(*arguments))
        return desk.status;
    const auto amount = amountFrom(arguments->words[0], desk.currency());
    if (!amount)
        return wrong(text(amount.problem().what));
    if (!amount->isPositive())
        return wrong("the amount must be positive");
    const MoveCash move{in ? *amount : -*amount, arguments->value("--reason")};
    const Refusal refusal = desk.till().handle(move, desk.approver());
    if (refusal != Refusal::None)
        return refused(refusal);
    desk.voice().say(
        {{"event", in ? "paid_in" : "paid_out"},
         {"amount", text(*amount)},
         {"currency", text(amount->currency().code())},
         {"reason", text(move.why)}},
        QString("%1 %2 %3")
            .arg(in ? "Paid in:" : "Paid out:", text(*amount), text(amount->currency().code())));
    return Done;
}

} // namespace

int openShift(Context &context)
{
    const auto arguments = argumentsOf(context, {with({"--float"}), {}});
    if (!arguments)
        return Wrong;
    if (!arguments->has("--float") || !arguments->words.empty())
        return wrong("usage: guitaictl shift open --float A [--float USD20 ...] [--pin PIN]");
    Desk desk(context);
    if (!desk.open(*arguments))
        return desk.status;
    const auto amounts = amountsOf(arguments->values("--float"), "--float", desk.currency());
    if (!amounts)
        return Wrong;
    const Refusal refusal = desk.till().openShift(*amounts, desk.approver());
    if (refusal != Refusal::None)
        return refused(refusal);
    const Shift &shift = *desk.till().counter().shift;
    desk.voice().say({{"event", "shift_opened"},
                      {"shift", text(shift.id.text)},
                      {"cashier", text(shift.cashier.text)},
                      {"opening", jsonOf(*amounts)}},
                     "The shift of " + text(shift.cashierName) + " is open.");
    return Done;
}

int payIn(Context &context)
{
    return moveCash(context, "usage: guitaictl shift pay-in A --reason R [--pin PIN]", true);
}

int payOut(Context &context)
{
    return moveCash(context,
                    "usage: guitaictl shift pay-out A --reason R [--pin PIN] [--approve-pin PIN]",
                    false);
}

int countDrawer(Context &context)
{
    const auto arguments = argumentsOf(context, {with({}), {}});
    if (!arguments)
        return Wrong;
    if (arguments->words.empty())
        return wrong("usage: guitaictl shift count 100*3 0.5*7 12.30 USD20*1 ... [--pin PIN]");
    Desk desk(context);
    if (!desk.open(*arguments))
        return desk.status;
    CountDrawer count;
    for (const std::string &word : arguments->words) {
        const std::size_t star = word.find('*');
        const auto unit = amountFrom(word.substr(0, star), desk.currency());
        if (!unit)
            return wrong(text(unit.problem().what));
        if (star == std::string::npos) {
            count.amounts.push_back(*unit);
            continue;
        }
        bool isNumber = false;
        const qlonglong pieces = text(word.substr(star + 1)).toLongLong(&isNumber);
        if (!isNumber)
            return wrong("\"" + text(word) + "\": the number of pieces must be like 100*3");
        count.piles.push_back({*unit, pieces});
    }
    const Refusal refusal = desk.till().handle(count, desk.approver());
    if (refusal != Refusal::None)
        return refused(refusal);
    // Counted blind; now it may be seen.
    const Shift &shift = *desk.till().counter().shift;
    QJsonArray rows;
    QStringList lines;
    for (const Money &counted : shift.counted) {
        const Money expected = amountIn(shift.expected(desk.currency()), counted.currency());
        const Money over = counted - expected;
        rows.append(QJsonObject{{"currency", text(counted.currency().code())},
                                {"counted", text(counted)},
                                {"expected", text(expected)},
                                {"over", text(over)}});
        lines << QString("%1: counted %2, expected %3: %4")
                     .arg(text(counted.currency().code()), text(counted), text(expected),
                          over.isZero()       ? QString("exactly right")
                          : over.isPositive() ? "over " + text(over)
                                              : "short " + text(-over));
    }
    desk.voice().say({{"event", "counted"}, {"cash", rows}}, lines.join('\n'));
    return Done;
}

int closeShift(Context &context)
{
    const auto arguments = argumentsOf(context, {with({"--leave"}), {}});
    if (!arguments)
        return Wrong;
    if (!arguments->words.empty())
        return wrong("usage: guitaictl shift close [--leave A ...] [--pin PIN]");
    Desk desk(context);
    if (!desk.open(*arguments))
        return desk.status;
    CloseShift close;
    if (arguments->has("--leave")) {
        close.left = amountsOf(arguments->values("--leave"), "--leave", desk.currency());
        if (!close.left)
            return Wrong;
    }
    const Refusal refusal = desk.till().handle(close, desk.approver());
    if (refusal != Refusal::None)
        return refused(refusal);
    const auto report = desk.book().lastShift();
    if (!report || !*report)
        return wrong(report ? QString("the shift cannot be read") : text(report.problem().what));
    return show(desk, **report);
}

int handOverShift(Context &context)
{
    const auto arguments = argumentsOf(context, {with({"--to-pin"}), {"--uncounted"}});
    if (!arguments)
        return Wrong;
    if (!arguments->has("--to-pin"))
        return wrong("usage: guitaictl shift handover --to-pin PIN [--uncounted] [--pin PIN]");
    Desk desk(context);
    if (!desk.open(*arguments))
        return desk.status;
    const auto to = desk.place().personOf(arguments->value("--to-pin"));
    if (!std::holds_alternative<Cashier>(to)) {
        complain("--to-pin: nobody has this PIN");
        return Refused;
    }
    const Cashier next = std::get<Cashier>(to);
    const Refusal refusal =
        desk.till().handOver(next, arguments->has("--uncounted"), desk.approver());
    if (refusal != Refusal::None)
        return refused(refusal);
    desk.stay();
    desk.voice().say({{"event", "shift_handed_over"},
                      {"to", text(next.id.text)},
                      {"shift", text(desk.till().counter().shift->id.text)}},
                     "The drawer is " + text(next.name) + "'s now.");
    return Done;
}

int reportShift(Context &context)
{
    const auto arguments = argumentsOf(context, {with({"--shift", "--day"}), {}});
    if (!arguments)
        return Wrong;
    Desk desk(context);
    if (!desk.open(*arguments, true))
        return desk.status;
    const Instant now = desk.place().clock().now();
    if (arguments->has("--day")) {
        const qint64 number = text(arguments->value("--day")).toLongLong();
        const auto day = desk.book().day(number, withStatements(desk.till()));
        if (!day)
            return wrong(text(day.problem().what));
        if (!*day) {
            complain("no day is closed under the number " + text(arguments->value("--day")));
            return Refused;
        }
        const auto rows = dayRows(**day, receiptLook(desk.place().settings(), (*day)->day.at));
        desk.voice().say(jsonOf(**day, desk.voice()), text(paperText(rows, 42)).trimmed());
        return Done;
    }
    const auto report = arguments->has("--shift")
                            ? desk.book().shift(ShiftId(arguments->value("--shift")), now)
                            : desk.book().openShift(now);
    if (!report)
        return wrong(text(report.problem().what));
    if (!*report)
        return refused(Refusal::NoShift);
    return show(desk, **report);
}

int closeDay(Context &context)
{
    const auto arguments = argumentsOf(context, {with({}), {"--take-over"}});
    if (!arguments)
        return Wrong;
    if (!arguments->words.empty())
        return wrong("usage: guitaictl day close [--take-over] [--pin PIN] [--approve-pin PIN]");
    Desk desk(context);
    if (!desk.open(*arguments))
        return desk.status;
    const std::vector<Unresolved> open = unresolved(desk.till().counter());
    CloseDay close;
    if (arguments->has("--take-over"))
        close.takeOver = open;
    const Refusal refusal = desk.till().handle(close, desk.approver());
    if (refusal == Refusal::Unresolved) {
        QStringList names;
        for (const Unresolved &u : open)
            names << text(!u.refund.empty()    ? u.refund.text
                          : !u.attempt.empty() ? u.attempt.text
                                               : u.sale.text) +
                         " " + text(u.amount);
        complain("not known yet what became of " + names.join(", ") +
                 ": run guitaictl resolve, or take it over by name with --take-over");
        return NotYetKnown;
    }
    if (refusal != Refusal::None)
        return refused(refusal);
    const auto day = desk.book().day(desk.till().counter().lastDay, withStatements(desk.till()));
    if (!day || !*day)
        return wrong(day ? QString("the day cannot be read") : text(day.problem().what));
    const auto rows = dayRows(**day, receiptLook(desk.place().settings(), (*day)->day.at));
    desk.voice().say(jsonOf(**day, desk.voice()), text(paperText(rows, 42)).trimmed());
    return Done;
}

int openDrawer(Context &context)
{
    const auto arguments = argumentsOf(context, {with({"--reason"}), {}});
    if (!arguments)
        return Wrong;
    Desk desk(context);
    if (!desk.open(*arguments))
        return desk.status;
    const Refusal refusal =
        desk.till().handle(OpenWithoutSale{arguments->value("--reason")}, desk.approver());
    if (refusal != Refusal::None)
        return refused(refusal);
    desk.voice().say({{"event", "drawer_opened"}, {"reason", text(arguments->value("--reason"))}},
                     "The drawer is open.");
    return Done;
}

} // namespace guitai::ctl
