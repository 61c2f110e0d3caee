// The way to the bill: its address first, then the file, believed only when its hash is right.
#include "payment/providers/wechatpay/statement.h"

#include "payment/providers/wechatpay/bill.h"
#include "payment/providers/wechatpay/gzip.h"
#include "payment/providers/wechatpay/json_fields.h"
#include "payment/providers/wechatpay/request.h"
#include "payment/providers/wire/statements.h"

namespace guitai::wechatpay {

namespace {

constexpr std::size_t mostBytes = 64u * 1024 * 1024;

Matter dayMatter(const StatementDay &day)
{
    Matter matter;
    matter.subject = day.day;
    return matter;
}

// Ends with the verified answer in Reading::code.
class BillAddressTalk : public Dialogue
{
public:
    BillAddressTalk(std::shared_ptr<const Account> account, Call bill, const StatementDay &day,
                    Instant now)
        : Dialogue(std::move(account), dayMatter(day), now)
        , m_bill(bill)
    {}

    Step begin() override
    {
        const bool holdsNone = account().keys->preferred(now()).empty();
        return account().usesCertificates && holdsNone ? sayAfterCertificates(m_bill) : say(m_bill);
    }

private:
    Step answered(const Response &response) override
    {
        Reading reading;
        reading.verdict = Verdict::DayClosed;
        reading.code = response.body;
        return conclude(reading);
    }

    Step refused(const Response &response, ErrorMeaning meaning) override
    {
        if (response.code == "NO_STATEMENT_EXIST") {
            return conclude(Verdict::NotFound, Reason::None, response);
        }
        if (response.code == "STATEMENT_CREATING") {
            return conclude(Verdict::NoAnswer, Reason::ProviderBusy, response);
        }
        return conclude(meaning.kind == ErrorKind::NotKnown || meaning.kind == ErrorKind::Busy
                            ? Verdict::NoAnswer
                            : Verdict::NotExecuted,
                        meaning.reason, response);
    }

    Call m_bill;
};

// "/v3/billdownload/file?token=..": only below the address that we talk to anyhow.
std::string pathAndQueryOf(const std::string &url)
{
    const auto host = url.find("://");
    const auto path = host == std::string::npos ? host : url.find('/', host + 3);
    const std::string target = path == std::string::npos ? std::string() : url.substr(path);
    const auto place = target.find("/v3/billdownload/");
    return place == std::string::npos ? std::string() : target.substr(place);
}

} // namespace

StatementTalk::StatementTalk(std::shared_ptr<const Account> account, const StatementDay &day,
                             Instant now)
    : m_account(std::move(account))
    , m_day(day)
    , m_now(now)
    , m_address(std::make_unique<BillAddressTalk>(m_account, Call::TradeBill, day, now))
{}

Step StatementTalk::begin()
{
    return m_address->begin();
}

Step StatementTalk::hear(const Answer &answer)
{
    if (m_downloading) {
        return heardFile(answer);
    }
    Step step = m_address->hear(answer);
    const auto *reading = std::get_if<Reading>(&step);
    if (reading && reading->verdict == Verdict::DayClosed) {
        return heardAddress(*reading);
    }
    // Whoever has no fund flow, or may not have it, has the trades all the same.
    const bool isWithout = reading && m_isFlow && reading->verdict != Verdict::NoAnswer;
    return isWithout ? wholeDay() : std::move(step);
}

Step StatementTalk::askForFlow()
{
    m_isFlow = true;
    m_downloading = false;
    m_address = std::make_unique<BillAddressTalk>(m_account, Call::FundFlowBill, m_day, m_now);
    return m_address->begin();
}

Step StatementTalk::wholeDay() const
{
    Reading reading;
    reading.verdict = Verdict::DayClosed;
    reading.file = m_file;
    return reading;
}

Step StatementTalk::heardAddress(const Reading &reading)
{
    const auto fields = JsonFields::read(reading.code);
    const std::string target =
        fields ? pathAndQueryOf(fields->text("download_url")) : std::string();
    m_hash =
        fields && fields->text("hash_type") == "SHA1" ? fields->text("hash_value") : std::string();
    if (target.empty() || m_hash.empty()) {
        return noStatement(Verdict::NoAnswer, Reason::Garbled, "no address or hash of the bill");
    }
    m_downloading = true;
    return downloadRequest(*m_account, target, m_now);
}

Step StatementTalk::heardFile(const Answer &answer)
{
    const auto *reply = std::get_if<HttpReply>(&answer);
    if (!reply || reply->status != 200) {
        return noDownload(answer);
    }
    const bool isPacked = reply->body.compare(0, 2, "\x1F\x8B") == 0;
    const auto plain =
        isPacked ? gunzipped(reply->body, mostBytes) : Result<std::string>(reply->body);
    if (!plain) {
        return noStatement(Verdict::NoAnswer, Reason::Garbled, plain.problem().what);
    }
    if (billHash(*plain) != m_hash) {
        return noStatement(Verdict::NoAnswer, Reason::Garbled,
                           "the bill's hash is not the one that WeChat Pay told");
    }
    if (!m_isFlow) {
        m_file = *plain;
        return askForFlow();
    }
    m_file = withFundFlow(m_file, *plain);
    return wholeDay();
}

} // namespace guitai::wechatpay
