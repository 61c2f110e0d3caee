// The separate card machine: what it is, and that nobody is ever asked for it.
#include "payment/providers/manual_card/maker.h"
#include "tests/kit/main.h"
#include "tests/providers/exchange.h"

#include <QtTest>

namespace guitai {

class ManualCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itNeedsNoSettings()
    {
        QVERIFY(manual_card::providerMaker().make({}).ok());
        QVERIFY(manual_card::providerMaker().make({{"enabled", "true"}}).ok());
    }

    void itIsByHandAndHere()
    {
        const auto made = manual_card::providerMaker().make({});
        const ProviderCard &card = (*made)->card();
        QCOMPARE(card.id.text, std::string("manual_card"));
        QVERIFY(card.byHand && card.isLocal && card.canRefund && card.canRefundInPart);
        QVERIFY(card.step == CustomerStep::TypeApproval);
        QVERIFY(card.customerCodes.empty() && card.currencies.empty());
    }

    void everyQuestionIsForThePerson()
    {
        const auto made = manual_card::providerMaker().make({});
        const Matter matter = test::someMatter("M1", Instant{1772331630000});
        for (const Question question : {Question::Charge, Question::Query, Question::Cancel,
                                        Question::Refund, Question::QueryRefund, Question::Greet}) {
            const Step step = (*made)->ask(matter, question, matter.openedAt)->begin();
            const auto *reading = std::get_if<Reading>(&step);
            QVERIFY(reading);
            QVERIFY(reading->verdict == Verdict::Waiting);
        }
        const Step step = (*made)->ask(matter, Question::CloseDay, matter.openedAt)->begin();
        QVERIFY(std::get<Reading>(step).reason == Reason::NotSupported);
        QVERIFY(!(*made)->read({}, matter.openedAt).ok());
    }
};

GUITAI_TEST(ManualCardTest)

} // namespace guitai

#include "manual_card_test.moc"
