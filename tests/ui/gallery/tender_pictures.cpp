// Paying: by code, by card, in cash, in parts, with a tip.
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/little_shop.h"
#include "ui/scan/scan_recogniser.h"

namespace guitai::test {

using namespace guitai::ui;

namespace {

void payPictures(Studio &studio)
{
    studio.fresh(shopWithSale());
    studio.press("pay");
    studio.shot(QStringLiteral("20_pay"));
    studio.press("otherAmount");
    studio.shot(QStringLiteral("21_part"));
    const CounterView sale = shopWithSale();
    Attempt attempt = attemptOf(sale, "alipay");
    Attempt preparing = attempt;
    preparing.code.clear();
    studio.fresh(shopWithAttempt(preparing));
    studio.shot(QStringLiteral("22_preparing"));
    studio.fresh(shopWithAttempt(attempt));
    studio.shot(QStringLiteral("23_waiting"));
    studio.press("turnToCustomer");
    studio.shot(QStringLiteral("24_turned"));
    Weather silent;
    silent.silences = 4;
    silent.lastReason = Reason::NetworkDown;
    studio.fresh(shopWithAttempt(attempt, silent));
    studio.shot(QStringLiteral("25_still_asking"));
    Attempt closing = attempt;
    closing.stage = AttemptStage::Closing;
    closing.closing = ClosingCause::CashierCancelled;
    studio.fresh(shopWithAttempt(closing));
    studio.shot(QStringLiteral("26_closing"));
    studio.fresh(shopWithAttempt(attemptOf(sale, "zvt")));
    Attempt declined = attempt;
    Attempt card = attemptOf(sale, "zvt");
    card.code.clear();
    studio.fresh(shopWithAttempt(card));
    studio.shot(QStringLiteral("27_card"));
    declined.stage = AttemptStage::Ended;
    declined.outcome = AttemptOutcome::Declined;
    declined.reason = Reason::NotEnoughMoney;
    studio.desk().show(shopWithAttempt(declined));
    studio.shot(QStringLiteral("28_declined"));
    studio.fresh(shopWithSale());
    studio.press("pay");
    studio.press("method_cash");
    studio.shot(QStringLiteral("30_cash"));
    studio.type("cashTendered", QStringLiteral("100"));
    studio.shot(QStringLiteral("31_cash_change"));
    studio.type("cashTendered", QStringLiteral("20"));
    studio.shot(QStringLiteral("32_cash_missing"));
    studio.fresh(shopWithRates());
    studio.press("pay");
    studio.press("method_cash");
    studio.press("currency4");
    studio.shot(QStringLiteral("35_cash_foreign"));
    studio.type("cashTendered", QStringLiteral("10"));
    studio.shot(QStringLiteral("36_cash_foreign_change"));
    studio.fresh(shopPaid("cash"));
    studio.shot(QStringLiteral("33_finished_cash"));
    studio.fresh(shopPaid("alipay"));
    studio.shot(QStringLiteral("34_finished_alipay"));
}

void cardPictures(Studio &studio)
{
    const CounterView sale = shopWithSale();
    Attempt card = attemptOf(sale, "zvt");
    card.code.clear();
    const std::pair<const char *, Prompt> prompts[] = {{"70_card_insert", Prompt::InsertCard},
                                                       {"71_card_pin", Prompt::EnterPin},
                                                       {"72_card_bank", Prompt::CallingBank},
                                                       {"73_card_remove", Prompt::RemoveCard},
                                                       {"74_card_other", Prompt::TryOtherCard}};
    for (const auto &[name, prompt] : prompts) {
        Weather weather;
        weather.prompt = prompt;
        weather.promptWords = "Bitte Karte einstecken oder vorhalten";
        studio.fresh(shopWithAttempt(card, weather));
        studio.shot(QLatin1String(name));
    }
    studio.fresh(shopByHand("manual_card"));
    studio.shot(QStringLiteral("75_by_hand"));
    studio.press("wordYes");
    studio.type("wordApproval", QStringLiteral("A0"));
    studio.shot(QStringLiteral("76_by_hand_charged"));
    studio.type("wordDigits", QStringLiteral("4242424242424242"));
    studio.shot(QStringLiteral("77_by_hand_card_number"));
    studio.press("wordDetailBack");
    studio.press("wordNo");
    studio.shot(QStringLiteral("78_by_hand_not"));
    studio.fresh(shopByHand("zvt"));
    studio.shot(QStringLiteral("79_ask_person"));
    studio.press("wordYes");
    studio.shot(QStringLiteral("80_ask_person_paid"));
}

void splitPictures(Studio &studio)
{
    studio.fresh(shopPaidInPart("wechatpay", "20.00"));
    studio.press("pay");
    studio.shot(QStringLiteral("81_paid_in_part"));
    studio.press("giveBackPart");
    studio.shot(QStringLiteral("81b_give_back_part"));
    studio.press("giveBackQuestionNo");
    studio.press("otherAmount");
    studio.type("partEntryField", QStringLiteral("10"));
    studio.shot(QStringLiteral("82_part_of_rest"));
    studio.press("partEntryConfirm");
    studio.shot(QStringLiteral("83_part_chosen"));
    studio.press("method_cash");
    studio.shot(QStringLiteral("84_part_in_cash"));
    studio.fresh(shopGivingBack("wechatpay", "20.00"));
    studio.shot(QStringLiteral("84b_giving_back"));
    CounterView gone = shopGivingBack("cash", "15.90");
    gone.sale->checkout.refunds.back().stage = RefundStage::Done;
    studio.desk().show(gone);
    studio.shot(QStringLiteral("84c_given_back"));
    studio.fresh(shopWithTips());
    studio.press("pay");
    studio.shot(QStringLiteral("85_tips"));
    studio.fresh(shopWithTips("4.77"));
    studio.press("pay");
    studio.shot(QStringLiteral("86_tip_chosen"));
    studio.press("tipOwn");
    studio.shot(QStringLiteral("87_tip_own"));
}

void codePictures(Studio &studio)
{
    studio.fresh(shopWithSale());
    Q_EMIT studio.window().scanner().scanned(QStringLiteral("281234567890123456"));
    studio.shot(QStringLiteral("88_customers_code"));
    CounterView two = shopWithSale();
    two.methods[3].card.customerCodes = {{28, 28, 18, 18}};
    studio.fresh(two);
    Q_EMIT studio.window().scanner().scanned(QStringLiteral("281234567890123456"));
    studio.shot(QStringLiteral("89_whose_code"));
    studio.fresh(shopWithSale());
    Q_EMIT studio.window().scanner().scanned(QStringLiteral("6212345678901234567"));
    studio.shot(QStringLiteral("90_union_pay"));
    studio.fresh(openShop());
    Q_EMIT studio.window().scanner().scanned(QStringLiteral("281234567890123456"));
    studio.shot(QStringLiteral("91_code_nothing_due"));
    CounterView scan = shopWithSale();
    scan.methods[2].card.step = CustomerStep::ScanCustomerCode;
    studio.fresh(scan);
    studio.press("pay");
    studio.press("method_wechatpay");
    studio.shot(QStringLiteral("92_ask_for_code"));
}

} // namespace

void tenderPictures(Studio &studio)
{
    payPictures(studio);
    cardPictures(studio);
    splitPictures(studio);
    codePictures(studio);
}

} // namespace guitai::test
