// Receipts, the journal's chain, and copies of the books.
#include "app/ctl/commands.h"
#include "app/workplace/receipt_look.h"
#include "books/receipt_text.h"
#include "devices/escpos.h"
#include "devices/receipt_pdf.h"
#include "payment/transport/system.h"
#include "storage/journal/backup.h"
#include "storage/journal/receipts.h"
#include "storage/journal/verify.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace guitai::ctl {

namespace {

QJsonObject toJson(const Receipt &receipt, const Voice &voice)
{
    QJsonArray lines;
    for (std::size_t i = 0; i < receipt.order.lines.size(); ++i) {
        const OrderLine &line = receipt.order.lines[i];
        lines.append(QJsonObject{{"code", text(line.code)},
                                 {"name", text(line.name)},
                                 {"name_zh", text(line.nameZh)},
                                 {"quantity", text(line.quantity.text())},
                                 {"price", text(line.priceOverride.value_or(line.unitPrice))},
                                 {"tax", text(line.tax.code)},
                                 {"net", text(receipt.totals.lines[i].net)}});
    }
    QJsonArray tenders;
    for (const Tender &tender : receipt.tenders) {
        QJsonObject row{{"method", text(tender.provider.text)},
                        {"attempt", text(tender.attempt.text)},
                        {"amount", text(tender.net)},
                        {"reference", text(tender.reference)}};
        if (tender.cash) {
            row["tendered"] = text(tender.cash->tendered);
            row["change"] = text(tender.cash->change);
        }
        tenders.append(row);
    }
    QJsonArray taxes;
    for (const TaxTotal &tax : receipt.totals.taxes)
        taxes.append(QJsonObject{
            {"code", text(tax.tax.code)}, {"base", text(tax.base)}, {"amount", text(tax.amount)}});
    return {{"number", qint64(receipt.number)},
            {"order", text(receipt.sale.text)},
            {"till", text(receipt.till)},
            {"cashier", text(receipt.cashierName)},
            {"at", voice.time(receipt.at)},
            {"currency", text(receipt.order.currency.code())},
            {"lines", lines},
            {"discount", text(receipt.totals.discount)},
            {"taxes", taxes},
            {"total", text(receipt.totals.total)},
            {"rounding", text(receipt.rounding)},
            {"tenders", tenders}};
}

// To the file of --output, or to standard output.
int deliver(const std::string &bytes, const std::string &path)
{
    if (path.empty()) {
        std::fwrite(bytes.data(), 1, bytes.size(), stdout);
        return Done;
    }
    QSaveFile file(text(path));
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size()) &&
                         file.commit();
    if (!written) {
        complain("cannot write " + text(path) + ": " + file.errorString());
        return Wrong;
    }
    return Done;
}

} // namespace

int showReceipt(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--format", "--output"}, {}});
    if (!arguments)
        return Wrong;
    const qint64 number = arguments->words.size() == 1 ? text(arguments->words[0]).toLongLong() : 0;
    if (number <= 0) {
        complain("usage: guitaictl receipt NUMBER [--format text|json|pdf|escpos] [--output FILE]");
        return Wrong;
    }
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    const auto database = storage::ReceiptBook::openForReading(context.folder.journal());
    if (!settings || !database) {
        complain(text(settings ? database.problem().what : settings.problem().what));
        return Wrong;
    }
    const auto receipt = storage::ReceiptBook(**database).receipt(number);
    if (!receipt) {
        complain(text(receipt.problem().what));
        return Wrong;
    }
    if (!*receipt) {
        complain(QString("there is no receipt %1").arg(number));
        return Refused;
    }
    const Receipt &found = **receipt;
    const ReceiptLook look = receiptLook(*settings, found.at);
    const std::string output = arguments->value("--output");
    const std::string format =
        arguments->value("--format", context.tongue == Tongue::Json ? "json" : "text");
    if (format == "text")
        return deliver(receiptText(found, look, 42), output);
    if (format == "json") {
        const QJsonObject object = toJson(found, context.voice(look.utcOffset));
        return deliver(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + "\n",
                       output);
    }
    if (format == "pdf")
        return deliver(receiptPdf(found, look), output);
    if (format == "escpos")
        return deliver(escPosReceipt(found, look, {}), output);
    complain("--format must be text, json, pdf or escpos");
    return Wrong;
}

int backup(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {"--with-secrets"}});
    if (!arguments)
        return Wrong;
    if (arguments->words.size() != 1) {
        complain("usage: guitaictl backup FILE [--with-secrets]");
        return Wrong;
    }
    SystemClock clock;
    const std::string &file = arguments->words[0];
    const auto key = arguments->has("--with-secrets") ? storage::SecretKey::Include
                                                      : storage::SecretKey::LeaveOut;
    const auto copied = storage::backupFolder(context.folder.path, file, clock.now(), key);
    if (!copied) {
        complain(text(copied.problem().what));
        return Wrong;
    }
    context.voice().say({{"event", "backed_up"}, {"file", text(file)}},
                        "The books are copied to " + text(file));
    return Done;
}

int restore(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {}});
    if (!arguments)
        return Wrong;
    if (arguments->words.size() != 1) {
        complain("usage: guitaictl restore FILE");
        return Wrong;
    }
    QDir().mkpath(text(context.folder.path));
    const auto restored = storage::restoreFolder(arguments->words[0], context.folder.path);
    if (!restored) {
        complain(text(restored.problem().what));
        return Wrong;
    }
    QJsonArray files;
    for (const std::string &name : *restored)
        files.append(text(name));
    context.voice().say({{"event", "restored"}, {"files", files}},
                        "The books are back in " + text(context.folder.path));
    return Done;
}

int verifyJournal(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {}});
    if (!arguments)
        return Wrong;
    const auto check = storage::verifyJournal(context.folder.journal());
    if (!check) {
        complain(text(check.problem().what));
        return Wrong;
    }
    const Voice voice = context.voice();
    if (check->fault) {
        const QString row = check->fault->row > 0 ? QString("row %1: ").arg(check->fault->row) : "";
        complain(row + text(check->fault->what));
        voice.say({{"event", "verified"},
                   {"ok", false},
                   {"row", qint64(check->fault->row)},
                   {"what", text(check->fault->what)}},
                  {});
        return Refused;
    }
    voice.say({{"event", "verified"},
               {"ok", true},
               {"facts", qint64(check->facts)},
               {"head", text(check->lastHash)}},
              QString("%1 facts, all in order; the chain ends in %2")
                  .arg(check->facts)
                  .arg(text(check->lastHash)));
    return Done;
}

} // namespace guitai::ctl
