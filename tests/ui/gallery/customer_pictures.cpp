// What the customer sees on a screen of their own.
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/little_shop.h"

namespace guitai::test {

using namespace guitai::ui;

void customerPictures(Studio &studio)
{
    const CounterView sale = shopWithSale();
    Attempt closing = attemptOf(sale, "alipay");
    closing.stage = AttemptStage::Closing;
    studio.customer(QStringLiteral("60_customer_idle"), openShop());
    studio.customer(QStringLiteral("61_customer_lines"), sale);
    studio.customer(QStringLiteral("62_customer_code"),
                    shopWithAttempt(attemptOf(sale, "wechatpay")));
    studio.customer(QStringLiteral("63_customer_closing"), shopWithAttempt(closing));
    studio.customer(QStringLiteral("64_customer_thanks"), shopPaid("cash"));
    Attempt card = attemptOf(sale, "zvt");
    card.code.clear();
    Weather pin;
    pin.prompt = Prompt::EnterPin;
    pin.promptWords = "PIN-Eingabe";
    studio.customer(QStringLiteral("65_customer_pin"), shopWithAttempt(card, pin));
    Attempt phone = attemptOf(sale, "alipay");
    phone.authCode = "281234567890123456";
    studio.customer(QStringLiteral("66_customer_phone"), shopWithAttempt(phone));
    studio.customer(QStringLiteral("67_customer_tip"), shopWithTips("4.77"));
    studio.customer(QStringLiteral("68_customer_part"), shopPaidInPart("alipay", "20.00"));
}

} // namespace guitai::test
