// Sells 200 times a minute (by card: as often as one terminal can) through every provider: a real
// till, journal and line against the sandbox as a process of its own. Counts what is done and what
// is stuck, and how long it took.
//
// Usage: provider_bench SANDBOX_PROGRAM [--sales N] [--rate SALES_A_MINUTE] [PROVIDER ...]
#include "app/workplace/workplace.h"
#include "payment/providers/table.h"
#include "storage/journal/receipts.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <map>

using namespace guitai;

namespace {

constexpr int usualSales = 200, usualRate = 200;
constexpr int patienceMs = 60'000; // for the last ones, after the last has been begun
constexpr int customerPaceMs = 50;

// The sandbox, and what the customers do at its control port.
class Street
{
public:
    Street(const QString &program, const QString &folder, const QStringList &providers)
    {
        QStringList words{"--data-dir",       folder + "/sandbox",       "--control-port", "0",
                          "--write-settings", folder + "/settings.json", "--log-level",    "error"};
        for (const QString &id : providers)
            words << "--" + id + "-port"
                  << "0";
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, words);
    }
    ~Street()
    {
        m_process.terminate();
        m_process.waitForFinished(5000);
    }

    bool opens()
    {
        QByteArray said;
        while (!said.contains("ready\n")) {
            if (!m_process.waitForReadyRead(10'000))
                return false;
            said += m_process.readAllStandardOutput();
        }
        for (const QByteArray &line : said.split('\n')) {
            if (line.startsWith("listening control "))
                m_control = QUrl(QString::fromUtf8(line.mid(18).trimmed()));
        }
        return m_control.isValid();
    }

    // told: whether the payment was there and in a state for it.
    void does(const QString &deed, const QJsonObject &which, const std::function<void(bool)> &told)
    {
        QNetworkRequest request(m_control.resolved(QUrl("/" + deed)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
        const QByteArray body = QJsonDocument(which).toJson();
        QNetworkReply *reply = m_network.post(request, body);
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, told] {
            const bool done = reply->error() == QNetworkReply::NoError;
            reply->deleteLater();
            told(done);
        });
    }

    QJsonArray ledger()
    {
        QNetworkReply *reply = m_network.get(QNetworkRequest(m_control.resolved(QUrl("/ledger"))));
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        reply->deleteLater();
        return QJsonDocument::fromJson(reply->readAll()).object()["payments"].toArray();
    }

private:
    QProcess m_process;
    QNetworkAccessManager m_network;
    QUrl m_control;
};

// The sales of one provider, from the first begun to the last done.
class Day
{
public:
    Day(Workplace &place, Street &street, const ProviderCard &card, int sales, int rate)
        : m_till(place.till())
        , m_street(street)
        , m_card(card)
        , m_wanted(sales)
        , m_isOneAtATime(card.step == CustomerStep::PresentCard)
    {
        if (m_isOneAtATime)
            QTimer::singleShot(sales * (60'000 / rate), &m_loop, [this] { closeDoor(); });
        QObject::connect(&m_next, &QTimer::timeout, &m_loop, [this] { beginOne(); });
        QObject::connect(&m_customers, &QTimer::timeout, &m_loop, [this] { customers(); });
        m_next.start(m_isOneAtATime ? customerPaceMs : 60'000 / rate);
        m_customers.start(customerPaceMs);
    }

    void run()
    {
        m_till.handle(SignIn{{CashierId("bench"), "bench", true}});
        m_till.onChange([this] { look(); });
        m_clock.start();
        beginOne();
        m_loop.exec();
        m_next.stop();
        m_customers.stop();
        m_till.onChange({});
    }

    int stuck() const { return int(m_open.size()); }
    int refused() const { return m_refused; }
    const std::vector<qint64> &times() const { return m_times; }
    // Between the first receipt and the last: a sale is on its way longer than its pace.
    qint64 tookMs() const { return m_lastMs - m_firstMs; }
    int begun() const { return m_begun; }
    bool isOneAtATime() const { return m_isOneAtATime; }

private:
    struct Open
    {
        AttemptId attempt;
        qint64 begunMs = 0;
        bool isPaying = false, isPaid = false;
    };

    void beginOne()
    {
        if (m_begun == m_wanted || (m_isOneAtATime && !m_open.empty()))
            return;
        CatalogueItem water;
        water.code = "water";
        water.name = "Water";
        water.price = Money(200, m_till.counter().currency);
        m_till.add(water);
        const SaleId sale = m_till.counter().current;
        ++m_begun;
        const qint64 now = m_clock.elapsed();
        if (m_till.pay(m_card.id, water.price) != Refusal::None) {
            ++m_refused;
            m_till.handle(VoidSale{});
            return;
        }
        const AttemptId attempt = m_till.counter().sale(sale)->attempts.back().id;
        m_open[sale] = {attempt, now, false, false};
        m_till.handle(ParkSale{});
        if (m_begun == m_wanted)
            closeDoor();
    }

    // Nobody comes in any more.
    void closeDoor()
    {
        m_wanted = m_begun;
        QTimer::singleShot(patienceMs, &m_loop, &QEventLoop::quit);
        look();
    }

    // A sale with its receipt leaves the till's hands.
    void look()
    {
        for (auto it = m_open.begin(); it != m_open.end();) {
            const Checkout *sale = m_till.counter().sale(it->first);
            if (sale && !sale->receipt) {
                ++it;
                continue;
            }
            m_lastMs = m_clock.elapsed();
            m_firstMs = m_firstMs < 0 ? m_lastMs : m_firstMs;
            m_times.push_back(m_lastMs - it->second.begunMs);
            it = m_open.erase(it);
        }
        if (m_open.empty() && m_begun == m_wanted)
            m_loop.quit();
    }

    void customers()
    {
        for (auto &[id, open] : m_open) {
            const Checkout *sale = m_till.counter().sale(id);
            if (!sale || open.isPaying || open.isPaid)
                continue;
            const bool canPay =
                m_card.step != CustomerStep::ShowCode || !sale->attempt(open.attempt)->code.empty();
            if (canPay)
                pays(id, open);
        }
    }

    void pays(const SaleId &id, Open &open)
    {
        open.isPaying = true;
        const auto paid = [this, id](bool done) {
            const auto found = m_open.find(id);
            if (found == m_open.end())
                return;
            found->second.isPaying = false; // not there yet: tried again
            found->second.isPaid = done;
        };
        if (m_isOneAtATime) {
            m_street.does(
                "card",
                {{"outcome", "approve"}, {"provider", QString::fromStdString(m_card.id.text)}},
                paid);
            return;
        }
        const QJsonObject which{{"out_trade_no", QString::fromStdString(open.attempt.text)}};
        m_street.does("scan", which,
                      [this, which, paid](bool) { m_street.does("pay", which, paid); });
    }

    Till &m_till;
    Street &m_street;
    const ProviderCard m_card;
    int m_wanted = 0;
    const bool m_isOneAtATime; // a terminal takes one card after the other
    int m_begun = 0, m_refused = 0;
    QEventLoop m_loop;
    QTimer m_next, m_customers;
    QElapsedTimer m_clock;
    std::map<SaleId, Open> m_open;
    std::vector<qint64> m_times;
    qint64 m_firstMs = -1, m_lastMs = 0;
};

// A data folder with this provider alone, in a currency that it takes.
Result<std::unique_ptr<Workplace>> openShop(const std::string &folder, storage::Settings settings,
                                            const std::string &id, ProviderCard &card)
{
    const ProviderSettings block = settings.providers[id];
    settings.providers = {{id, block}};
    const auto providers = makeProviders(settings);
    if (!providers)
        return providers.problem();
    card = providers->front()->card();
    const auto &taken = card.currencies;
    if (!taken.empty() && std::find(taken.begin(), taken.end(), "CNY") == taken.end())
        settings.shop.currency = Currency::fromCode(taken.front()).value();
    const DataFolder place{folder};
    if (auto saved = storage::SettingsStore(place.path, knownFields()).save(settings); !saved)
        return saved.problem();
    return Workplace::open(place);
}

bool sellThrough(const std::string &id, const QString &folder, Street &street, int sales, int rate)
{
    QFile file(folder + "/settings.json");
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto read =
        storage::readSettings(file.readAll().toStdString(), folder.toStdString(), knownFields());
    ProviderCard card;
    auto place = read ? openShop((folder + "/").toStdString() + id, read->settings, id, card)
                      : Result<std::unique_ptr<Workplace>>(read.problem());
    if (!place) {
        std::fprintf(stderr, "%s: %s\n", id.c_str(), place.problem().what.c_str());
        return false;
    }
    Day day(**place, street, card, sales, rate);
    day.run();

    int chargedTwice = 0, paid = 0;
    for (const QJsonValue &row : street.ledger()) {
        if (row["provider"].toString().toStdString() != id)
            continue;
        const int times = row["times_charged"].toInt();
        paid += times > 0 ? 1 : 0;
        chargedTwice += times > 1 ? 1 : 0;
    }
    std::vector<qint64> times = day.times();
    std::sort(times.begin(), times.end());
    const auto at = [&](std::size_t percent) {
        return times.empty() ? 0 : times[(times.size() - 1) * percent / 100];
    };
    const auto receipts = std::int64_t((*place)->till().counter().lastReceipt);
    const qint64 intervals = std::max<qint64>(qint64(times.size()) - 1, 0);
    const qint64 perMinute = intervals * 60'000 / std::max<qint64>(day.tookMs(), 1);
    std::printf("%-12s %4lld receipts, %d stuck, %d refused, %d charged twice; charge to receipt "
                "p50 %lld ms, p99 %lld ms; %lld a minute, %lld %% of %d%s\n",
                id.c_str(), static_cast<long long>(receipts), day.stuck(), day.refused(),
                chargedTwice, static_cast<long long>(at(50)), static_cast<long long>(at(99)),
                static_cast<long long>(perMinute), static_cast<long long>(perMinute * 100 / rate),
                rate, day.isOneAtATime() ? " (one card after the other)" : "");
    std::fflush(stdout);
    return day.stuck() == 0 && day.refused() == 0 && chargedTwice == 0 && receipts == day.begun() &&
           paid == day.begun();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    const auto number = [&words](const QString &option, int otherwise) {
        const qsizetype at = words.indexOf(option);
        if (at < 0 || at + 1 >= words.size())
            return otherwise;
        const int value = std::max(words[at + 1].toInt(), 1);
        words.remove(at, 2);
        return value;
    };
    const int sales = number("--sales", usualSales);
    const int rate = number("--rate", usualRate);
    if (words.isEmpty()) {
        std::fputs("usage: provider_bench SANDBOX_PROGRAM [--sales N] [--rate N] [PROVIDER ...]\n",
                   stderr);
        return 2;
    }
    const QString program = words.takeFirst();
    if (words.isEmpty()) {
        for (const SimulatorMaker &maker : simulatorMakers())
            words << QString::fromStdString(maker.id);
    }
    const QTemporaryDir folder;
    Street street(program, folder.path(), words);
    if (!street.opens()) {
        std::fputs("provider_bench: the sandbox did not start\n", stderr);
        return 1;
    }
    bool allDone = true;
    for (const QString &id : words)
        allDone = sellThrough(id.toStdString(), folder.path(), street, sales, rate) && allDone;
    return allDone ? 0 : 1;
}
