// The shop's goods: the demo shop, import and search.
#include "app/ctl/commands.h"
#include "app/workplace/demo_shop.h"
#include "storage/catalogue/import.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace guitai::ctl {

namespace {

QString unitName(Unit unit)
{
    switch (unit) {
    case Unit::Piece:
        return "piece";
    case Unit::Kilogram:
        return "kg";
    case Unit::Litre:
        return "l";
    case Unit::Metre:
        return "m";
    }
    return {};
}

void report(const Voice &voice, const storage::ImportReport &done)
{
    for (const storage::RefusedLine &line : done.refused)
        complain(QString("line %1: %2").arg(line.line).arg(text(line.why)));
    if (done.refusedCount > qint64(done.refused.size()))
        complain(
            QString("... and %1 more lines").arg(done.refusedCount - qint64(done.refused.size())));
    QJsonArray unknown;
    for (const std::string &column : done.unknownColumns) {
        unknown.append(text(column));
        complain("the column \"" + text(column) + "\" is unknown and was passed over");
    }
    voice.say({{"event", "imported"},
               {"taken", done.taken},
               {"added", qint64(done.added)},
               {"changed", qint64(done.changed)},
               {"unchanged", qint64(done.unchanged)},
               {"refused", qint64(done.refusedCount)},
               {"unknown_columns", unknown}},
              done.taken
                  ? QString("%1 products added, %2 changed, %3 unchanged, %4 refused")
                        .arg(done.added)
                        .arg(done.changed)
                        .arg(done.unchanged)
                        .arg(done.refusedCount)
                  : QString("nothing was taken in: mend the lines above, or use --keep-going"));
}

} // namespace

int init(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {"--demo"}});
    if (!arguments || !arguments->has("--demo")) {
        complain("usage: guitaictl init --demo");
        return Wrong;
    }
    const auto done = makeDemoShop(context.folder);
    if (!done) {
        complain(text(done.problem().what));
        return Wrong;
    }
    const Voice voice = context.voice();
    voice.say({{"event", "initialised"},
               {"folder", text(context.folder.path)},
               {"products", qint64(done->products)}},
              QString("The demo shop is in %1: %2 products; PIN 1234 (cashier), 8888 (manager)")
                  .arg(text(context.folder.path))
                  .arg(done->products));
    return Done;
}

int importProducts(Context &context)
{
    const auto arguments =
        argumentsOf(context, {{"--default-price", "--encoding"}, {"--keep-going"}});
    if (!arguments)
        return Wrong;
    if (arguments->words.size() != 1) {
        complain("usage: guitaictl products import FILE.csv [--default-price P] [--keep-going]");
        return Wrong;
    }
    // Beside a running till too: its catalogue is a file of its own.
    QDir().mkpath(text(context.folder.path));
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    if (!settings) {
        complain(text(settings.problem().what));
        return Wrong;
    }
    const Currency currency = settings->shop.currency;
    auto store = storage::CatalogueStore::open(context.folder.catalogue(), currency);
    if (!store) {
        complain(text(store.problem().what));
        return Wrong;
    }
    storage::ImportOptions options;
    options.taxes = settings->taxes;
    if (!settings->taxes.empty())
        options.defaultTax = settings->taxes.front().code;
    if (arguments->has("--keep-going"))
        options.onRefusal = storage::OnRefusal::KeepGoing;
    if (const std::string encoding = arguments->value("--encoding"); encoding == "gb18030")
        options.encoding = storage::TextEncoding::Gb18030;
    else if (encoding == "utf-8")
        options.encoding = storage::TextEncoding::Utf8;
    else if (!encoding.empty()) {
        complain("--encoding must be utf-8 or gb18030");
        return Wrong;
    }
    if (arguments->has("--default-price")) {
        const auto price = Money::parse(arguments->value("--default-price"), currency);
        if (!price || price->isNegative()) {
            complain("--default-price must be like 3.50");
            return Wrong;
        }
        options.defaultPrice = *price;
    }
    const auto done = storage::importProducts(**store, arguments->words[0], options);
    if (!done) {
        complain(text(done.problem().what));
        return Refused;
    }
    report(context.voice(), *done);
    return done->taken ? Done : Refused;
}

int findProducts(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--limit"}, {}});
    if (!arguments)
        return Wrong;
    if (arguments->words.empty()) {
        complain("usage: guitaictl products find TEXT");
        return Wrong;
    }
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    if (!settings || !QFileInfo::exists(text(context.folder.catalogue()))) {
        complain(settings ? "there are no products in " + text(context.folder.path) +
                                " yet: guitaictl products import"
                          : text(settings.problem().what));
        return Wrong;
    }
    auto store = storage::CatalogueStore::open(context.folder.catalogue(), settings->shop.currency);
    if (!store) {
        complain(text(store.problem().what));
        return Wrong;
    }
    std::string wanted;
    for (const std::string &word : arguments->words)
        wanted += (wanted.empty() ? "" : " ") + word;
    const int limit = qBound(1, text(arguments->value("--limit", "50")).toInt(), 1000);
    const auto items = (*store)->find(wanted, limit);
    const Voice voice = context.voice();
    for (const CatalogueItem &item : items)
        voice.say({{"code", text(item.code)},
                   {"plu", text(item.plu)},
                   {"name", text(item.name)},
                   {"name_zh", text(item.nameZh)},
                   {"category", text(item.category)},
                   {"price", text(item.price)},
                   {"tax", text(item.tax.code)},
                   {"unit", unitName(item.unit)}},
                  QString("%1  %2  %3 %4")
                      .arg(text(item.code), -14)
                      .arg(text(item.price), 8)
                      .arg(text(item.nameZh), text(item.name)));
    return items.empty() ? Refused : Done;
}

} // namespace guitai::ctl
