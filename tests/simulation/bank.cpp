// The bank's books and the words it speaks: "VERB|id|amount|refund" and "WORD|amount|code".
#include "tests/simulation/bank.h"

#include <charconv>

namespace guitai::simulation {

namespace {

std::vector<std::string> parts(const std::string &text)
{
    std::vector<std::string> all;
    std::size_t from = 0;
    while (true) {
        const std::size_t bar = text.find('|', from);
        all.push_back(text.substr(from, bar - from));
        if (bar == std::string::npos)
            return all;
        from = bar + 1;
    }
}

std::optional<Money> money(const std::string &text)
{
    std::int64_t minor = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), minor);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size())
        return {};
    return Money(minor, Currency::cny());
}

std::string say(const char *word, Money amount = {}, const std::string &code = {})
{
    return std::string(word) + "|" + std::to_string(amount.minor()) + "|" + code;
}

std::string stateOf(const BankRow &row, const std::string &id)
{
    switch (row.state) {
    case BankState::Waiting:
        return say("WAITING", row.amount, "qr:" + id);
    case BankState::Approved:
        return say("APPROVED", row.amount, "qr:" + id);
    case BankState::Paid:
        return say("PAID", row.amount);
    case BankState::Closed:
    case BankState::Undone:
        return say("CANCELLED", row.amount);
    }
    return {};
}

} // namespace

void Bank::expire(BankRow &row, Instant now)
{
    if (row.state == BankState::Waiting && now >= row.expires)
        row.state = BankState::Closed;
}

std::string Bank::hear(const std::string &request, Instant now)
{
    const auto words = parts(request);
    if (words.size() != 4)
        return "MALFORMED";
    const std::string &verb = words[0];
    const std::string &id = words[1];
    const Money amount = money(words[2]).value_or(Money());
    auto it = m_rows.find(id);
    if (it != m_rows.end())
        expire(it->second, now);

    if (verb == "CAPTURE") {
        if (it == m_rows.end())
            return say("NOTFOUND");
        if (it->second.state == BankState::Approved) {
            it->second.state = BankState::Paid;
            ++it->second.timesCharged;
        }
        return stateOf(it->second, id);
    }
    if (verb == "CHARGE" || verb == "ORDER") {
        if (it == m_rows.end()) {
            BankRow row;
            row.byOrder = verb == "ORDER";
            row.amount = amount;
            row.expires = now + life;
            row.asked = true;
            it = m_rows.emplace(id, row).first;
        }
        return stateOf(it->second, id);
    }
    if (verb == "QUERY")
        return it == m_rows.end() ? say("NOTFOUND") : stateOf(it->second, id);
    if (verb == "CANCEL") {
        if (it == m_rows.end()) {
            if (cancelKillsUnscanned) {
                BankRow tombstone;
                tombstone.state = BankState::Closed;
                m_rows.emplace(id, tombstone);
            }
            return say("CANCELLED");
        }
        BankRow &row = it->second;
        if (row.state == BankState::Waiting && cancelKillsUnscanned)
            row.state = BankState::Closed;
        else if (row.state == BankState::Paid)
            row.state = BankState::Undone;
        return say("CANCELLED", row.amount);
    }
    if (verb == "LOOK") { // whether a refund was done
        if (it == m_rows.end())
            return say("NOTFOUND");
        const BankRow &row = it->second;
        if (const auto done = row.refunds.find(words[3]); done != row.refunds.end())
            return say("REFUNDED", done->second);
        return say(row.refused.contains(words[3]) ? "REFUSED" : "NOTFOUND");
    }
    if (verb == "REFUND") {
        if (it == m_rows.end())
            return say("REFUSED");
        BankRow &row = it->second;
        if (const auto done = row.refunds.find(words[3]); done != row.refunds.end())
            return done->second == amount ? say("REFUNDED", amount) : say("REFUSED");
        if (row.state != BankState::Paid || row.refunded + amount > row.amount ||
            row.refused.contains(words[3])) {
            row.refused.insert(words[3]);
            return say("REFUSED");
        }
        row.refunds[words[3]] = amount;
        row.refunded += amount;
        return say("REFUNDED", amount);
    }
    return "MALFORMED";
}

bool Bank::pay(const std::string &id, Instant now)
{
    const auto it = m_rows.find(id);
    if (it == m_rows.end())
        return false;
    expire(it->second, now);
    if (it->second.state != BankState::Waiting)
        return false;
    if (it->second.byOrder) {
        it->second.state = BankState::Approved;
        return true;
    }
    it->second.state = BankState::Paid;
    ++it->second.timesCharged;
    return true;
}

bool Bank::decline(const std::string &id, Instant now)
{
    const auto it = m_rows.find(id);
    if (it == m_rows.end())
        return false;
    expire(it->second, now);
    if (it->second.state != BankState::Waiting)
        return false;
    it->second.state = BankState::Closed;
    return true;
}

std::string sentence(const char *verb, const Matter &matter, Money amount)
{
    return std::string(verb) + "|" + matter.attempt.text + "|" + std::to_string(amount.minor()) +
           "|" + matter.refund.text;
}

std::optional<BankWord> bankWord(const Answer &answer)
{
    const auto *reply = std::get_if<HttpReply>(&answer);
    if (!reply)
        return {};
    const auto words = parts(reply->body);
    const auto amount = words.size() == 3 ? money(words[1]) : std::nullopt;
    if (!amount)
        return {};
    return BankWord{words[0], *amount, words[2]};
}

namespace {

class BankTalk : public Conversation
{
public:
    BankTalk(Matter matter, Question question)
        : m_matter(std::move(matter))
        , m_question(question)
    {}

    Step begin() override
    {
        switch (m_question) {
        case Question::Charge:
            return say("CHARGE", m_matter.amount);
        case Question::Cancel: // looks first: a payment that has won the race shall count
        case Question::Query:
        case Question::Greet:
        case Question::CloseDay:
            return say("QUERY", m_matter.amount);
        case Question::Refund:
            return say("REFUND", m_matter.refundAmount);
        case Question::QueryRefund:
            return say("LOOK", m_matter.refundAmount);
        }
        return Reading{};
    }

    Step hear(const Answer &answer) override
    {
        Reading reading;
        const std::optional<BankWord> heard = bankWord(answer);
        if (!heard) {
            const auto *silence = std::get_if<Silence>(&answer);
            reading.reason = silence ? silence->reason : Reason::Garbled;
            return reading;
        }
        const std::string &word = heard->word;
        if (m_question == Question::Cancel && !m_cancelSent &&
            (word == "WAITING" || word == "NOTFOUND")) {
            m_cancelSent = true;
            return say("CANCEL", m_matter.amount);
        }
        reading.amount = heard->amount;
        if (word == "WAITING") {
            reading.verdict = Verdict::Waiting;
            reading.code = heard->code;
        } else if (word == "PAID") {
            reading.verdict = Verdict::Paid;
            reading.reference = "bank" + m_matter.attempt.text;
        } else if (word == "CANCELLED") {
            reading.verdict = Verdict::Cancelled;
        } else if (word == "NOTFOUND") {
            reading.verdict = Verdict::NotFound;
        } else if (word == "REFUNDED") {
            reading.verdict = Verdict::Refunded;
        } else if (word == "REFUSED") {
            reading.verdict = Verdict::RefundRefused;
        }
        return reading;
    }

private:
    Step say(const char *verb, Money amount) const
    {
        HttpRequest request;
        request.body = sentence(verb, m_matter, amount);
        return request;
    }

    Matter m_matter;
    Question m_question;
    bool m_cancelSent = false;
};

} // namespace

BankProvider::BankProvider(Span afterglow)
{
    m_card.id = ProviderId("bank");
    m_card.name = "Bank";
    m_card.nameZh = "银行";
    m_card.afterglow = afterglow;
}

std::unique_ptr<Conversation> BankProvider::ask(const Matter &matter, Question question,
                                                Instant) const
{
    return std::make_unique<BankTalk>(matter, question);
}

} // namespace guitai::simulation
