// Every question has the same answer: ask the person.
#include "payment/providers/manual_card/maker.h"

#include "payment/providers/not_offered.h"

namespace guitai::manual_card {

namespace {

ProviderCard cardOfManualCard()
{
    ProviderCard card;
    card.id = ProviderId("manual_card");
    card.name = "Card (separate machine)";
    card.nameZh = "刷卡（另机）";
    card.step = CustomerStep::TypeApproval;
    card.byHand = true;
    card.isLocal = true;
    return card;
}

class AskThePersonTalk : public Conversation
{
public:
    Step begin() override
    {
        return Reading{.verdict = Verdict::Waiting, .reason = Reason::AskThePerson};
    }
    Step hear(const Answer &) override { return begin(); }
};

class SeparateMachine : public Provider
{
public:
    const ProviderCard &card() const override { return m_card; }

    std::unique_ptr<Conversation> ask(const Matter &, Question question, Instant) const override
    {
        if (question == Question::CloseDay)
            return notOffered(); // the machine has its own end of day
        return std::make_unique<AskThePersonTalk>();
    }

private:
    ProviderCard m_card = cardOfManualCard();
};

} // namespace

ProviderMaker providerMaker()
{
    return {"manual_card",
            {SettingField{"enabled", false, false, false}},
            [](const ProviderSettings &) -> Result<std::unique_ptr<Provider>> {
                return std::unique_ptr<Provider>(std::make_unique<SeparateMachine>());
            }};
}

} // namespace guitai::manual_card
