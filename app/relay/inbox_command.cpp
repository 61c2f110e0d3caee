// Tokens are shown once, when they are made; kept is only their hash.
#include "app/relay/inbox_command.h"

#include "app/relay/log.h"

#include <map>

namespace guitai::relay {

namespace {

constexpr std::size_t addressBytes = 20;
constexpr std::size_t tokenBytes = 32;

std::string credentials(const InboxCommand &command, const Inbox &inbox, const std::string &token)
{
    std::string url = command.publicUrl.empty() ? "https://relay.example.com" : command.publicUrl;
    std::string socket = url;
    socket.replace(0, 4, "ws");                                          // https -> wss, http -> ws
    return "inbox:    " + inbox.name + "\n" +                            //
           "address:  " + url + "/in/" + inbox.address + "/PROVIDER\n" + //
           "relay:    " + socket + "\n" +                                //
           "id:       " + inbox.address + "\n" +                         //
           "token:    " + token + "\n" +                                 //
           "settings: {\"relay\": {\"url\": \"" + socket + "\", \"inbox\": \"" + inbox.address +
           "\", \"token\": \"" + token + "\"}}\n" +
           (command.publicUrl.empty() ? "Put your own host for relay.example.com. " : "") +
           "The token is shown only this once; the relay keeps no more than its hash.\n";
}

Result<Inbox> named(const std::string &name, Storage &storage)
{
    const auto inboxes = storage.inboxes();
    if (!inboxes) {
        return inboxes.problem();
    }
    for (const Inbox &inbox : *inboxes) {
        if (inbox.name == name && !inbox.isRevoked) {
            return inbox;
        }
    }
    return Problem{"there is no inbox \"" + name + "\"; guitai-relay inbox list shows all"};
}

Result<std::string> create(const InboxCommand &command, Storage &storage)
{
    if (named(command.name, storage)) {
        return Problem{"there is an inbox \"" + command.name +
                       "\" already: renew it, revoke it first, or take another name"};
    }
    const std::string token = randomWord(tokenBytes);
    const Inbox inbox{0,     command.name,  randomWord(addressBytes), digestOf(token),
                      false, command.limits};
    if (const auto added = storage.addInbox(inbox); !added) {
        return added.problem();
    }
    return credentials(command, inbox, token);
}

Result<std::string> renew(const InboxCommand &command, Storage &storage)
{
    auto inbox = named(command.name, storage);
    if (!inbox) {
        return inbox.problem();
    }
    const std::string token = randomWord(tokenBytes);
    inbox.value().token = digestOf(token);
    if (const auto changed = storage.changeInbox(*inbox); !changed) {
        return changed.problem();
    }
    return credentials(command, *inbox, token);
}

Result<std::string> revoke(const InboxCommand &command, Storage &storage)
{
    auto inbox = named(command.name, storage);
    if (!inbox) {
        return inbox.problem();
    }
    inbox.value().isRevoked = true;
    if (const auto changed = storage.changeInbox(*inbox); !changed) {
        return changed.problem();
    }
    return "revoked: callbacks to " + shortened(inbox->address) +
           " are answered with 404 from now on, and its tills are signed off\n";
}

Result<std::string> list(Storage &storage)
{
    const auto inboxes = storage.inboxes();
    const auto tills = storage.tills();
    const auto totals = storage.totals();
    if (!inboxes || !tills || !totals) {
        return !inboxes ? inboxes.problem() : !tills ? tills.problem() : totals.problem();
    }
    std::map<InboxId, Total> byInbox;
    for (const Total &total : *totals) {
        byInbox[total.inbox] = total;
    }
    std::string text;
    for (const Inbox &inbox : *inboxes) {
        const Total &total = byInbox[inbox.id];
        text += inbox.name + "  " + shortened(inbox.address) + "  " +
                std::to_string(total.letters) + " letters, " + std::to_string(total.bytes / 1024) +
                " KiB" +
                (total.letters > 0 ? ", the last at " + rfc3339(total.last, 0) : std::string()) +
                (inbox.isRevoked ? "  REVOKED" : "") + "\n";
        for (const Till &till : *tills) {
            if (till.inbox != inbox.id || inbox.isRevoked) {
                continue;
            }
            const auto waiting = storage.waitingFor(till);
            if (!waiting) {
                return waiting.problem();
            }
            text += "    till " + till.name + "  signed in at " + rfc3339(till.lastSeen, 0) + ", " +
                    std::to_string(*waiting) + " waiting\n";
        }
    }
    return text.empty() ? "no inboxes yet: guitai-relay inbox create NAME\n" : text;
}

} // namespace

Result<std::string> runInboxCommand(const InboxCommand &command, Storage &storage)
{
    switch (command.verb) {
    case InboxCommand::Verb::Create:
        return create(command, storage);
    case InboxCommand::Verb::List:
        return list(storage);
    case InboxCommand::Verb::Renew:
        return renew(command, storage);
    case InboxCommand::Verb::Revoke:
        return revoke(command, storage);
    }
    return list(storage);
}

} // namespace guitai::relay
