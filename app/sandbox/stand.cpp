// The books are on disk before anybody hears of what is in them.
#include "app/sandbox/stand.h"

#include "app/sandbox/files.h"

#include <utility>

namespace guitai::sandbox {

namespace {

HttpReply serverError()
{
    return {500,
            {{"content-type", "text/html; charset=utf-8"}},
            "<html><head><title>500</title></head><body>Internal Server Error</body></html>\n"};
}

HttpReply strangersPage()
{
    return {200,
            {{"content-type", "text/html; charset=utf-8"}},
            "<!DOCTYPE html>\n<html><head><title>Welcome</title></head>"
            "<body><h1>Please sign in to this network</h1></body></html>\n"};
}

} // namespace

Stand::Stand(std::string id, std::unique_ptr<Simulator> simulator, std::filesystem::path books)
    : m_id(std::move(id))
    , m_name(m_id)
    , m_nameZh(m_id)
    , m_simulator(std::move(simulator))
    , m_books(std::move(books))
{}

Result<std::unique_ptr<Stand>> Stand::open(std::string id, std::unique_ptr<Simulator> simulator,
                                           std::filesystem::path books, std::int64_t callbackScale)
{
    simulator->setCallbackScale(callbackScale);
    const Result<std::optional<std::string>> saved = readWhole(books);
    if (!saved) {
        return saved.problem();
    }
    if (*saved && !simulator->load(**saved)) {
        return Problem{"the books in " + books.string() +
                       " cannot be read; move the file away to begin with new keys and books"};
    }
    std::unique_ptr<Stand> stand(new Stand(std::move(id), std::move(simulator), std::move(books)));
    if (*saved) {
        stand->m_kept = **saved;
    }
    const Result<void> kept = stand->keepBooks();
    if (!kept) {
        return kept.problem();
    }
    return stand;
}

void Stand::setNames(std::string name, std::string nameZh)
{
    m_name = std::move(name);
    m_nameZh = nameZh.empty() ? m_name : std::move(nameZh);
}

Result<void> Stand::keepBooks()
{
    std::string books = m_simulator->save();
    if (books == m_kept) {
        return {};
    }
    const Result<void> written = writeWhole(m_books, books);
    if (written) {
        m_kept = std::move(books);
    }
    return written;
}

Outcome Stand::answer(const HttpRequest &request, Instant now, Faults &faults)
{
    Outcome outcome;
    outcome.call = m_simulator->callOf(request);
    const std::optional<Fault> fault = faults.take(m_id, outcome.call);
    AnswerFault wrong;
    if (fault) {
        outcome.fault = std::string(nameOf(fault->kind));
        outcome.wait = fault->delay;
        wrong.badSignature = fault->kind == FaultKind::BadSignature;
        wrong.wrongAmount = fault->kind == FaultKind::WrongAmount;
    }
    if (!fault || fault->carriedOut) {
        outcome.reply = m_simulator->handle(request, now, wrong);
        const Result<void> kept = keepBooks();
        if (!kept) {
            outcome.fault = kept.problem().what;
            outcome.reply = serverError();
            return outcome;
        }
    }
    if (!fault) {
        return outcome;
    }
    switch (fault->kind) {
    case FaultKind::Delay:
    case FaultKind::BadSignature:
    case FaultKind::WrongAmount:
        break;
    case FaultKind::DropBefore:
    case FaultKind::DropAfter:
        outcome.end = Outcome::End::Dropped;
        break;
    case FaultKind::ServerError:
        outcome.reply = serverError();
        break;
    case FaultKind::Html:
        outcome.reply = strangersPage();
        break;
    case FaultKind::Cut:
        outcome.end = Outcome::End::CutInBody;
        break;
    }
    return outcome;
}

Result<bool> Stand::customerDoes(Deed deed, const std::string &which, Instant now)
{
    bool done = false;
    switch (deed) {
    case Deed::Scan:
        done = m_simulator->scan(which, now);
        break;
    case Deed::Pay:
        done = m_simulator->pay(which, now);
        break;
    case Deed::Decline:
        done = m_simulator->decline(which, now);
        break;
    }
    const Result<void> kept = keepBooks();
    if (!kept) {
        return kept.problem();
    }
    return done;
}

std::vector<OutgoingCallback> Stand::callbacksDue(Instant now)
{
    std::vector<OutgoingCallback> fresh;
    for (OutgoingCallback &callback : m_simulator->callbacksDue(now)) {
        if (m_underWay.insert(callback.key).second) {
            fresh.push_back(std::move(callback));
        }
    }
    return fresh;
}

Result<void> Stand::callbackAnswered(const std::string &key, const std::optional<HttpReply> &reply,
                                     Instant now)
{
    m_underWay.erase(key);
    m_simulator->callbackAnswered(key, reply, now);
    return keepBooks();
}

} // namespace guitai::sandbox
