// Many sales in one process, each at its own book time: another till's history.
#include "app/ctl/at_counter.h"
#include "app/ctl/words.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

namespace guitai::ctl {

namespace {

struct BatchItem
{
    CatalogueItem item;
    Quantity quantity;
};

struct BatchPay
{
    ProviderId method;
    std::optional<Money> amount; // in cash: what was handed over
    TypedSlip slip;
};

struct BatchSale
{
    int line = 0;
    Instant at;
    std::vector<BatchItem> items;
    std::vector<BatchPay> pays;
};

// Numbers may stand there as text or as numbers; what has more decimals than it may is refused.
std::string written(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15).toStdString()
                            : value.toString().toStdString();
}

class BatchReader
{
public:
    explicit BatchReader(Workplace &place)
        : m_place(place)
        , m_zone(QByteArray::fromStdString(place.settings().shop.timeZone))
        , m_currency(place.settings().shop.currency)
        , m_now(place.clock().now())
    {}

    Result<BatchSale> read(const QByteArray &line, int number)
    {
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
        if (error.error != QJsonParseError::NoError)
            return Problem{"no JSON: " + error.errorString().toStdString()};
        for (const QString &key : object.keys()) {
            if (key != "items" && key != "pay" && key != "at")
                return Problem{"unknown key \"" + key.toStdString() + "\""};
        }
        BatchSale sale;
        sale.line = number;
        const auto at = timeIn(object["at"]);
        if (!at)
            return at.problem();
        sale.at = *at;
        const QJsonArray items = object["items"].toArray(), pays = object["pay"].toArray();
        if (items.isEmpty() || pays.isEmpty())
            return Problem{"items and pay must be lists with something in them"};
        for (const QJsonValue &value : items) {
            auto item = itemIn(value.toObject());
            if (!item)
                return item.problem();
            sale.items.push_back(std::move(item).value());
        }
        for (const QJsonValue &value : pays) {
            auto pay = payIn(value.toObject());
            if (!pay)
                return pay.problem();
            sale.pays.push_back(std::move(pay).value());
        }
        return sale;
    }

private:
    // Without an offset: by the shop's clocks. Missing: now.
    Result<Instant> timeIn(const QJsonValue &value) const
    {
        if (value.isUndefined())
            return m_now;
        QDateTime at = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
        if (!at.isValid())
            return Problem{"at must be like 2019-01-05T13:08:00"};
        if (at.timeSpec() == Qt::LocalTime)
            at = QDateTime(at.date(), at.time(), m_zone);
        const Instant moment{at.toMSecsSinceEpoch()};
        if (m_now < moment)
            return Problem{"at is in the future"};
        return moment;
    }

    Result<BatchItem> itemIn(const QJsonObject &object)
    {
        for (const QString &key : object.keys()) {
            if (!QStringList{"code", "quantity", "price", "name", "name_zh", "tax"}.contains(key))
                return Problem{"unknown key \"" + key.toStdString() + "\" of an item"};
        }
        BatchItem item;
        const std::string code = object["code"].toString().toStdString();
        if (code.empty())
            return Problem{"an item has no code"};
        const auto known = m_place.catalogue().byCode(code);
        const bool isNamed = object.contains("name") && object.contains("price");
        if (!known && !isNamed)
            return Problem{"no product has the code " + code +
                           ": give its name and price, or import it first"};
        if (known)
            item.item = *known;
        item.item.code = known ? known->code : code;
        if (object.contains("name"))
            item.item.name = object["name"].toString().toStdString();
        if (object.contains("name_zh"))
            item.item.nameZh = object["name_zh"].toString().toStdString();
        if (object.contains("price")) {
            const auto price = Money::parse(written(object["price"]), m_currency);
            if (!price || price->isNegative())
                return Problem{"the price of " + code + " must be like 3.50"};
            item.item.price = *price;
        }
        if (object.contains("tax")) {
            const std::string tax = object["tax"].toString().toStdString();
            const auto &taxes = m_place.settings().taxes;
            const auto found = std::find_if(taxes.begin(), taxes.end(),
                                            [&](const Tax &one) { return one.code == tax; });
            if (found == taxes.end())
                return Problem{"the settings have no tax " + tax};
            item.item.tax = *found;
        }
        if (object.contains("quantity")) {
            const auto quantity = Quantity::parse(written(object["quantity"]));
            if (!quantity)
                return Problem{"the quantity of " + code + ": " + quantity.problem().what};
            item.quantity = *quantity;
            if (!known && !item.quantity.isWhole())
                item.item.unit = Unit::Kilogram;
        }
        return item;
    }

    Result<BatchPay> payIn(const QJsonObject &object) const
    {
        BatchPay pay;
        pay.method = ProviderId(object["method"].toString().toStdString());
        const auto &cards = m_place.till().counter().cards;
        const auto card = cards.find(pay.method);
        const bool byHand = card != cards.end() && card->second.byHand;
        if (pay.method != cashMethod() && !byHand)
            return Problem{"\"" + pay.method.text +
                           "\" cannot be taken in the past: only cash, and what a person's word "
                           "ends (manual_card)"};
        if (object.contains("amount")) {
            const auto amount = Money::parse(written(object["amount"]), m_currency);
            if (!amount || !amount->isPositive())
                return Problem{"the amount of " + pay.method.text + " must be like 3.50"};
            pay.amount = *amount;
        }
        pay.slip.approval = object["approval"].toString().toStdString();
        pay.slip.lastFour = object["last_four"].toString().toStdString();
        return pay;
    }

    Workplace &m_place;
    QTimeZone m_zone;
    Currency m_currency;
    Instant m_now;
};

class BatchTill
{
public:
    BatchTill(Workplace &place, const Voice &voice)
        : m_place(place)
        , m_till(place.till())
        , m_voice(voice)
    {}

    Refusal sell(const BatchSale &sale)
    {
        m_place.setBookTime(sale.at);
        const Refusal refusal = sellAtItsTime(sale);
        if (refusal != Refusal::None && m_till.handle(VoidSale{}) != Refusal::None)
            m_till.handle(ParkSale{"line " + std::to_string(sale.line)});
        m_till.handle(NextCustomer{});
        m_place.setBookTime({});
        return refusal;
    }

private:
    Refusal sellAtItsTime(const BatchSale &sale)
    {
        for (const BatchItem &item : sale.items) {
            if (const Refusal refusal = m_till.add(item.item, item.quantity);
                refusal != Refusal::None)
                return refusal;
        }
        const SaleId id = m_till.counter().current;
        for (std::size_t i = 0; i < sale.pays.size(); ++i) {
            const Refusal refusal = pay(sale.pays[i], id, i + 1 == sale.pays.size());
            if (refusal != Refusal::None)
                return refusal;
        }
        const Checkout *checkout = m_till.counter().sale(id);
        if (!checkout || !checkout->receipt)
            return Refusal::NotEnoughCash;
        const Receipt &receipt = *checkout->receipt;
        if (m_voice.json())
            m_voice.say({{"event", "receipt"},
                         {"line", sale.line},
                         {"number", qint64(receipt.number)},
                         {"order", text(receipt.sale.text)},
                         {"at", m_voice.time(receipt.at)},
                         {"total", text(receipt.totals.total)}},
                        {});
        return Refusal::None;
    }

    Refusal pay(const BatchPay &pay, const SaleId &id, bool isLast)
    {
        const Money owed = due(*m_till.counter().sale(id));
        if (pay.method == cashMethod()) {
            const Money given = pay.amount.value_or(roundToCash(owed, m_till.counter().cashStep));
            const bool isPart = !isLast && given < owed;
            return m_till.takeCash(given, isPart ? std::optional(given) : std::nullopt);
        }
        if (const Refusal refusal = m_till.pay(pay.method, pay.amount.value_or(owed));
            refusal != Refusal::None)
            return refusal;
        const AttemptId attempt = m_till.counter().sale(id)->attempts.back().id;
        const Refusal refusal = m_till.handle(wordOf(attempt, {}, true, pay.slip));
        if (refusal != Refusal::None)
            m_till.handle(wordOf(attempt, {}, false, {}));
        return refusal;
    }

    Workplace &m_place;
    Till &m_till;
    const Voice &m_voice;
};

struct BatchFile
{
    std::vector<BatchSale> sales;
    int refused = 0;
};

// All lines are looked at before the first is sold.
Result<BatchFile> readBatch(const std::string &path, Workplace &place, bool keepGoing)
{
    QFile file(text(path));
    if (!file.open(QIODevice::ReadOnly))
        return Problem{"cannot read " + path + ": " + file.errorString().toStdString()};
    BatchReader reader(place);
    BatchFile batch;
    for (int number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine().trimmed();
        if (line.isEmpty())
            continue;
        auto sale = reader.read(line, number);
        if (sale) {
            batch.sales.push_back(std::move(sale).value());
            continue;
        }
        ++batch.refused;
        complain(QString("line %1: %2").arg(number).arg(text(sale.problem().what)));
    }
    if (batch.refused > 0 && !keepGoing)
        return Problem{"nothing was sold: mend these lines, or say --keep-going"};
    return batch;
}

} // namespace

int sellBatch(Context &context, const std::string &path, bool keepGoing)
{
    const auto place = openPlace(context);
    if (!place)
        return Wrong;
    auto batch = readBatch(path, *place, keepGoing);
    if (!batch)
        return wrong(text(batch.problem().what));
    const Voice voice = context.voice(place->offset());
    const AtCounter signedIn(place->till());
    place->till().handle(ParkSale{});
    place->till().handle(NextCustomer{});
    // What is taken over can be taken over again: the disk is waited for once, at the end.
    storage::Database &journal = *place->journal().database();
    journal.statement("PRAGMA synchronous = NORMAL").run();
    BatchTill till(*place, voice);
    std::int64_t sold = 0;
    std::int64_t refusedSales = batch->refused;
    for (const BatchSale &sale : batch->sales) {
        const Refusal refusal = till.sell(sale);
        if (refusal == Refusal::None) {
            ++sold;
            continue;
        }
        ++refusedSales;
        complain(QString("line %1: %2").arg(sale.line).arg(wordsFor(refusal)));
        if (!keepGoing || refusal == Refusal::CannotWrite)
            break;
    }
    journal.statement("PRAGMA synchronous = FULL").run();
    journal.statement("PRAGMA wal_checkpoint(FULL)").row();
    journal.statement("PRAGMA wal_checkpoint(FULL)");
    voice.say({{"event", "batch"}, {"sales", qint64(sold)}, {"refused", qint64(refusedSales)}},
              QString("%1 sales taken over, %2 refused").arg(sold).arg(refusedSales));
    return refusedSales == 0 ? Done : Refused;
}

} // namespace guitai::ctl
