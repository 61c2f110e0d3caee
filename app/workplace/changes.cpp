// Changes of people and of rules while the till runs: who may, the change, its fact.
#include "app/workplace/workplace.h"

#include "storage/journal/fact_names.h"
#include "storage/settings/change_notes.h"
#include "storage/settings/settings_diff.h"

#include <algorithm>

namespace guitai {

namespace {

using Kind = PersonChange::Kind;

std::string wordsOf(const PersonChange &change)
{
    switch (change.kind) {
    case Kind::Add:
        return "added as " + std::string(storage::nameOf(change.role)) + ", " + change.name;
    case Kind::Name:
        return "name " + change.name;
    case Kind::Role:
        return "role " + std::string(storage::nameOf(change.role));
    case Kind::Pin:
        return "new PIN";
    case Kind::Retire:
        return "deactivated";
    case Kind::Return:
        return "active again";
    }
    return {};
}

Result<void> carryOut(storage::Staff &staff, const PersonChange &change)
{
    switch (change.kind) {
    case Kind::Add:
        return staff.add({change.person, change.name, change.role == Role::Manager,
                          change.role == Role::Supervisor},
                         change.pin);
    case Kind::Name:
        return staff.setName(change.person, change.name);
    case Kind::Role:
        return staff.setRole(change.person, change.role);
    case Kind::Pin:
        return staff.setPin(change.person, change.pin);
    case Kind::Retire:
        return staff.deactivate(change.person);
    case Kind::Return:
        return staff.activate(change.person, change.pin);
    }
    return {};
}

const Cashier *find(const std::vector<Cashier> &people, const CashierId &id)
{
    const auto found =
        std::find_if(people.begin(), people.end(), [&](const Cashier &c) { return c.id == id; });
    return found == people.end() ? nullptr : &*found;
}

} // namespace

// First a note on disk, then the change, then its fact: whenever the machine dies, the change
// stands in the journal, now or at the next start.
Workplace::Outcome Workplace::noteThenChange(const CashierId &person, const std::string &what,
                                             const std::optional<Cashier> &approver,
                                             const std::function<Result<void>()> &change)
{
    storage::ChangeNotes notes(m_folder.path);
    takeInChanges();
    if (!notes.all().empty())
        return {Refusal::CannotWrite};
    const std::string by = m_till->counter().cashier->id.text;
    if (const auto noted = notes.add({by, person, what}); !noted)
        return {Refusal::None, PersonFault::NotWritten, noted.problem().what};
    if (const auto done = change(); !done) {
        notes.clear();
        return {Refusal::None, PersonFault::NotWritten, done.problem().what};
    }
    const Event event =
        person.empty() ? Event(SettingsEdited{{}, what}) : Event(StaffEdited{{}, person, what});
    const Refusal refusal = m_till->handle(event, approver);
    if (refusal == Refusal::None)
        notes.clear();
    return {refusal, PersonFault::None, {}, true};
}

Workplace::Outcome Workplace::changePerson(const PersonChange &wanted,
                                           const std::optional<Cashier> &approver)
{
    if (!m_till->counter().cashier)
        return {Refusal::NotSignedIn, PersonFault::None, {}};
    if (const Refusal refusal = m_till->permits(Act::Staff, approver); refusal != Refusal::None)
        return {refusal, PersonFault::None, {}};
    const Cashier self = *m_till->counter().cashier;
    const Role trust = approver ? std::max(self.role(), approver->role()) : self.role();
    const Cashier *now = find(m_staff->people(), wanted.person);
    if (!now)
        now = find(m_staff->former(), wanted.person);
    const bool givesRole = wanted.kind == Kind::Add || wanted.kind == Kind::Role;
    if ((givesRole && wanted.role > trust) || (now && now->role() > trust))
        return {Refusal::NeedsManager, PersonFault::None, {}};

    PersonChange change = wanted;
    if (change.kind == Kind::Add && change.person.empty())
        change.person = m_staff->freshId(change.name);
    if (const PersonFault fault = m_staff->faultOf(change); fault != PersonFault::None)
        return {Refusal::None, fault, {}};
    const storage::Staff before = *m_staff;
    const Outcome outcome = noteThenChange(change.person, wordsOf(change), approver, [&] {
        const Result<void> done = carryOut(*m_staff, change);
        if (!done)
            *m_staff = before;
        return done;
    });
    if (!outcome.isMade || change.person != self.id)
        return outcome;
    // Whoever is signed in is from now on who the list says.
    if (const Cashier *same = find(m_staff->people(), self.id); !same)
        m_till->handle(SignOut{});
    else if (!(*same == self))
        m_till->handle(SignIn{*same});
    return outcome;
}

Workplace::Outcome Workplace::changeTrust(const Trust &trust,
                                          const std::optional<Cashier> &approver)
{
    if (!m_till->counter().cashier)
        return {Refusal::NotSignedIn, PersonFault::None, {}};
    if (const Refusal refusal = m_till->permits(Act::Settings, approver); refusal != Refusal::None)
        return {refusal, PersonFault::None, {}};
    storage::Settings after = m_settings;
    after.trust = trust;
    const std::string what = storage::differences(m_settings, after, knownFields());
    if (what.empty())
        return {};
    const Outcome outcome = noteThenChange({}, what, approver, [&] {
        return storage::SettingsStore(m_folder.path, knownFields()).save(after);
    });
    if (outcome.isMade) {
        m_settings = after;
        m_till->trustIs(trust);
    }
    return outcome;
}

} // namespace guitai
