// Sells 200 times a minute through every provider: a real till, journal and line against the
// sandbox as a process of its own. Counts what is done and what is stuck, how long it took, and
// whether the tills' books say what the provider's ledger says.
//
// A terminal takes one card after the other and waits a second for its bank, so no single one sells
// 200 times a minute: by card several tills sell side by side, each with its terminal.
//
// Usage: provider_bench SANDBOX_PROGRAM [--sales N] [--rate SALES_A_MINUTE] [--terminals N]
//                       [PROVIDER ...]
#include "app/workplace/workplace.h"
#include "payment/providers/table.h"
#include "storage/journal/receipts.h"

#include <QCoreApplication>
#include <QDir>
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
#include <functional>
#include <map>
#include <memory>

using namespace guitai;

namespace {

constexpr int usualSales = 200, usualRate = 200, usualTerminals = 5;
constexpr int patienceMs = 60'000; // for the last ones, after the last has been begun
constexpr int customerPaceMs = 50, tickMs = 10;

// The sandbox, and what the customers do at its control port.
class Street
{
public:
    Street(const QString &program, const QString &folder, const QString &provider)
    {
        const QStringList words{"--data-dir",
                                folder + "/sandbox",
                                "--control-port",
                                "0",
                                "--write-settings",
                                folder + "/settings.json",
                                "--log-level",
                                "error",
                                "--" + provider + "-port",
                                "0"};
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

// The sales of one till, from the first begun to the last done.
class Day
{
public:
    // One sale every paceMs, the first after delayMs.
    Day(Workplace &place, Street &street, const ProviderCard &card, int sales, int paceMs,
        int delayMs, std::function<void()> over)
        : m_till(place.till())
        , m_street(street)
        , m_card(card)
        , m_wanted(sales)
        , m_paceMs(paceMs)
        , m_delayMs(delayMs)
        , m_isOneAtATime(card.step == CustomerStep::PresentCard)
        , m_over(std::move(over))
    {
        QObject::connect(&m_next, &QTimer::timeout, &m_next, [this] { beginWhatIsDue(); });
        QObject::connect(&m_customers, &QTimer::timeout, &m_customers, [this] { customers(); });
    }
    ~Day() { m_till.onChange({}); }

    void open()
    {
        m_till.handle(SignIn{{CashierId("bench"), "bench", true}});
        m_till.onChange([this] { look(); });
        m_clock.start();
        m_next.start(tickMs);
        m_customers.start(customerPaceMs);
    }

    int stuck() const { return int(m_open.size()); }
    int refused() const { return m_refused; }
    const std::vector<qint64> &times() const { return m_times; }
    qint64 firstMs() const { return m_firstMs; }
    qint64 lastMs() const { return m_lastMs; }
    bool isOver() const { return m_isOver; }

private:
    struct Open
    {
        AttemptId attempt;
        qint64 begunMs = 0;
        bool isPaying = false, isPaid = false;
    };

    void beginWhatIsDue()
    {
        const bool isDue = m_clock.elapsed() >= m_delayMs + qint64(m_begun) * m_paceMs;
        if (m_begun < m_wanted && isDue && !(m_isOneAtATime && !m_open.empty()))
            beginOne();
    }

    void beginOne()
    {
        CatalogueItem water;
        water.code = "water";
        water.name = "Water";
        water.price = Money(200, m_till.counter().currency);
        m_till.add(water);
        const SaleId sale = m_till.counter().current;
        const qint64 now = m_clock.elapsed();
        if (m_till.pay(m_card.id, water.price) != Refusal::None) {
            ++m_begun;
            ++m_refused;
            m_till.handle(VoidSale{});
            return;
        }
        const AttemptId attempt = m_till.counter().sale(sale)->attempts.back().id;
        m_open[sale] = {attempt, now, false, false};
        ++m_begun;
        m_till.handle(ParkSale{});
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
        if (!m_isOver && m_open.empty() && m_begun == m_wanted) {
            m_isOver = true;
            m_next.stop();
            m_customers.stop();
            m_over();
        }
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
    const int m_wanted, m_paceMs, m_delayMs;
    const bool m_isOneAtATime; // a terminal takes one card after the other
    const std::function<void()> m_over;
    bool m_isOver = false;
    int m_begun = 0, m_refused = 0;
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

// A till with its provider's sandbox.
struct Lane
{
    std::unique_ptr<Street> street;
    std::unique_ptr<Workplace> place;
    ProviderCard card;
    std::unique_ptr<Day> day;
};

Result<Lane> openLane(const QString &program, const std::string &id, const QString &folder)
{
    Lane lane;
    lane.street = std::make_unique<Street>(program, folder, QString::fromStdString(id));
    if (!lane.street->opens())
        return Problem{"the sandbox did not start"};
    QFile file(folder + "/settings.json");
    if (!file.open(QIODevice::ReadOnly))
        return Problem{"the sandbox wrote no settings"};
    const auto read =
        storage::readSettings(file.readAll().toStdString(), folder.toStdString(), knownFields());
    if (!read)
        return read.problem();
    auto place = openShop((folder + "/till").toStdString(), read->settings, id, lane.card);
    if (!place)
        return place.problem();
    lane.place = std::move(place).value();
    return lane;
}

struct Sum
{
    std::vector<qint64> times;
    qint64 firstMs = -1, lastMs = 0; // receipts
    std::int64_t receipts = 0, paid = 0;
    Money books, ledger;
    int stuck = 0, refused = 0, chargedTwice = 0;

    void add(Lane &lane, const Currency &currency)
    {
        const Day &day = *lane.day;
        times.insert(times.end(), day.times().begin(), day.times().end());
        if (day.firstMs() >= 0)
            firstMs = firstMs < 0 ? day.firstMs() : std::min(firstMs, day.firstMs());
        lastMs = std::max(lastMs, day.lastMs());
        stuck += day.stuck();
        refused += day.refused();
        receipts += lane.place->till().counter().lastReceipt;
        books = books.isZero() ? Money(0, currency) : books;
        ledger = ledger.isZero() ? Money(0, currency) : ledger;
        const auto listed = storage::ReceiptBook(*lane.place->journal().database())
                                .receipts({{}, {}, 0, 1'000'000});
        for (std::size_t i = 0; listed && i < listed->size(); ++i)
            books += (*listed)[i].total;
        for (const QJsonValue &row : lane.street->ledger()) {
            const int charged = row["times_charged"].toInt();
            paid += charged > 0 ? 1 : 0;
            chargedTwice += charged > 1 ? 1 : 0;
            const auto amount = Money::parse(row["amount"].toString().toStdString(), currency);
            if (charged > 0 && amount)
                ledger += *amount;
        }
    }
};

bool sellThrough(const QString &program, const std::string &id, const QString &folder, int sales,
                 int rate, int terminals)
{
    QEventLoop loop;
    std::vector<Lane> lanes;
    std::size_t wanted = 1;
    while (lanes.size() < wanted) {
        const QString place = QStringLiteral("%1/%2%3").arg(folder, id.c_str()).arg(lanes.size());
        QDir().mkpath(place);
        auto lane = openLane(program, id, place);
        if (!lane) {
            std::fprintf(stderr, "%s: %s\n", id.c_str(), lane.problem().what.c_str());
            return false;
        }
        lanes.push_back(std::move(lane).value());
        if (lanes.front().card.step == CustomerStep::PresentCard)
            wanted = std::size_t(terminals);
    }
    const auto over = [&] {
        if (std::all_of(lanes.begin(), lanes.end(),
                        [](const Lane &lane) { return lane.day->isOver(); }))
            loop.quit();
    };
    const int count = int(lanes.size());
    const int pace = 60'000 / rate;
    for (int i = 0; i < count; ++i) {
        Lane &lane = lanes[std::size_t(i)];
        const int share = sales / count + (i < sales % count ? 1 : 0);
        lane.day = std::make_unique<Day>(*lane.place, *lane.street, lane.card, share, pace * count,
                                         pace * i, over);
    }
    for (Lane &lane : lanes)
        lane.day->open();
    QTimer::singleShot(sales * pace + patienceMs, &loop, &QEventLoop::quit);
    loop.exec();

    Sum sum;
    for (Lane &lane : lanes)
        sum.add(lane, lane.place->till().counter().currency);
    std::sort(sum.times.begin(), sum.times.end());
    const auto at = [&](std::size_t percent) {
        return sum.times.empty() ? 0 : sum.times[(sum.times.size() - 1) * percent / 100];
    };
    // Between the first receipt and the last: a sale is on its way longer than its pace.
    const qint64 intervals = std::max<qint64>(qint64(sum.times.size()) - 1, 0);
    const qint64 perMinute = intervals * 60'000 / std::max<qint64>(sum.lastMs - sum.firstMs, 1);
    const bool agree = sum.books == sum.ledger;
    std::printf("%-12s %4lld receipts, %d stuck, %d refused, %d charged twice, books %s ledger %s; "
                "charge to receipt p50 %lld ms, p99 %lld ms; %lld a minute, %lld %% of %d",
                id.c_str(), static_cast<long long>(sum.receipts), sum.stuck, sum.refused,
                sum.chargedTwice, sum.books.text().c_str(), sum.ledger.text().c_str(),
                static_cast<long long>(at(50)), static_cast<long long>(at(99)),
                static_cast<long long>(perMinute), static_cast<long long>(perMinute * 100 / rate),
                rate);
    std::printf(count > 1 ? " (%d terminals)\n" : "\n", count);
    std::fflush(stdout);
    return sum.stuck == 0 && sum.refused == 0 && sum.chargedTwice == 0 && sum.receipts == sales &&
           sum.paid == sales && agree;
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
    const int terminals = number("--terminals", usualTerminals);
    if (words.isEmpty()) {
        std::fputs("usage: provider_bench SANDBOX_PROGRAM [--sales N] [--rate N] [--terminals N] "
                   "[PROVIDER ...]\n",
                   stderr);
        return 2;
    }
    const QString program = words.takeFirst();
    if (words.isEmpty()) {
        for (const SimulatorMaker &maker : simulatorMakers())
            words << QString::fromStdString(maker.id);
    }
    const QTemporaryDir folder;
    bool allDone = true;
    for (const QString &id : words)
        allDone = sellThrough(program, id.toStdString(), folder.path(), sales, rate, terminals) &&
                  allDone;
    return allDone ? 0 : 1;
}
