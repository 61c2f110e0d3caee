// The common part of every conversation.
#include "payment/providers/alipay/dialogue.h"

#include "payment/providers/alipay/request.h"
#include "payment/providers/wire/china_time.h"
#include "payment/providers/wire/http_date.h"

#include <utility>

namespace guitai::alipay {

namespace {

Reading noAnswer(Reason reason, std::string words = {})
{
    Reading reading;
    reading.reason = reason;
    reading.providerWords = std::move(words);
    return reading;
}

Reason reasonOfStatus(int status)
{
    if (status == 429) {
        return Reason::ProviderBusy;
    }
    return status >= 500 ? Reason::ProviderDown : Reason::Garbled;
}

} // namespace

Dialogue::Dialogue(std::shared_ptr<const Account> account, Matter matter, Instant now)
    : m_account(std::move(account))
    , m_matter(std::move(matter))
    , m_now(now)
{}

Step Dialogue::hear(const Answer &answer)
{
    if (const auto *silence = std::get_if<Silence>(&answer)) {
        return conclude(noAnswer(silence->reason, silence->detail));
    }
    if (std::holds_alternative<Noted>(answer)) {
        return noted();
    }
    const auto *heard = std::get_if<HttpReply>(&answer);
    if (!heard) {
        return conclude(noAnswer(Reason::Garbled));
    }
    const HttpReply &reply = *heard;
    m_clockAhead = clockAhead(reply, m_now);
    if (reply.status != 200) {
        return conclude(
            noAnswer(reasonOfStatus(reply.status), "HTTP " + std::to_string(reply.status)));
    }
    return m_wantedCertificate.empty() ? read(reply.body) : learnCertificate(reply.body);
}

Step Dialogue::noted()
{
    return conclude(noAnswer(Reason::Unknown)); // nobody asked for a note
}

Step Dialogue::say(Call call, const JsonText &bizContent, const std::string &notifyUrl)
{
    m_call = call;
    return send(call, bizContent.text(), notifyUrl);
}

Step Dialogue::sayQuery()
{
    return say(Call::Query, JsonText().add("out_trade_no", m_matter.attempt.text));
}

Step Dialogue::send(Call call, const std::string &bizContent, const std::string &notifyUrl)
{
    return buildRequest(*m_account, call, bizContent, notifyUrl, m_now);
}

Step Dialogue::read(const std::string &body)
{
    const Heard heard = readResponse(body, m_call, *m_account);
    if (const auto *reason = std::get_if<Reason>(&heard)) {
        return conclude(noAnswer(*reason));
    }
    if (const auto *unknown = std::get_if<UnknownCertificate>(&heard)) {
        m_waitingBody = body;
        m_wantedCertificate = unknown->sn;
        return send(Call::DownloadCertificate, JsonText().add("alipay_cert_sn", unknown->sn).text(),
                    {});
    }
    const auto &response = std::get<Response>(heard);
    if (!response.field("out_trade_no").empty() && !namesOurTrade(response)) {
        // Well signed, but the answer to somebody else's question.
        return conclude(Verdict::NoAnswer, Reason::Garbled, response);
    }
    if (response.code() == "10000" || (response.code() == "10003" && m_call == Call::Pay)) {
        return executed(response);
    }
    if (response.code() == "40004") {
        return failed(response);
    }
    Meaning meaning = meaningOf(m_call, response.code(), response.subCode());
    if (meaning.verdict == Verdict::NotExecuted && m_deedDone) {
        meaning.verdict = Verdict::NoAnswer;
    }
    return conclude(meaning, response);
}

Step Dialogue::learnCertificate(const std::string &body)
{
    const std::string sn = std::exchange(m_wantedCertificate, {});
    if (!m_account->certificates->learn(sn, downloadedCertificate(body), m_now)) {
        return conclude(noAnswer(Reason::SignatureWrong, "alipay_cert_sn " + sn));
    }
    return read(std::exchange(m_waitingBody, {}));
}

Step Dialogue::conclude(Reading reading) const
{
    reading.clockAhead = m_clockAhead;
    return reading;
}

Step Dialogue::conclude(Verdict verdict, Reason reason, const Response &response) const
{
    Reading reading;
    reading.verdict = verdict;
    reading.reason = reason;
    reading.reference = response.field("trade_no");
    const bool hasSubCode = !response.subCode().empty();
    reading.providerCode = hasSubCode ? response.subCode() : response.code();
    reading.providerWords = response.field(hasSubCode ? "sub_msg" : "msg");
    return conclude(reading);
}

Step Dialogue::conclude(Meaning meaning, const Response &response) const
{
    return conclude(meaning.verdict, meaning.reason, response);
}

Step Dialogue::concludeTrade(const Response &response) const
{
    if (!namesOurTrade(response)) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, response);
    }
    const std::string &status = response.field("trade_status");
    if (status == "WAIT_BUYER_PAY") {
        return conclude(Verdict::Waiting, Reason::None, response);
    }
    if (status == "TRADE_CLOSED") {
        // Closed after it had been paid means that everything was given back.
        const bool wasPaid = !response.field("send_pay_date").empty();
        return conclude(Verdict::Cancelled, wasPaid ? Reason::None : Reason::AlreadyClosed,
                        response);
    }
    if (status != "TRADE_SUCCESS" && status != "TRADE_FINISHED") {
        return conclude(Verdict::NoAnswer, Reason::Unknown, response);
    }
    const auto amount = Money::parse(response.field("total_amount"), Currency::cny());
    if (!amount || response.field("trade_no").empty()) {
        return conclude(Verdict::NoAnswer, Reason::Garbled, response);
    }
    Reading paid;
    paid.verdict = Verdict::Paid;
    paid.amount = *amount;
    paid.reference = response.field("trade_no");
    paid.at = chinaTime(response.field("send_pay_date"));
    return conclude(paid);
}

bool Dialogue::namesOurTrade(const Response &response) const
{
    return response.field("out_trade_no") == m_matter.attempt.text;
}

} // namespace guitai::alipay
