// A list of deals; what was given back belongs to a payment.
#include "payment/providers/zvt/simulator_books.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>

namespace guitai::zvt {

std::string referenceOf(const SimulatedDeal &deal)
{
    return std::to_string(deal.receipt) + "-" + std::to_string(deal.trace);
}

SimulatedDeal &TerminalBooks::open(Deal deal, std::int64_t minor, Instant at)
{
    SimulatedDeal fresh;
    fresh.deal = deal;
    fresh.receipt = m_receipt = nextReceipt();
    fresh.trace = m_trace = nextTrace();
    fresh.minor = minor;
    fresh.at = at;
    m_deals.push_back(fresh);
    return m_deals.back();
}

void TerminalBooks::store(SimulatedDeal &deal)
{
    ++deal.timesStored;
    deal.state = "APPROVED";
    m_lastStored = deal.trace;
    if (deal.deal == Deal::Reversal)
        deal.of = deal.originalTrace;
    if (deal.deal == Deal::Refund) {
        const SimulatedDeal *paid = paymentToRefund(deal.minor);
        deal.of = paid ? paid->trace : 0;
    }
}

SimulatedDeal *TerminalBooks::find(std::int64_t trace)
{
    const auto found = std::find_if(m_deals.rbegin(), m_deals.rend(),
                                    [&](const auto &deal) { return deal.trace == trace; });
    return found == m_deals.rend() ? nullptr : &*found;
}

void TerminalBooks::keep(std::int64_t trace)
{
    if (SimulatedDeal *deal = find(trace))
        store(*deal);
}

const SimulatedDeal *TerminalBooks::lastStored() const
{
    const auto found =
        std::find_if(m_deals.rbegin(), m_deals.rend(),
                     [&](const SimulatedDeal &deal) { return deal.trace == m_lastStored; });
    return m_lastStored == 0 || found == m_deals.rend() ? nullptr : &*found;
}

const SimulatedDeal *TerminalBooks::payment(std::int64_t receipt) const
{
    const auto found = std::find_if(m_deals.rbegin(), m_deals.rend(), [&](const auto &deal) {
        return deal.deal == Deal::Payment && deal.isStored() && !deal.isClosed &&
               deal.receipt == receipt;
    });
    return found == m_deals.rend() ? nullptr : &*found;
}

bool TerminalBooks::isReversed(const SimulatedDeal &payment) const
{
    return std::any_of(m_deals.begin(), m_deals.end(), [&](const SimulatedDeal &deal) {
        return deal.deal == Deal::Reversal && deal.isStored() && deal.of == payment.trace;
    });
}

std::int64_t TerminalBooks::givenBack(const SimulatedDeal &payment) const
{
    std::int64_t sum = 0;
    for (const SimulatedDeal &deal : m_deals) {
        if (deal.deal != Deal::Payment && deal.isStored() && deal.of == payment.trace)
            sum += deal.minor;
    }
    return sum;
}

// A refund names no payment; in these books it belongs to the newest that has enough left.
const SimulatedDeal *TerminalBooks::paymentToRefund(std::int64_t minor) const
{
    const auto found = std::find_if(m_deals.rbegin(), m_deals.rend(), [&](const auto &deal) {
        return deal.deal == Deal::Payment && deal.isStored() &&
               deal.minor - givenBack(deal) >= minor;
    });
    return found == m_deals.rend() ? nullptr : &*found;
}

std::int64_t TerminalBooks::total() const
{
    std::int64_t sum = 0;
    for (const SimulatedDeal &deal : m_deals) {
        if (deal.isStored() && !deal.isClosed)
            sum += deal.deal == Deal::Payment ? deal.minor : -deal.minor;
    }
    return std::max<std::int64_t>(sum, 0);
}

void TerminalBooks::closeDay()
{
    for (SimulatedDeal &deal : m_deals)
        deal.isClosed = true;
}

std::vector<LedgerRow> TerminalBooks::ledger(Currency currency) const
{
    std::vector<LedgerRow> rows;
    for (const SimulatedDeal &deal : m_deals) {
        if (deal.deal != Deal::Payment)
            continue;
        LedgerRow row;
        row.outTradeNo = referenceOf(deal);
        row.tradeNo = row.outTradeNo;
        row.state = deal.state;
        row.amount = Money(deal.minor, currency);
        row.refunded = Money(givenBack(deal), currency);
        row.timesCharged = deal.isStored() ? deal.timesStored : 0;
        for (const SimulatedDeal &back : m_deals) {
            if (back.deal != Deal::Payment && back.isStored() && back.of == deal.trace)
                row.refunds.push_back({referenceOf(back), Money(back.minor, currency), back.at});
        }
        if (deal.isStored())
            row.paidAt = deal.at;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string TerminalBooks::save() const
{
    QJsonArray deals;
    for (const SimulatedDeal &deal : m_deals) {
        deals.append(QJsonObject{{"deal", int(deal.deal)},
                                 {"receipt", qint64(deal.receipt)},
                                 {"trace", qint64(deal.trace)},
                                 {"original", qint64(deal.originalTrace)},
                                 {"minor", qint64(deal.minor)},
                                 {"at", qint64(deal.at.ms)},
                                 {"state", QString::fromStdString(deal.state)},
                                 {"of", qint64(deal.of)},
                                 {"stored", deal.timesStored},
                                 {"closed", deal.isClosed}});
    }
    return QJsonDocument(QJsonObject{{"deals", deals},
                                     {"receipt", qint64(m_receipt)},
                                     {"trace", qint64(m_trace)},
                                     {"last", qint64(m_lastStored)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool TerminalBooks::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    if (!document.isObject() || !document["deals"].isArray())
        return false;
    m_deals.clear();
    const QJsonArray deals = document["deals"].toArray();
    for (const auto &value : deals) {
        const QJsonObject row = value.toObject();
        SimulatedDeal deal;
        deal.deal = Deal(row["deal"].toInt());
        deal.receipt = row["receipt"].toInteger();
        deal.trace = row["trace"].toInteger();
        deal.originalTrace = row["original"].toInteger();
        deal.minor = row["minor"].toInteger();
        deal.at = Instant{row["at"].toInteger()};
        deal.state = row["state"].toString().toStdString();
        deal.of = row["of"].toInteger();
        deal.timesStored = row["stored"].toInt();
        deal.isClosed = row["closed"].toBool();
        m_deals.push_back(deal);
    }
    m_receipt = document["receipt"].toInteger();
    m_trace = document["trace"].toInteger();
    m_lastStored = document["last"].toInteger();
    return true;
}

} // namespace guitai::zvt
