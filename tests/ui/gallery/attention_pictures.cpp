// What needs a person, and how the ways to pay are.
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/little_shop.h"

namespace guitai::test {

using namespace guitai::ui;

void attentionPictures(Studio &studio)
{
    studio.fresh(shopWithAttention());
    studio.press("openAttention");
    studio.shot(QStringLiteral("44_attention"));
    studio.press("settle");
    studio.shot(QStringLiteral("45_settle"));
    studio.press("settleBack");
    studio.press("giveBack");
    studio.shot(QStringLiteral("46_give_back"));
    CounterView forgot = shopWithAttention();
    forgot.attention[1].provider = ProviderId("zvt");
    forgot.attention[1].weather.lastReason = Reason::AskThePerson;
    std::swap(forgot.attention[0], forgot.attention[1]);
    studio.fresh(forgot);
    studio.press("openAttention");
    studio.shot(QStringLiteral("46b_ask_person"));
    studio.press("sayWhatHappened");
    studio.shot(QStringLiteral("46c_say"));
    studio.fresh(openShop());
    studio.press("openAttention");
    studio.shot(QStringLiteral("47_no_attention"));
    studio.fresh(openShop());
    studio.press("openSettings");
    studio.shot(QStringLiteral("48_settings"));
    studio.press("checkSettings");
    Q_EMIT studio.desk().settingsChecked(
        {{ProviderId("alipay"), true, {}, {}, {}},
         {ProviderId("wechatpay"), false, QStringLiteral("key"), QStringLiteral("serial_no"),
          QStringLiteral("SIGN_ERROR")},
         {ProviderId("zvt"), false, QStringLiteral("unreachable"), {}, {}},
         {ProviderId("relay"), true, {}, {}, {}}},
        true);
    studio.shot(QStringLiteral("48b_check"));
    CounterView relay = shopWithAttention();
    AttentionView doubted;
    doubted.kind = AttentionView::Kind::CallbacksDoubted;
    doubted.provider = ProviderId("alipay");
    doubted.times = 3;
    doubted.since = relay.attention[0].since;
    doubted.weather.providerWords = "the callback's signature is not Alipay's";
    AttentionView down = doubted;
    down.kind = AttentionView::Kind::RelayDown;
    down.provider = {};
    down.relayLink = RelayLink::Unreachable;
    down.weather.providerWords = "Connection refused";
    relay.attention.insert(relay.attention.begin(), {down, doubted});
    studio.fresh(relay);
    studio.press("openAttention");
    studio.shot(QStringLiteral("48c_relay_down"));
}

} // namespace guitai::test
