// Lists of payments and refunds, from the journal's reading tables.
#include "app/ctl/at_counter.h"
#include "app/ctl/shop.h"
#include "app/ctl/words.h"
#include "payment/transport/system.h"
#include "storage/journal/receipts.h"

#include <QDate>

namespace guitai::ctl {

namespace {

void tell(const Voice &voice, const storage::ListedPayment &p)
{
    QJsonObject row{{"kind", "payment"},
                    {"attempt", text(p.attempt.text)},
                    {"order", text(p.sale.text)},
                    {"method", text(p.provider.text)},
                    {"amount", text(p.amount)},
                    {"net", text(p.net)},
                    {"state", text(p.state)},
                    {"reference", text(p.reference)},
                    {"opened", voice.time(p.opened)}};
    if (p.receipt > 0)
        row["receipt"] = qint64(p.receipt);
    if (p.reason != Reason::None)
        row["reason"] = nameOf(p.reason);
    if (p.tendered)
        row["tendered"] = text(*p.tendered);
    if (p.change)
        row["change"] = text(*p.change);
    if (p.ended)
        row["ended"] = voice.time(*p.ended);
    voice.say(row, QString("%1  %2  %3  %4  %5  %6")
                       .arg(voice.time(p.opened), text(p.attempt.text))
                       .arg(text(p.provider.text), -10)
                       .arg(text(p.amount), 10)
                       .arg(text(p.state), -10)
                       .arg(p.receipt > 0 ? QString("receipt %1").arg(p.receipt) : QString()));
}

void tell(const Voice &voice, const storage::ListedRefund &r)
{
    QJsonObject row{{"kind", "refund"},
                    {"refund", text(r.refund.text)},
                    {"attempt", text(r.leg.text)},
                    {"order", text(r.sale.text)},
                    {"method", text(r.provider.text)},
                    {"amount", text(r.amount)},
                    {"state", text(r.state)},
                    {"opened", voice.time(r.opened)}};
    if (r.receipt > 0)
        row["receipt"] = qint64(r.receipt);
    if (r.reason != Reason::None)
        row["reason"] = nameOf(r.reason);
    if (r.ended)
        row["ended"] = voice.time(*r.ended);
    voice.say(row, QString("%1  %2  %3  %4  refund %5")
                       .arg(voice.time(r.opened), text(r.refund.text))
                       .arg(text(r.provider.text), -10)
                       .arg("-" + text(r.amount), 10)
                       .arg(text(r.state)));
}

void tell(const Voice &voice, const storage::ListedException &e)
{
    voice.say({{"kind", "exception"},
               {"attempt", text(e.attempt.text)},
               {"order", text(e.sale.text)},
               {"trouble", nameOf(e.trouble)},
               {"amount", text(e.amount)},
               {"at", voice.time(e.at)}},
              QString("%1  %2  %3  %4")
                  .arg(voice.time(e.at), text(e.attempt.text))
                  .arg(text(e.amount), 10)
                  .arg(wordsFor(e.trouble)));
}

template <typename Rows>
bool tellAll(const Voice &voice, const Result<Rows> &rows)
{
    if (!rows) {
        complain(text(rows.problem().what));
        return false;
    }
    for (const auto &row : *rows)
        tell(voice, row);
    return true;
}

} // namespace

int showDrawer(Context &context)
{
    if (!argumentsOf(context, {{}, {}}))
        return Wrong;
    const auto place = openPlace(context);
    if (!place)
        return Wrong;
    const Counter &counter = place->till().counter();
    QJsonObject line{{"event", "drawer"},
                     {"expected", text(counter.drawer)},
                     {"currency", text(counter.currency.code())}};
    QString plain = QString("The drawer should hold %1 %2")
                        .arg(text(counter.drawer), text(counter.currency.code()));
    QJsonObject foreign;
    for (const auto &[code, notes] : counter.foreignDrawer) {
        foreign[text(code)] = text(notes);
        plain += QString(", and %1 %2").arg(text(notes), text(code));
    }
    if (!foreign.isEmpty())
        line["foreign"] = foreign;
    context.voice().say(line, plain);
    return Done;
}

int listPayments(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--date"}, {"--unresolved", "--all-tills"}});
    if (!arguments)
        return Wrong;
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    if (!settings) {
        complain(text(settings.problem().what));
        return Wrong;
    }
    const Instant now = SystemClock().now();
    const int offset = shopOffset(*settings, now);
    const QString day = arguments->has("--date") ? text(arguments->value("--date"))
                                                 : text(plainDateTime(now, offset).substr(0, 10));
    if (!QDate::fromString(day, Qt::ISODate).isValid()) {
        complain("--date must be like 2026-03-01");
        return Wrong;
    }
    const Voice voice = context.voice(offset);
    const auto tellBook = [&](storage::ReceiptBook book) {
        if (arguments->has("--unresolved"))
            return tellAll(voice, book.unresolvedPayments()) &&
                   tellAll(voice, book.unresolvedRefunds()) &&
                   tellAll(voice, book.openExceptions());
        return tellAll(voice, book.payments(day.toStdString())) &&
               tellAll(voice, book.refunds(day.toStdString()));
    };
    if (!arguments->has("--all-tills")) {
        const auto database = storage::ReceiptBook::openForReading(context.folder.journal());
        if (!database)
            return wrong(text(database.problem().what));
        return tellBook(storage::ReceiptBook(**database)) ? Done : Wrong;
    }
    const auto shop = openShopBook(*settings);
    if (!shop)
        return wrong(text(shop.problem().what));
    const auto tills = tillsOf(**shop, {});
    if (!tills)
        return wrong(text(tills.problem().what));
    int status = Done;
    const auto tellTills = [&]() -> Result<void> {
        for (const std::string &till : *tills) {
            voice.say({{"kind", "till"}, {"till", text(till)}}, "Till " + text(till));
            if (auto turned = (*shop)->store().turnTo(till); !turned)
                return turned;
            if (!tellBook(storage::ReceiptBook((*shop)->store())))
                status = Wrong;
        }
        return {};
    };
    // All tills as they were at one moment.
    const auto told =
        (*shop)->whileTablesStay([&] { return (*shop)->store().atOneMoment(tellTills); });
    if (!told && status == Done)
        return wrong(text(told.problem().what));
    return status;
}

} // namespace guitai::ctl
