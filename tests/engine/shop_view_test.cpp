// What a cashier is shown of the shop's database: only what a person should do something about.
#include "payment/engine/view.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai::test {

class ShopViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShopThatIsAwayForTheNightIsNobodysTrouble();
    void whatNeedsAPersonIsShownAtOnce();
    void whatIsSetAsideIsShownUntilSomebodyHasLooked();
};

namespace {

const Instant evening{1'772'366'400'000};

CounterView shown(const ShopWeather &shop, Instant now = evening)
{
    CounterView view;
    showShop(view, shop, now);
    return view;
}

} // namespace

void ShopViewTest::aShopThatIsAwayForTheNightIsNobodysTrouble()
{
    ShopWeather shop;
    shop.link = ShopLink::Unreachable;
    shop.waiting = 12;
    shop.waitingSince = evening;
    QVERIFY(shown(shop, evening + Span::minutes(11 * 60)).attention.empty());
    const CounterView later = shown(shop, evening + Span::minutes(13 * 60));
    QCOMPARE(later.attention.size(), 1u);
    QVERIFY(later.attention[0].isOfShop() && later.attention[0].isOfRelay());
    QCOMPARE(later.attention[0].times, 12);
    QVERIFY(later.shop == shop);
    // Without anything to ship it may be away for ever.
    shop.waitingSince.reset();
    QVERIFY(shown(shop, evening + Span::minutes(99 * 60)).attention.empty());
}

void ShopViewTest::whatNeedsAPersonIsShownAtOnce()
{
    for (ShopLink link : {ShopLink::Refused, ShopLink::Behind, ShopLink::Parted}) {
        ShopWeather shop;
        shop.link = link;
        shop.detail = "why";
        shop.since = evening;
        const CounterView view = shown(shop);
        QCOMPARE(view.attention.size(), 1u);
        QVERIFY(view.attention[0].shopLink == link);
        QCOMPARE(view.attention[0].weather.providerWords, std::string("why"));
    }
    for (ShopLink link : {ShopLink::NotSetUp, ShopLink::Connecting, ShopLink::Connected}) {
        ShopWeather shop;
        shop.link = link;
        QVERIFY(shown(shop).attention.empty());
    }
}

void ShopViewTest::whatIsSetAsideIsShownUntilSomebodyHasLooked()
{
    ShopWeather shop;
    shop.link = ShopLink::Connected;
    shop.setAside = 3;
    QCOMPARE(shown(shop).attention.size(), 1u);
    QVERIFY(shown(shop).attention[0].kind == AttentionView::Kind::FactsSetAside);
    QCOMPARE(shown(shop).attention[0].times, 3);
    shop.setAside = 0;
    QVERIFY(shown(shop).attention.empty());
}

GUITAI_TEST(ShopViewTest)

} // namespace guitai::test

#include "shop_view_test.moc"
