// A call is on disk before it is carried out, and carried out before anybody hears of it.
#include "app/sandbox/stand.h"

#include <utility>

namespace guitai::sandbox {

namespace {

constexpr int callsBetweenSaves = 500;

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
                                           std::filesystem::path books, std::int64_t callbackScale,
                                           const std::string &callbackAddress)
{
    simulator->setCallbackScale(callbackScale);
    simulator->setCallbackAddress(callbackAddress);
    std::unique_ptr<Stand> stand(new Stand(std::move(id), std::move(simulator), std::move(books)));
    const Result<void> read = stand->readBooks();
    if (!read) {
        return read.problem();
    }
    return stand;
}

Result<void> Stand::readBooks()
{
    const Result<Books::Found> found = m_books.read();
    if (!found) {
        return found.problem();
    }
    if (found->state && !m_simulator->load(*found->state)) {
        return Problem{"the books in " + m_books.name() +
                       " cannot be read; move the file away to begin with new keys and books"};
    }
    for (const Call &call : found->calls) {
        bool done = false;
        carryOut(call, done);
    }
    const std::string state = m_simulator->save();
    // What was under way when the sandbox stopped is not any more; loading makes that so.
    m_simulator->load(state);
    return m_books.begin(state);
}

Result<void> Stand::closeBooks()
{
    return m_books.callsSinceBegin() == 0 ? Result<void>() : m_books.begin(m_simulator->save());
}

void Stand::setNames(std::string name, std::string nameZh)
{
    m_name = std::move(name);
    m_nameZh = nameZh.empty() ? m_name : std::move(nameZh);
}

HttpReply Stand::carryOut(const Call &call, bool &done)
{
    switch (call.kind) {
    case Call::Kind::Ask:
        return m_simulator->handle(call.request, call.at, call.fault);
    case Call::Kind::Scan:
        done = m_simulator->scan(call.which, call.at);
        break;
    case Call::Kind::Pay:
        done = m_simulator->pay(call.which, call.at);
        break;
    case Call::Kind::Decline:
        done = m_simulator->decline(call.which, call.at);
        break;
    case Call::Kind::TimeOut:
        done = m_simulator->timeOut(call.which, call.at);
        break;
    case Call::Kind::Code:
        m_lastCode =
            m_simulator->customerCode(codeMood(call.which).value_or(CodeMood::Pays), call.at);
        done = !m_lastCode.empty();
        break;
    case Call::Kind::CallBack:
        m_simulator->callbacksDue(call.at);
        break;
    case Call::Kind::Answered:
        m_simulator->callbackAnswered(call.which, call.reply, call.at);
        break;
    }
    return {};
}

Result<void> Stand::write(const Call &call)
{
    if (m_books.callsSinceBegin() >= callsBetweenSaves) {
        const Result<void> closed = closeBooks();
        if (!closed) {
            return closed;
        }
    }
    return m_books.add(call);
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
        Call call;
        call.at = now;
        call.request = request;
        call.fault = wrong;
        const Result<void> written = write(call);
        if (!written) {
            outcome.fault = written.problem().what;
            outcome.reply = serverError();
            return outcome;
        }
        bool done = false;
        outcome.reply = carryOut(call, done);
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
    Call call;
    call.kind = Call::Kind(deed);
    call.at = now;
    call.which = which;
    bool done = false;
    if (m_simulator->isDevice()) {
        carryOut(call, done);
        const Result<void> kept = keepDevice();
        return kept ? Result<bool>(done) : kept.problem();
    }
    const Result<void> written = write(call);
    if (!written) {
        return written.problem();
    }
    carryOut(call, done);
    return done;
}

Result<std::string> Stand::customerCode(const std::string &mood, Instant now)
{
    Call call;
    call.kind = Call::Kind::Code;
    call.at = now;
    call.which = mood;
    const Result<void> written = write(call);
    if (!written) {
        return written.problem();
    }
    bool done = false;
    carryOut(call, done);
    return m_lastCode;
}

std::optional<CodeMood> codeMood(std::string_view name)
{
    constexpr std::pair<CodeMood, std::string_view> moods[] = {{CodeMood::Pays, "pays"},
                                                               {CodeMood::Password, "password"},
                                                               {CodeMood::NoMoney, "no_money"},
                                                               {CodeMood::Expired, "expired"}};
    for (const auto &[mood, known] : moods) {
        if (known == name) {
            return mood;
        }
    }
    return {};
}

std::vector<OutgoingCallback> Stand::callbacksDue(Instant now)
{
    std::vector<OutgoingCallback> fresh;
    for (OutgoingCallback &callback : m_simulator->callbacksDue(now)) {
        if (m_underWay.insert(callback.key).second) {
            fresh.push_back(std::move(callback));
        }
    }
    if (!fresh.empty()) {
        Call call;
        call.kind = Call::Kind::CallBack;
        call.at = now;
        // Should this fail, a start after a kill sends them again; nobody is harmed by that.
        (void)m_books.add(call);
    }
    return fresh;
}

Result<void> Stand::callbackAnswered(const std::string &key, const std::optional<HttpReply> &reply,
                                     Instant now)
{
    m_underWay.erase(key);
    Call call;
    call.kind = Call::Kind::Answered;
    call.at = now;
    call.which = key;
    call.reply = reply;
    const Result<void> written = m_books.add(call);
    bool done = false;
    carryOut(call, done);
    return written;
}

} // namespace guitai::sandbox
