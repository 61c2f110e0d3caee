// Receipts of the day and what is given back of them.
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/little_shop.h"

namespace guitai::test {

using namespace guitai::ui;

void receiptPictures(Studio &studio)
{
    studio.fresh(openShop());
    studio.press("openReceipts");
    studio.shot(QStringLiteral("40_receipts"));
    studio.press("refund");
    studio.shot(QStringLiteral("41_refund"));
    studio.press("refundAll");
    studio.shot(QStringLiteral("41b_refund_all"));
    studio.press("refundByAmount");
    studio.shot(QStringLiteral("41c_refund_amount"));
    studio.fresh(openShop());
    studio.desk().receipt = splitCheckout();
    studio.press("openReceipts");
    studio.press("refund");
    studio.press("refundByAmount");
    studio.shot(QStringLiteral("41j_refund_split"));
    CounterView limited = openShop();
    limited.refundLimit = yuan("20");
    studio.fresh(limited);
    studio.desk().receipt = refundedCheckout();
    studio.press("openReceipts");
    studio.shot(QStringLiteral("41d_refunded"));
    studio.press("refund");
    studio.press("refundAll");
    studio.shot(QStringLiteral("41e_refund_rest"));
    studio.press("refundGive");
    studio.shot(QStringLiteral("41f_refund_pin"));
    studio.fresh(openShop());
    studio.desk().receipt = cardCheckout();
    studio.press("openReceipts");
    studio.shot(QStringLiteral("41g_card_receipt"));
    Checkout byHand = manualCheckout();
    byHand.refunds = refundedCheckout().refunds;
    byHand.refunds.back().provider = ProviderId("manual_card");
    studio.desk().receipt = byHand;
    studio.press("receiptsBack");
    studio.press("openReceipts");
    studio.shot(QStringLiteral("41h_refund_by_hand"));
    studio.press("sayRefund");
    studio.shot(QStringLiteral("41i_refund_word"));
}

} // namespace guitai::test
