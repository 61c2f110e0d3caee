// The common part of every conversation.
#include "payment/providers/wechatpay/dialogue.h"

#include "payment/providers/wechatpay/request.h"
#include "payment/providers/wechatpay/signature.h"
#include "payment/providers/wire/http_date.h"

#include <utility>

namespace guitai::wechatpay {

namespace {

// Beyond this WeChat Pay refuses our signatures, and we its.
constexpr Span mostClockDrift = Span::minutes(4);

bool isClockOff(std::optional<Span> ahead)
{
    return ahead && (*ahead > mostClockDrift || *ahead < Span() - mostClockDrift);
}

} // namespace

Dialogue::Dialogue(std::shared_ptr<const Account> account, Matter matter, Instant now)
    : m_account(std::move(account))
    , m_matter(std::move(matter))
    , m_now(now)
{}

Step Dialogue::hear(const Answer &answer)
{
    const auto *reply = std::get_if<HttpReply>(&answer);
    if (!reply) {
        const auto *silence = std::get_if<Silence>(&answer);
        return distrust(silence ? Doubt{silence->reason, silence->detail} : Doubt{});
    }
    m_clockAhead = clockAhead(*reply, m_now);
    return std::exchange(m_fetching, false) ? learnCertificates(*reply) : read(*reply);
}

Step Dialogue::say(Call call)
{
    m_call = call;
    return buildRequest(*m_account, call, m_matter, m_now);
}

Step Dialogue::sayAfterCertificates(Call call)
{
    m_call = call;
    return fetchCertificates();
}

Call Dialogue::queryCall() const
{
    return !m_matter.authCode.empty() && m_account->codeApi == CodeApi::V2 ? Call::OrderQuery
                                                                           : Call::Query;
}

Step Dialogue::fetchCertificates()
{
    m_fetching = true;
    m_fetched = true;
    return buildRequest(*m_account, Call::Certificates, m_matter, m_now);
}

Step Dialogue::read(const HttpReply &reply)
{
    const Heard heard = readResponse(reply, m_call, *m_account, m_now);
    if (const auto *doubt = std::get_if<Doubt>(&heard)) {
        return distrust(*doubt);
    }
    if (const auto *unknown = std::get_if<UnknownSerial>(&heard)) {
        const bool canFetch =
            m_account->usesCertificates && !m_fetched && !isPublicKeyId(unknown->serial);
        if (!canFetch) {
            return distrust({Reason::SignatureWrong,
                             "the answer is signed with " + unknown->serial +
                                 ", which is not among public_key_id and the certificates"});
        }
        m_waiting = reply;
        m_wantedSerial = unknown->serial;
        return fetchCertificates();
    }
    const auto &response = std::get<Response>(heard);
    return response.succeeded ? answered(response) : refused(response, meaningOf(response.code));
}

// Opened with the API v3 key, and the answer itself signed by a certificate out of it: all that are
// not expired are kept, ours never.
Step Dialogue::learnCertificates(const HttpReply &reply)
{
    if (reply.status != 200) {
        return hearNoCertificates(reply);
    }
    const auto opened = openCertificates(reply.body, m_account->apiV3Key);
    if (!opened) {
        return distrust({Reason::KeyWrong, opened.problem().what});
    }
    KeyRing fresh;
    for (const Certificate &certificate : *opened) {
        if (certificate.publicKey() != m_account->key.publicKey()) {
            fresh.hold(certificate);
        }
    }
    const Trust trust = trustIn(reply.headers, reply.body, fresh, m_now);
    const bool isKnownSigner =
        trust == Trust::UnknownSerial &&
        trustIn(reply.headers, reply.body, *m_account->keys, m_now) == Trust::Verified;
    if (trust != Trust::Verified && !isKnownSigner) {
        return distrust({Reason::SignatureWrong, "the answer with the certificates"});
    }
    for (const Certificate &certificate : *opened) {
        if (certificate.publicKey() != m_account->key.publicKey() &&
            m_now < certificate.notAfter()) {
            m_account->keys->hold(certificate);
        }
    }
    m_account->keys->forgetExpired(m_now);
    if (!m_waiting) {
        return say(m_call);
    }
    return read(*std::exchange(m_waiting, std::nullopt));
}

Step Dialogue::hearNoCertificates(const HttpReply &reply) const
{
    const Heard heard = readResponse(reply, Call::Certificates, *m_account, m_now);
    const auto *response = std::get_if<Response>(&heard);
    const ErrorMeaning meaning = response ? meaningOf(response->code) : ErrorMeaning{};
    if (m_waiting) {
        return distrust(
            {Reason::SignatureWrong, "the answer is signed with " + m_wantedSerial +
                                         ", and the certificates cannot be fetched: HTTP " +
                                         std::to_string(reply.status)});
    }
    if (!response) {
        const auto *doubt = std::get_if<Doubt>(&heard);
        return distrust(doubt ? *doubt : Doubt{});
    }
    Reading reading;
    reading.verdict = meaning.kind == ErrorKind::NotThere || meaning.kind == ErrorKind::Refused
                          ? Verdict::NotExecuted
                          : Verdict::NoAnswer;
    reading.reason = meaning.reason;
    reading.providerCode = response->code;
    reading.providerWords = response->message;
    if (meaning.kind == ErrorKind::NotThere) {
        reading.reason = Reason::SettingsWrong;
        reading.providerWords = "this merchant has no platform certificates: enter public_key_id "
                                "and public_key_file from the merchant platform";
    } else if (meaning.reason == Reason::KeyWrong && isClockOff(m_clockAhead)) {
        reading.reason = Reason::ClockWrong;
    }
    return conclude(reading);
}

Step Dialogue::distrust(const Doubt &doubt) const
{
    Reading reading;
    reading.reason = doubt.reason == Reason::SignatureWrong && isClockOff(m_clockAhead)
                         ? Reason::ClockWrong
                         : doubt.reason;
    reading.providerWords = doubt.words;
    return conclude(reading);
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
    // A signature that is refused because it is too old or too new is not the key's fault.
    reading.reason =
        reason == Reason::KeyWrong && isClockOff(m_clockAhead) ? Reason::ClockWrong : reason;
    reading.providerCode = response.code;
    reading.providerWords = response.message;
    if (response.transaction) {
        reading.reference = response.transaction->transactionId;
    }
    return conclude(reading);
}

bool Dialogue::isOurOrder(const Transaction &transaction) const
{
    return transaction.outTradeNo == m_matter.attempt.text &&
           transaction.mchid == m_account->mchid && transaction.appid == m_account->appid;
}

Step Dialogue::concludeOrder(const Response &response) const
{
    if (!response.transaction || !isOurOrder(*response.transaction)) {
        // Well signed, but the answer to somebody else's question.
        return conclude(Verdict::NoAnswer, Reason::Garbled, response);
    }
    return conclude(readingOf(*response.transaction, m_now, m_matter.deadline));
}

Step Dialogue::concludeOpen(const Response &response, ErrorMeaning meaning) const
{
    return conclude(meaning.kind == ErrorKind::Paying ? Verdict::Waiting : Verdict::NoAnswer,
                    meaning.reason, response);
}

} // namespace guitai::wechatpay
