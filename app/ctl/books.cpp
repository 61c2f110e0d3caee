// Receipts, the journal's chain, and copies of the books.
#include "app/ctl/at_counter.h"
#include "app/ctl/receipt_json.h"
#include "app/workplace/receipt_look.h"
#include "app/workplace/reporting.h"
#include "books/receipt_text.h"
#include "books/refund_rows.h"
#include "devices/escpos.h"
#include "devices/receipt_pdf.h"
#include "payment/transport/system.h"
#include "storage/journal/backup.h"
#include "storage/journal/receipts.h"
#include "storage/journal/verify.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

namespace guitai::ctl {

int deliver(const std::string &bytes, const std::string &path)
{
    if (path.empty()) {
        std::fwrite(bytes.data(), 1, bytes.size(), stdout);
        return Done;
    }
    const auto written = writeWhole(path, bytes);
    if (!written)
        complain(text(written.problem().what));
    return written ? Done : Wrong;
}

namespace {

// R is a refund's number, or its place among the receipt's refunds.
Result<std::optional<Refund>> findRefund(storage::ReceiptBook &book, const Receipt &receipt,
                                         const std::string &wanted)
{
    const auto facts = book.factsOf(receipt.sale);
    if (!facts)
        return facts.problem();
    Counter past;
    past.drawer = Money(0, receipt.order.currency);
    for (const Fact &fact : *facts)
        evolve(past, fact);
    const std::vector<Refund> &refunds = past.sales[receipt.sale].refunds;
    const qulonglong place = text(wanted).toULongLong();
    for (std::size_t i = 0; i < refunds.size(); ++i) {
        if (refunds[i].id.text == wanted || place == i + 1)
            return std::optional(refunds[i]);
    }
    return std::optional<Refund>();
}

// One paper in every format.
struct Paper
{
    std::vector<PaperRow> rows;
    std::string title;
    QJsonObject json;
};

int deliverPaper(const Paper &paper, const std::string &format, const std::string &output)
{
    if (format == "text")
        return deliver(paperText(paper.rows, 42), output);
    if (format == "json")
        return deliver(
            QJsonDocument(paper.json).toJson(QJsonDocument::Compact).toStdString() + "\n", output);
    if (format == "pdf")
        return deliver(pdfPage(paper.rows, paper.title), output);
    if (format == "escpos")
        return deliver(escPosPage(paper.rows, {}), output);
    return wrong("--format must be text, json, pdf or escpos");
}

} // namespace

int showReceipt(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--refund", "--format", "--output"}, {}});
    if (!arguments)
        return Wrong;
    const qint64 number = arguments->words.size() == 1 ? text(arguments->words[0]).toLongLong() : 0;
    if (number <= 0)
        return wrong("usage: guitaictl receipt NUMBER [--refund R] "
                     "[--format text|json|pdf|escpos] [--output FILE]");
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    const auto database = storage::ReceiptBook::openForReading(context.folder.journal());
    if (!settings || !database)
        return wrong(text(settings ? database.problem().what : settings.problem().what));
    storage::ReceiptBook book(**database);
    const auto receipt = book.receipt(number);
    if (!receipt)
        return wrong(text(receipt.problem().what));
    if (!*receipt) {
        complain(QString("there is no receipt %1").arg(number));
        return Refused;
    }
    const Receipt &found = **receipt;
    const ReceiptLook look = receiptLook(*settings, found.at);
    const Voice voice = context.voice(look.utcOffset);
    const std::string format =
        arguments->value("--format", context.tongue == Tongue::Json ? "json" : "text");
    const std::string output = arguments->value("--output");
    const std::string title = look.shopName + " " + std::to_string(found.number);
    if (!arguments->has("--refund"))
        return deliverPaper(Paper{receiptRows(found, look), title, jsonOf(found, voice)}, format,
                            output);
    const auto refund = findRefund(book, found, arguments->value("--refund"));
    if (!refund)
        return wrong(text(refund.problem().what));
    if (!*refund) {
        complain(QString("receipt %1 has no such refund").arg(number));
        return Refused;
    }
    return deliverPaper(Paper{refundRows(found, **refund, look), title + " " + (*refund)->id.text,
                              jsonOf(**refund, found, voice)},
                        format, output);
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
    const auto arguments = argumentsOf(context, {{"--day-key"}, {}});
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
    if (arguments->has("--day-key")) {
        const std::string strange = storage::faultOfDays(*check, arguments->values("--day-key"));
        if (!strange.empty()) {
            complain(text(strange));
            voice.say({{"event", "verified"}, {"ok", false}, {"row", 0}, {"what", text(strange)}},
                      {});
            return Refused;
        }
    }
    QJsonArray keys;
    QStringList joined;
    for (const std::string &key : check->dayKeys) {
        keys.append(text(key));
        joined << text(key);
    }
    voice.say({{"event", "verified"},
               {"ok", true},
               {"facts", qint64(check->facts)},
               {"head", text(check->lastHash)},
               {"days", qint64(check->days)},
               {"day_keys", keys}},
              QString("%1 facts, all in order; the chain ends in %2")
                      .arg(check->facts)
                      .arg(text(check->lastHash)) +
                  (check->days == 0 ? QString()
                                    : QString("\n%1 closed days, each signed; the keys: %2")
                                          .arg(check->days)
                                          .arg(joined.join(", "))));
    return Done;
}

} // namespace guitai::ctl
