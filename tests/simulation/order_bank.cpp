// The till's side of a bank by orders, with what it must write down before it captures; and of a
// card machine that nobody can ask.
#include "payment/providers/not_offered.h"
#include "tests/simulation/bank.h"

#include <charconv>

namespace guitai::simulation {

namespace {

// A capture that nobody answered may still arrive for so long.
constexpr Span captureLife = Span::minutes(3);

class OrderTalk : public Conversation
{
public:
    OrderTalk(Matter matter, Question question, Instant now)
        : m_matter(std::move(matter))
        , m_question(question)
        , m_now(now)
    {}

    Step begin() override
    {
        if (m_question == Question::Refund)
            return say("REFUND", m_matter.refundAmount);
        if (m_question == Question::QueryRefund)
            return say("LOOK", m_matter.refundAmount);
        return say(m_question == Question::Charge ? "ORDER" : "QUERY", m_matter.amount);
    }

    Step hear(const Answer &answer) override
    {
        if (std::holds_alternative<Noted>(answer)) {
            if (m_capturing)
                return say("CAPTURE", m_matter.amount);
            return m_afterNote;
        }
        const std::optional<BankWord> heard = bankWord(answer);
        if (!heard) {
            const auto *silence = std::get_if<Silence>(&answer);
            return Reading{.reason = silence ? silence->reason : Reason::Garbled};
        }
        return understand(*heard);
    }

private:
    Step understand(const BankWord &heard)
    {
        Reading reading;
        reading.amount = heard.amount;
        if (heard.word == "PAID") {
            reading.verdict = Verdict::Paid;
            reading.reference = "order" + m_matter.attempt.text;
        } else if (heard.word == "CANCELLED") {
            reading.verdict = Verdict::Cancelled;
        } else if (heard.word == "REFUNDED") {
            reading.verdict = Verdict::Refunded;
        } else if (heard.word == "REFUSED") {
            reading.verdict = Verdict::RefundRefused;
        } else if (m_question == Question::QueryRefund) {
            reading.verdict = Verdict::NotFound;
        } else if (m_question == Question::Cancel || !m_matter.wanted) {
            // Nobody but us captures: what we have not captured takes no money.
            reading.verdict = captureMayArrive() ? Verdict::NoAnswer : Verdict::Cancelled;
        } else if (heard.word == "NOTFOUND") {
            reading.verdict = Verdict::NotFound;
        } else if (heard.word == "APPROVED" && m_matter.wanted && !m_capturing) {
            m_capturing = true;
            return Note{"capturing " + std::to_string(m_now.ms)};
        } else {
            reading.verdict = Verdict::Waiting;
            reading.code = heard.code;
            if (m_question == Question::Charge && m_matter.note.empty()) {
                m_afterNote = reading;
                return Note{"order"};
            }
        }
        return reading;
    }

    bool captureMayArrive() const
    {
        const std::string word = "capturing ";
        if (!m_matter.note.starts_with(word))
            return false;
        std::int64_t began = 0;
        std::from_chars(m_matter.note.data() + word.size(),
                        m_matter.note.data() + m_matter.note.size(), began);
        return m_now - Instant{began} < captureLife;
    }

    Step say(const char *verb, Money amount) const
    {
        HttpRequest request;
        request.body = sentence(verb, m_matter, amount);
        return request;
    }

    Matter m_matter;
    Question m_question;
    Instant m_now;
    Reading m_afterNote;
    bool m_capturing = false;
};

} // namespace

OrderBankProvider::OrderBankProvider()
{
    m_card.id = ProviderId("orders");
    m_card.name = "Orders";
    m_card.nameZh = "订单";
}

std::unique_ptr<Conversation> OrderBankProvider::ask(const Matter &matter, Question question,
                                                     Instant now) const
{
    return std::make_unique<OrderTalk>(matter, question, now);
}

HandProvider::HandProvider()
{
    m_card.id = ProviderId("byhand");
    m_card.name = "Card machine";
    m_card.nameZh = "刷卡机";
    m_card.step = CustomerStep::TypeApproval;
    m_card.byHand = true;
}

std::unique_ptr<Conversation> HandProvider::ask(const Matter &, Question, Instant) const
{
    return notOffered();
}

} // namespace guitai::simulation
