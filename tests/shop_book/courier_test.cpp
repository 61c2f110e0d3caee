// The courier: ships behind the till's back, and holds up nobody.
#include "app/workplace/shop_courier.h"
#include "tests/kit/main.h"
#include "tests/shop_book/shop.h"

#include <QTcpServer>
#include <QtTest>

namespace guitai::test {

namespace {

// What the courier has said last.
class Heard
{
public:
    std::function<void(const ShopWeather &)> ear()
    {
        return [this](const ShopWeather &weather) {
            const std::lock_guard lock(m_mutex);
            m_last = weather;
        };
    }
    ShopWeather last()
    {
        const std::lock_guard lock(m_mutex);
        return m_last;
    }

private:
    std::mutex m_mutex;
    ShopWeather m_last;
};

} // namespace

class CourierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void whatHappensIsShippedByItself();
    void aSilentServerHoldsUpNoEnd();
};

void CourierTest::initTestCase()
{
    if (!ShopServer::one().start())
        QSKIP("PostgreSQL is not installed or does not start");
}

void CourierTest::init()
{
    QVERIFY(ShopServer::one().start());
    QVERIFY(ShopServer::one().empty());
}

void CourierTest::whatHappensIsShippedByItself()
{
    ShopServer &server = ShopServer::one();
    SellingTill till("T1");
    till.sell(20);
    Heard heard;
    ShopCourier courier(till.folder(), "T1", server.settings(), heard.ear());
    const auto hasAll = [&] {
        return server.ask("SELECT count(*) FROM guitai.facts") == std::to_string(till.facts());
    };
    QTRY_VERIFY(hasAll());
    till.sell(5);
    courier.nudge();
    QTRY_VERIFY(hasAll());
    QTRY_VERIFY(heard.last().link == ShopLink::Connected && heard.last().waiting == 0);
    server.stop();
    till.sell(5);
    courier.nudge();
    QTRY_VERIFY(heard.last().link == ShopLink::Unreachable);
    QVERIFY(heard.last().waiting > 0);
    QVERIFY(server.start());
    QTRY_VERIFY_WITH_TIMEOUT(hasAll(), 30'000);
}

void CourierTest::aSilentServerHoldsUpNoEnd()
{
    // It takes the call and says nothing.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    SellingTill till("T1");
    till.sell(1);
    Heard heard;
    QElapsedTimer timer;
    {
        ShopCourier courier(
            till.folder(), "T1",
            {"postgresql://guitai@127.0.0.1:" + std::to_string(silent.serverPort()) + "/shop", {}},
            heard.ear());
        timer.start();
        QVERIFY(silent.waitForNewConnection(10'000));
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 2000, "the end waited for a silent server");
}

GUITAI_TEST(CourierTest)

} // namespace guitai::test

#include "courier_test.moc"
