// The acts as a manager calls them.
#include "ui/words/trust_words.h"

#include "ui/words/words_tr.h"

#include <array>
#include <utility>

namespace guitai::ui {

QString actText(Act act)
{
    switch (act) {
    case Act::VoidSale:
        return Words::tr("Give up a sale");
    case Act::RemoveLine:
        return Words::tr("Take goods off after a payment was tried");
    case Act::PriceOverride:
        return Words::tr("Another price");
    case Act::Discount:
        return Words::tr("Discount above the limit");
    case Act::Refund:
        return Words::tr("Refund");
    case Act::RefundAboveLimit:
        return Words::tr("Refund above the limit");
    case Act::OpenDrawer:
        return Words::tr("Open the drawer without a sale");
    case Act::PayIn:
        return Words::tr("Pay in");
    case Act::PayOut:
        return Words::tr("Pay out");
    case Act::PayOutAboveLimit:
        return Words::tr("Pay out above the limit");
    case Act::OpenShift:
        return Words::tr("Open a shift");
    case Act::CloseShift:
        return Words::tr("Close a shift");
    case Act::OthersShift:
        return Words::tr("Touch somebody else's shift");
    case Act::CloseDay:
        return Words::tr("Close the day");
    case Act::TakeOverUnresolved:
        return Words::tr("Close a day over open payments");
    case Act::PersonsWord:
        return Words::tr("Say what became of a payment");
    case Act::SettleException:
        return Words::tr("Settle an exception");
    case Act::Settings:
        return Words::tr("Change the rules and settings");
    case Act::Staff:
        return Words::tr("Change people");
    case Act::SeeExpected:
        return Words::tr("See what the drawer should hold");
    case Act::Reports:
        return Words::tr("See the shop's figures");
    case Act::Reconcile:
        return Words::tr("Compare with providers' statements");
    case Act::AcceptDifference:
        return Words::tr("Let a difference stand");
    }
    return {};
}

QString auditText(const std::string &what)
{
    static constexpr std::pair<const char *, Act> acts[] = {
        {"void_sale", Act::VoidSale},
        {"remove_line", Act::RemoveLine},
        {"price_override", Act::PriceOverride},
        {"refund", Act::Refund},
        {"refund_above_limit", Act::RefundAboveLimit},
        {"open_drawer", Act::OpenDrawer},
        {"close_day", Act::CloseDay},
        {"persons_word", Act::PersonsWord},
        {"settle_exception", Act::SettleException},
        {"accept_difference", Act::AcceptDifference},
        {"paid_in", Act::PayIn},
        {"paid_out", Act::PayOut},
        {"shift_opened", Act::OpenShift},
        {"shift_closed", Act::CloseShift},
    };
    for (const auto &[name, act] : acts) {
        if (what == name) {
            return actText(act);
        }
    }
    if (what == "discount") {
        return Words::tr("Discount");
    }
    if (what == "wrong_pin") {
        return Words::tr("Wrong PIN");
    }
    if (what == "drawer_counted") {
        return Words::tr("Drawer counted");
    }
    if (what == "shift_handed_over_uncounted") {
        return Words::tr("Shift handed over without a count");
    }
    if (what == "settings") {
        return Words::tr("Settings changed");
    }
    if (what == "staff") {
        return Words::tr("People changed");
    }
    return QString::fromStdString(what);
}

QString auditDetail(const std::string &what, const std::string &detail)
{
    const QString text = QString::fromStdString(detail);
    if (what == "wrong_pin") {
        return Words::tr("%1 in a row").arg(text);
    }
    const qsizetype colon = text.indexOf(QLatin1String(": "));
    if (what != "staff" || colon < 0) {
        return text;
    }
    const QString who = text.left(colon + 2), done = text.mid(colon + 2);
    if (done == QLatin1String("new PIN")) {
        return who + Words::tr("new PIN");
    }
    if (done == QLatin1String("deactivated")) {
        return who + Words::tr("retired");
    }
    if (done == QLatin1String("active again")) {
        return who + Words::tr("here again");
    }
    for (const auto &[name, role] :
         {std::pair{"cashier", Role::Cashier}, std::pair{"supervisor", Role::Supervisor},
          std::pair{"manager", Role::Manager}}) {
        const QString word = QLatin1String(name);
        if (done == QLatin1String("role ") + word) {
            return who + roleText(role);
        }
        const QString added = QLatin1String("added as ") + word + QLatin1String(", ");
        if (done.startsWith(added)) {
            return who + Words::tr("new, %1, %2").arg(roleText(role), done.mid(added.size()));
        }
    }
    return text;
}

QString roleText(Role role)
{
    switch (role) {
    case Role::Cashier:
        return Words::tr("Cashier");
    case Role::Supervisor:
        return Words::tr("Supervisor");
    case Role::Manager:
        return Words::tr("Manager");
    }
    return {};
}

QString faultText(PersonFault fault)
{
    switch (fault) {
    case PersonFault::None:
        return {};
    case PersonFault::NoName:
        return Words::tr("A name is missing.");
    case PersonFault::BadPin:
        return Words::tr("A PIN has 4 to 12 digits.");
    case PersonFault::PinTaken:
        return Words::tr("Somebody has this PIN already: choose another.");
    case PersonFault::LastManager:
        return Words::tr("This is the last manager: name another one first.");
    case PersonFault::Nobody:
        return Words::tr("There is no such person any more.");
    case PersonFault::NotWritten:
        return Words::tr("It could not be written: nothing has changed.");
    }
    return {};
}

} // namespace guitai::ui
