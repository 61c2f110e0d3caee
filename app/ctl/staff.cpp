// The people who may sign in, and the list of what needed trust.
#include "app/ctl/at_counter.h"
#include "payment/transport/system.h"
#include "storage/base/instance_lock.h"
#include "storage/journal/fact_names.h"
#include "storage/journal/receipts.h"
#include "storage/settings/change_notes.h"
#include "storage/shifts/shift_book.h"

#include <QDate>

#include <iostream>

#include <pwd.h>
#include <unistd.h>

namespace guitai::ctl {

std::string userOfTheMachine()
{
    const passwd *user = ::getpwuid(::getuid());
    return user ? user->pw_name : std::to_string(::getuid());
}

namespace {

QString roleWord(const Cashier &person)
{
    return text(std::string(storage::nameOf(person.role())));
}

// The till keeps staff in its hands while it runs: then nobody else may change them.
template <typename Change>
int changeStaff(Context &context, const CashierId &person, const std::string &what, Change change)
{
    const auto lock = storage::InstanceLock::take(context.folder.path);
    if (!lock)
        return wrong(text(lock.problem().what));
    auto opened = storage::Staff::open(context.folder.path);
    if (!opened)
        return wrong(text(opened.problem().what));
    if (const Result<void> done = change(opened.value()); !done) {
        complain(text(done.problem().what));
        return Refused;
    }
    const auto noted =
        storage::ChangeNotes(context.folder.path).add({userOfTheMachine(), person, what});
    if (!noted)
        complain(text(noted.problem().what));
    context.voice().say(
        {{"event", "staff_changed"}, {"id", text(person.text)}, {"what", text(what)}},
        text(person.text + ": " + what));
    return Done;
}

std::string pinOf(const std::string &given)
{
    std::string pin = given;
    if (pin == "-")
        std::getline(std::cin, pin);
    return pin;
}

} // namespace

int listStaff(Context &context)
{
    if (!argumentsOf(context, {{}, {}}))
        return Wrong;
    const auto staff = storage::Staff::open(context.folder.path);
    if (!staff)
        return wrong(text(staff.problem().what));
    const Voice voice = context.voice();
    const auto tell = [&](const Cashier &person, bool active) {
        voice.say({{"id", text(person.id.text)},
                   {"name", text(person.name)},
                   {"role", roleWord(person)},
                   {"active", active}},
                  QString("%1  %2  %3%4")
                      .arg(text(person.id.text), roleWord(person), text(person.name),
                           active ? "" : "  (inactive)"));
    };
    for (const Cashier &person : staff->people())
        tell(person, true);
    for (const Cashier &person : staff->former())
        tell(person, false);
    return Done;
}

int addStaff(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--name", "--role", "--pin"}, {}});
    if (!arguments)
        return Wrong;
    Role role = Role::Cashier;
    if (arguments->words.size() != 1 || !arguments->has("--pin") ||
        !storage::valueOf(arguments->value("--role", "cashier"), role))
        return wrong("usage: guitaictl staff add ID --pin PIN [--name NAME] "
                     "[--role cashier|supervisor|manager]");
    const CashierId id(arguments->words[0]);
    const Cashier person{id, arguments->value("--name", id.text), role == Role::Manager,
                         role == Role::Supervisor};
    const std::string pin = pinOf(arguments->value("--pin"));
    return changeStaff(context, id,
                       "added as " + std::string(storage::nameOf(role)) + ", " + person.name,
                       [&](storage::Staff &staff) { return staff.add(person, pin); });
}

int setStaffPin(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--pin"}, {}});
    if (!arguments)
        return Wrong;
    if (arguments->words.size() != 1 || !arguments->has("--pin"))
        return wrong("usage: guitaictl staff set-pin ID --pin PIN");
    const CashierId id(arguments->words[0]);
    const std::string pin = pinOf(arguments->value("--pin"));
    return changeStaff(context, id, "new PIN",
                       [&](storage::Staff &staff) { return staff.setPin(id, pin); });
}

int setStaffRole(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {}});
    if (!arguments)
        return Wrong;
    Role role = Role::Cashier;
    if (arguments->words.size() != 2 || !storage::valueOf(arguments->words[1], role))
        return wrong("usage: guitaictl staff role ID cashier|supervisor|manager");
    const CashierId id(arguments->words[0]);
    return changeStaff(context, id, "role " + arguments->words[1],
                       [&](storage::Staff &staff) { return staff.setRole(id, role); });
}

int deactivateStaff(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {}});
    if (!arguments)
        return Wrong;
    if (arguments->words.size() != 1)
        return wrong("usage: guitaictl staff deactivate ID");
    const CashierId id(arguments->words[0]);
    return changeStaff(context, id, "deactivated",
                       [&](storage::Staff &staff) { return staff.deactivate(id); });
}

int activateStaff(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--pin"}, {}});
    if (!arguments)
        return Wrong;
    if (arguments->words.size() != 1 || !arguments->has("--pin"))
        return wrong("usage: guitaictl staff activate ID --pin PIN");
    const CashierId id(arguments->words[0]);
    const std::string pin = pinOf(arguments->value("--pin"));
    return changeStaff(context, id, "active again",
                       [&](storage::Staff &staff) { return staff.activate(id, pin); });
}

int audit(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--date", "--format"}, {}});
    if (!arguments)
        return Wrong;
    const std::string format = arguments->value("--format", "text");
    if (format == "json")
        context.tongue = Tongue::Json;
    else if (format != "text")
        return wrong("--format must be text or json");
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    const auto database = storage::ReceiptBook::openForReading(context.folder.journal());
    if (!settings || !database)
        return wrong(text(settings ? database.problem().what : settings.problem().what));
    const std::string day = arguments->value("--date");
    if (!day.empty() && !QDate::fromString(text(day), Qt::ISODate).isValid())
        return wrong("--date must be like 2026-03-01");
    const int offset = shopOffset(*settings, SystemClock().now());
    const auto rows = storage::ShiftBook(**database, settings->shop.currency, offset).audit(day);
    if (!rows)
        return wrong(text(rows.problem().what));
    const Voice voice = context.voice(offset);
    for (const storage::StoredAudit &row : *rows) {
        const auto currency = Currency::fromCode(row.currency);
        const QString amount =
            currency ? text(Money(row.amount, *currency)) + " " + text(row.currency) : QString();
        QStringList parts = {text(plainDateTime({row.at}, offset)), text(row.what),
                             text(row.person)};
        if (!row.approved.empty())
            parts << "approved by " + text(row.approved);
        for (const QString &part : {amount, text(row.detail), text(row.sale)}) {
            if (!part.isEmpty())
                parts << part;
        }
        voice.say({{"row", qint64(row.seq)},
                   {"at", voice.time({row.at})},
                   {"what", text(row.what)},
                   {"by", text(row.person)},
                   {"approved_by", text(row.approved)},
                   {"amount", currency ? text(Money(row.amount, *currency)) : QString()},
                   {"currency", text(row.currency)},
                   {"detail", text(row.detail)},
                   {"sale", text(row.sale)}},
                  parts.join("  "));
    }
    if (rows->empty())
        voice.plain("Nothing that needed trust.");
    return Done;
}

} // namespace guitai::ctl
