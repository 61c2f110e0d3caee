// Each path of the control port in JSON; a mistake is answered with a sentence that says what to
// do.
#include "app/sandbox/control.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <initializer_list>

static void loadSandboxResources()
{
    Q_INIT_RESOURCE(sandbox);
}

namespace guitai::sandbox {

namespace {

constexpr std::int64_t longestDelayMs = 600'000;
constexpr int mostTimes = 1'000'000;

QString inQt(const std::string &text)
{
    return QString::fromStdString(text);
}

QString timeText(Instant at)
{
    return inQt(rfc3339(at, chinaOffset));
}

HttpReply json(int status, const QJsonObject &object)
{
    return {status,
            {{"content-type", "application/json; charset=utf-8"}, {"cache-control", "no-store"}},
            QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + "\n"};
}

HttpReply refusal(int status, const std::string &sentence)
{
    return json(status, {{"error", inQt(sentence)}});
}

HttpReply phonePage()
{
    loadSandboxResources();
    QFile file(":/sandbox/phone.html");
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Q_UNUSED(opened);
    return {200,
            {{"content-type", "text/html; charset=utf-8"},
             {"cache-control", "no-store"},
             {"x-content-type-options", "nosniff"},
             {"x-frame-options", "DENY"},
             {"content-security-policy",
              "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
              "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"}},
            file.readAll().toStdString()};
}

// The first key that is not among the known ones.
std::string strangerIn(const QJsonObject &object, std::initializer_list<const char *> known)
{
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        bool found = false;
        for (const char *name : known) {
            found = found || key == QLatin1String(name);
        }
        if (!found) {
            return key.toStdString();
        }
    }
    return {};
}

std::string textAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString().trimmed().toStdString();
}

bool hasNumberFor(const Stand &stand, const std::string &which)
{
    const std::vector<LedgerRow> rows = stand.simulator().ledger();
    for (const LedgerRow &row : rows) {
        if (row.outTradeNo == which || (!row.tradeNo.empty() && row.tradeNo == which)) {
            return true;
        }
    }
    return false;
}

QJsonObject ledgerRow(const Stand &stand, const LedgerRow &row)
{
    QJsonArray refunds;
    for (const LedgerRow::RefundRow &refund : row.refunds) {
        refunds.append(QJsonObject{{"number", inQt(refund.number)},
                                   {"amount", inQt(refund.amount.text())},
                                   {"at", timeText(refund.at)}});
    }
    return {{"provider", inQt(stand.id())},
            {"out_trade_no", inQt(row.outTradeNo)},
            {"trade_no", inQt(row.tradeNo)},
            {"state", inQt(row.state)},
            {"amount", inQt(row.amount.text())},
            {"currency", inQt(row.amount.currency().code())},
            {"refunded", inQt(row.refunded.text())},
            {"times_charged", row.timesCharged},
            {"paid_at", row.paidAt ? QJsonValue(timeText(*row.paidAt)) : QJsonValue()},
            {"refunds", refunds}};
}

QJsonObject waitingRow(const Stand &stand, const WaitingPayment &payment)
{
    return {{"provider", inQt(stand.id())},
            {"provider_name", inQt(stand.name())},
            {"provider_name_zh", inQt(stand.nameZh())},
            {"out_trade_no", inQt(payment.outTradeNo)},
            {"code", inQt(payment.code)},
            {"subject", inQt(payment.subject)},
            {"amount", inQt(payment.amount.text())},
            {"currency", inQt(payment.amount.currency().code())},
            {"since", timeText(payment.since)},
            {"until", payment.until ? QJsonValue(timeText(*payment.until)) : QJsonValue()},
            {"scanned", payment.scanned},
            {"by_card", payment.byCard}};
}

// Pages of other sites must not press buttons here.
bool comesFromElsewhere(const http::Request &request)
{
    const std::string origin = request.header("origin");
    return !origin.empty() && !http::isLoopbackUrl(origin);
}

} // namespace

Control::Control(Stands &stands, Faults &faults)
    : m_stands(stands)
    , m_faults(faults)
{}

HttpReply Control::answer(const http::Request &request, Instant now)
{
    const std::string path = request.path();
    const std::string &method = request.method;
    if (comesFromElsewhere(request)) {
        return refusal(403, "Only pages of this machine may use this port.");
    }
    if (method == "GET" || method == "HEAD") {
        return path == "/"          ? phonePage()
               : path == "/waiting" ? waiting(now)
               : path == "/ledger"  ? ledger()
               : path == "/faults"  ? faults()
                                   : refusal(404, "There is GET /, /waiting, /ledger and /faults.");
    }
    if (method == "DELETE" && (path == "/fault" || path == "/faults")) {
        m_faults.clear();
        return faults();
    }
    if (method != "POST") {
        return refusal(405, "There is GET, POST, and DELETE /fault.");
    }
    const bool known = path == "/scan" || path == "/pay" || path == "/decline" || path == "/card" ||
                       path == "/code" || path == "/fault";
    if (!known) {
        return refusal(404, "There is POST /scan, /pay, /decline, /card, /code and /fault.");
    }
    const QJsonDocument said = QJsonDocument::fromJson(QByteArray::fromStdString(request.body));
    if (!said.isObject()) {
        return refusal(
            400, path == "/fault"  ? R"(Send a JSON object, for example {"provider":"alipay",)"
                                     R"("kind":"drop_after","times":1}.)"
                 : path == "/card" ? R"(Send a JSON object, for example {"outcome":"approve"}.)"
                 : path == "/code" ? R"(Send a JSON object, for example {"provider":"alipay",)"
                                     R"("mood":"pays"}.)"
                                   : R"(Send a JSON object, for example {"out_trade_no":"..."}.)");
    }
    if (path == "/card") {
        return cardDoes(said.object(), now);
    }
    if (path == "/code") {
        return showCode(said.object(), now);
    }
    if (path == "/fault") {
        return addFault(said.object());
    }
    const Stand::Deed deed = path == "/scan"  ? Stand::Deed::Scan
                             : path == "/pay" ? Stand::Deed::Pay
                                              : Stand::Deed::Decline;
    return customerDoes(deed, said.object(), now);
}

HttpReply Control::customerDoes(Stand::Deed deed, const QJsonObject &said, Instant now)
{
    const std::string stranger = strangerIn(said, {"code", "out_trade_no", "order", "provider"});
    if (!stranger.empty()) {
        return refusal(400, "\"" + stranger + "\" is not known here; name the payment by " +
                                R"("code", "out_trade_no" or "order".)");
    }
    std::string which = textAt(said, "code");
    which = which.empty() ? textAt(said, "out_trade_no") : which;
    which = which.empty() ? textAt(said, "order") : which;
    if (which.empty()) {
        return refusal(400, R"(Name the payment by "code", "out_trade_no" or "order".)");
    }
    const std::string only = textAt(said, "provider");
    if (!only.empty() && !stand(only)) {
        return refusal(400, "There is no provider \"" + only + "\" here, only " + stands() + ".");
    }
    bool exists = false;
    for (const std::unique_ptr<Stand> &one : m_stands) {
        if (!only.empty() && one->id() != only) {
            continue;
        }
        const Result<bool> done = one->customerDoes(deed, which, now);
        if (!done) {
            return refusal(500, done.problem().what);
        }
        if (*done) {
            return json(200, {{"ok", true}, {"provider", inQt(one->id())}});
        }
        exists = exists || hasNumberFor(*one, which);
    }
    if (exists) {
        return refusal(409, "The payment " + which +
                                " is not in a state for this; GET /ledger "
                                "shows it.");
    }
    return refusal(404, "No payment " + which + " waits here; GET /waiting lists those that do.");
}

HttpReply Control::cardDoes(const QJsonObject &said, Instant now)
{
    const std::string stranger = strangerIn(said, {"outcome", "provider"});
    if (!stranger.empty()) {
        return refusal(400, "\"" + stranger +
                                R"(" is not known here; say "outcome", and )"
                                R"("provider" where several take cards.)");
    }
    const std::string outcome = textAt(said, "outcome");
    const bool known = outcome == "approve" || outcome == "decline" || outcome == "timeout";
    if (!known) {
        return refusal(400, R"("outcome" is approve, decline or timeout.)");
    }
    const std::string only = textAt(said, "provider");
    if (!only.empty() && !stand(only)) {
        return refusal(400, "There is no provider \"" + only + "\" here, only " + stands() + ".");
    }
    const Stand::Deed deed = outcome == "approve"   ? Stand::Deed::Pay
                             : outcome == "decline" ? Stand::Deed::Decline
                                                    : Stand::Deed::TimeOut;
    for (const std::unique_ptr<Stand> &one : m_stands) {
        if (!only.empty() && one->id() != only) {
            continue;
        }
        for (const WaitingPayment &payment : one->simulator().waiting(now)) {
            if (!payment.byCard) {
                continue;
            }
            const Result<bool> done = one->customerDoes(deed, payment.outTradeNo, now);
            if (!done) {
                return refusal(500, done.problem().what);
            }
            if (*done) {
                return json(200, {{"ok", true},
                                  {"provider", inQt(one->id())},
                                  {"out_trade_no", inQt(payment.outTradeNo)}});
            }
        }
    }
    return refusal(409, "No payment waits for a card; GET /waiting lists those that wait.");
}

HttpReply Control::showCode(const QJsonObject &said, Instant now)
{
    const std::string stranger = strangerIn(said, {"provider", "mood"});
    if (!stranger.empty()) {
        return refusal(400, "\"" + stranger + R"(" is not known here; say "provider" and "mood".)");
    }
    const std::string mood = said.value("mood").isUndefined() ? "pays" : textAt(said, "mood");
    if (!codeMood(mood)) {
        return refusal(400, R"("mood" is pays, password, no_money or expired.)");
    }
    Stand *wallet = stand(textAt(said, "provider"));
    if (!wallet) {
        return refusal(400, "\"provider\" is one of " + stands() + ".");
    }
    const Result<std::string> code = wallet->customerCode(mood, now);
    if (!code) {
        return refusal(500, code.problem().what);
    }
    if (code->empty()) {
        return refusal(409, wallet->name() + "'s customers have no codes of their own.");
    }
    return json(200, {{"code", inQt(*code)}, {"provider", inQt(wallet->id())}});
}

HttpReply Control::addFault(const QJsonObject &said)
{
    const std::string stranger =
        strangerIn(said, {"provider", "call", "kind", "times", "delay_ms", "carried_out"});
    if (!stranger.empty()) {
        return refusal(400, "\"" + stranger +
                                "\" is not known here; a fault has provider, call, "
                                "kind, times, delay_ms and carried_out.");
    }
    Fault fault;
    fault.provider = textAt(said, "provider");
    fault.call = textAt(said, "call");
    if (!stand(fault.provider)) {
        return refusal(400, "\"provider\" is one of " + stands() + ".");
    }
    const std::optional<FaultKind> kind = faultKind(textAt(said, "kind"));
    if (!kind) {
        return refusal(400, R"("kind" is delay, drop_before, drop_after, 500, html, )"
                            "bad_signature, wrong_amount or cut.");
    }
    if (*kind == FaultKind::BadSignature && stand(fault.provider)->simulator().isDevice()) {
        return refusal(400, "A device on a cable signs nothing; choose another kind.");
    }
    fault.kind = *kind;
    fault.times = said.value("times").isUndefined() ? 1 : said.value("times").toInt(0);
    if (fault.times < 1 || fault.times > mostTimes) {
        return refusal(400, R"("times" is a whole number from 1 to 1000000.)");
    }
    const qint64 delay = said.value("delay_ms").isUndefined()
                             ? (*kind == FaultKind::Delay ? -1 : 0)
                             : said.value("delay_ms").toInteger(-1);
    if (delay < 0 || delay > longestDelayMs) {
        return refusal(400, R"("delay_ms" is a whole number from 0 to 600000; a delay needs it.)");
    }
    fault.delay = Span::milliseconds(delay);
    const bool usual = *kind != FaultKind::DropBefore && *kind != FaultKind::ServerError &&
                       *kind != FaultKind::Html;
    fault.carriedOut = said.value("carried_out").toBool(usual);
    if (fault.carriedOut != usual && *kind != FaultKind::ServerError && *kind != FaultKind::Html) {
        return refusal(400, R"("carried_out" can be chosen with 500 and html only.)");
    }
    m_faults.add(fault);
    return faults();
}

HttpReply Control::waiting(Instant now) const
{
    QJsonArray rows;
    for (const std::unique_ptr<Stand> &one : m_stands) {
        const std::vector<WaitingPayment> payments = one->simulator().waiting(now);
        for (const WaitingPayment &payment : payments) {
            rows.append(waitingRow(*one, payment));
        }
    }
    QJsonArray wallets;
    for (const std::unique_ptr<Stand> &one : m_stands) {
        if (one->hasCustomerCodes()) {
            wallets.append(QJsonObject{{"provider", inQt(one->id())},
                                       {"provider_name", inQt(one->name())},
                                       {"provider_name_zh", inQt(one->nameZh())}});
        }
    }
    return json(200, {{"now", timeText(now)}, {"waiting", rows}, {"wallets", wallets}});
}

HttpReply Control::ledger() const
{
    QJsonArray rows;
    for (const std::unique_ptr<Stand> &one : m_stands) {
        const std::vector<LedgerRow> payments = one->simulator().ledger();
        for (const LedgerRow &payment : payments) {
            rows.append(ledgerRow(*one, payment));
        }
    }
    return json(200, {{"payments", rows}});
}

HttpReply Control::faults() const
{
    QJsonArray rows;
    for (const Fault &fault : m_faults.list()) {
        rows.append(QJsonObject{{"provider", inQt(fault.provider)},
                                {"call", inQt(fault.call)},
                                {"kind", inQt(std::string(nameOf(fault.kind)))},
                                {"times", fault.times},
                                {"delay_ms", qint64(fault.delay.ms)},
                                {"carried_out", fault.carriedOut}});
    }
    return json(200, {{"faults", rows}});
}

Stand *Control::stand(const std::string &id) const
{
    for (const std::unique_ptr<Stand> &one : m_stands) {
        if (one->id() == id) {
            return one.get();
        }
    }
    return nullptr;
}

std::string Control::stands() const
{
    std::string list;
    for (const std::unique_ptr<Stand> &one : m_stands) {
        list += (list.empty() ? "" : ", ") + one->id();
    }
    return list.empty() ? "none (start the sandbox with a provider's port)" : list;
}

} // namespace guitai::sandbox
