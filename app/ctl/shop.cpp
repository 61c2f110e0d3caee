// The shop's database: how this till stands with it, what was set aside there, and whether it
// holds.
#include "app/ctl/shop.h"

#include "app/ctl/at_counter.h"
#include "app/ctl/words.h"
#include "payment/transport/system.h"
#include "storage/shop/lost_facts.h"
#include "storage/shop/outbox.h"
#include "storage/shop/shop_address.h"

namespace guitai::ctl {

Result<std::unique_ptr<storage::ShopBook>> openShopBook(const storage::Settings &settings)
{
    if (settings.shopDatabase.url.empty())
        return Problem{"no shop database is set up: see shop_database in the settings"};
    const auto address = storage::shopAddress(settings.shopDatabase);
    if (!address)
        return address.problem();
    return storage::ShopBook::open(*address);
}

Result<std::vector<std::string>> tillsOf(storage::ShopBook &book, const std::string &only)
{
    const auto known = book.tills();
    if (!known)
        return known.problem();
    std::vector<std::string> tills;
    for (const storage::KnownTill &till : *known) {
        if (!only.empty() && till.till != only)
            continue;
        tills.push_back(till.till);
        if (till.aside > 0)
            complain(QString("%1 facts of till %2 are set aside and not counted: see guitaictl "
                             "shop set-aside")
                         .arg(till.aside)
                         .arg(text(till.till)));
    }
    if (tills.empty())
        return Problem{only.empty() ? "no till has shipped anything to the shop's database yet"
                                    : "the shop's database knows no till " + only};
    return tills;
}

namespace {

// Settings that load, or a complaint.
std::optional<storage::Settings> settingsOf(const Context &context)
{
    auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    if (settings)
        return std::move(settings).value();
    complain(text(settings.problem().what));
    return {};
}

// The book, or a complaint.
std::unique_ptr<storage::ShopBook> bookOf(const storage::Settings &settings)
{
    auto book = openShopBook(settings);
    if (book)
        return std::move(book).value();
    complain(text(book.problem().what));
    return nullptr;
}

std::unique_ptr<storage::ShopBook> bookOf(const Context &context)
{
    const auto settings = settingsOf(context);
    return settings ? bookOf(*settings) : nullptr;
}

const char *nameOf(ShopLink link)
{
    switch (link) {
    case ShopLink::NotSetUp:
        return "not_set_up";
    case ShopLink::Connecting:
        return "connecting";
    case ShopLink::Connected:
        return "connected";
    case ShopLink::Unreachable:
        return "unreachable";
    case ShopLink::Refused:
        return "refused";
    case ShopLink::Behind:
        return "behind";
    case ShopLink::Parted:
        return "parted";
    }
    return "";
}

void tellWeather(const Voice &voice, const std::string &till, const storage::Outbox &outbox)
{
    const ShopWeather &weather = outbox.weather();
    QJsonObject line{{"event", "shop"},
                     {"till", text(till)},
                     {"link", nameOf(weather.link)},
                     {"set_aside", qint64(weather.setAside)}};
    QString plain = QString("Till %1: ").arg(text(till));
    if (!outbox.isCounted())
        plain += "how much waits is not known";
    else if (weather.waiting > 0)
        plain += QString("%1 facts wait to be shipped").arg(qint64(weather.waiting));
    else if (weather.link == ShopLink::Unreachable || weather.link == ShopLink::Refused)
        plain += "nothing waited when it was shipped last";
    else
        plain += "the shop's database has all its facts";
    if (outbox.isCounted())
        line["waiting"] = qint64(weather.waiting);
    if (weather.waitingSince) {
        line["waiting_since"] = voice.time(*weather.waitingSince);
        plain += ", the oldest since " + voice.time(*weather.waitingSince);
    }
    if (weather.setAside > 0)
        plain += QString("; %1 are set aside (guitaictl shop set-aside)").arg(weather.setAside);
    if (!weather.detail.empty()) {
        line["detail"] = text(weather.detail);
        plain += "\n  " + text(weather.detail);
    }
    voice.say(line, plain);
}

// Each till as the shop knows it; also from a machine that sells nothing itself.
bool tellTills(const Voice &voice, storage::ShopBook &book)
{
    const auto tills = book.tills();
    if (!tills) {
        complain(text(tills.problem().what));
        return false;
    }
    for (const storage::KnownTill &till : *tills)
        voice.say({{"kind", "till"},
                   {"till", text(till.till)},
                   {"facts", qint64(till.facts)},
                   {"last", voice.time(till.lastAt)},
                   {"seen", voice.time(till.seen)},
                   {"set_aside", qint64(till.aside)}},
                  QString("%1  %2 facts, the last of %3; seen %4%5")
                      .arg(text(till.till), -8)
                      .arg(till.facts, 9)
                      .arg(voice.time(till.lastAt), voice.time(till.seen))
                      .arg(till.aside > 0 ? QString("; %1 set aside").arg(till.aside) : QString()));
    return true;
}

// Ships what there is; once: one batch at most, to see how things stand.
int ship(Context &context, bool once)
{
    const auto arguments = argumentsOf(context, {{}, {}});
    if (!arguments)
        return Wrong;
    const auto settings = settingsOf(context);
    if (!settings)
        return Wrong;
    if (settings->shopDatabase.url.empty())
        return wrong("no shop database is set up: see shop_database in the settings");
    const Instant now = SystemClock().now();
    const Voice voice = context.voice(shopOffset(*settings, now));
    storage::Outbox outbox(context.folder.path, settings->till, settings->shopDatabase);
    Result<bool> more = true;
    do {
        more = outbox.ship(SystemClock().now());
    } while (more && *more && !once);
    tellWeather(voice, settings->till, outbox);
    if (!more)
        complain(text(more.problem().what));
    if (once) {
        const bool isThere = outbox.book() != nullptr;
        // What is wrong with this till's journal is nothing to the others.
        const bool mayAsk = isThere || !outbox.isCounted();
        const auto own = mayAsk && !isThere ? bookOf(*settings) : nullptr;
        storage::ShopBook *const book = isThere ? outbox.book() : own.get();
        if (book && !tellTills(voice, *book))
            return Wrong;
    }
    if (!more)
        return outbox.weather().link == ShopLink::Refused ? Refused : NotYetKnown;
    const bool isWhole = outbox.weather().link == ShopLink::Connected;
    return isWhole && outbox.weather().setAside == 0 ? Done : Refused;
}

} // namespace

int shopStatus(Context &context)
{
    return ship(context, true);
}

int shopPush(Context &context)
{
    return ship(context, false);
}

int shopSetAside(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {"--all"}});
    if (!arguments)
        return Wrong;
    const auto book = bookOf(context);
    if (!book)
        return Wrong;
    const auto rows = book->setAside(arguments->has("--all"));
    if (!rows)
        return wrong(text(rows.problem().what));
    const Voice voice = context.voice();
    for (const storage::SetAside &row : *rows)
        voice.say({{"kind", "set_aside"},
                   {"id", qint64(row.id)},
                   {"till", text(row.till)},
                   {"fact", qint64(row.seq)},
                   {"at", voice.time(row.at)},
                   {"order", text(row.sale)},
                   {"what", text(row.kind)},
                   {"body", text(row.body)},
                   {"cause", text(row.cause)},
                   {"why", text(row.why)},
                   {"came", voice.time(row.came)},
                   {"looked", text(row.looked)}},
                  QString("%1  till %2, fact %3 of %4 %5: %6%7")
                      .arg(row.id)
                      .arg(text(row.till))
                      .arg(row.seq)
                      .arg(voice.time(row.at), text(row.kind), text(row.why))
                      .arg(row.looked.empty() ? QString() : " [" + text(row.looked) + "]"));
    return rows->empty() ? Done : Refused;
}

int shopLook(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--note"}, {}});
    if (!arguments)
        return Wrong;
    const std::string note = arguments->value("--note");
    const qint64 id = arguments->words.size() == 1 ? text(arguments->words[0]).toLongLong() : 0;
    if (id <= 0 || note.empty())
        return wrong("usage: guitaictl shop looked ID --note TEXT");
    const auto book = bookOf(context);
    if (!book)
        return Wrong;
    const auto looked = book->look(id, note);
    if (!looked)
        return wrong(text(looked.problem().what));
    if (!*looked)
        return wrong("nothing with that number is set aside");
    context.voice().say({{"event", "looked"}, {"id", id}}, "Noted.");
    return Done;
}

int shopFetch(Context &context)
{
    if (!argumentsOf(context, {{}, {}}))
        return Wrong;
    const auto lock = storage::InstanceLock::take(context.folder.path);
    if (!lock)
        return wrong(text(lock.problem().what));
    const auto settings = settingsOf(context);
    const auto book = settings ? bookOf(*settings) : nullptr;
    if (!book)
        return Wrong;
    storage::SqliteJournal journal(context.folder.journal());
    if (const auto opened = journal.open(settings->shop.currency); !opened)
        return wrong(text(opened.problem().what));
    const auto fetched = storage::fetchLost(journal, *book, settings->till);
    if (!fetched)
        return wrong(text(fetched.problem().what));
    context.voice().say(
        {{"event", "fetched"}, {"facts", qint64(*fetched)}},
        *fetched == 0 ? QString("The shop's database has nothing that this till lacks.")
                      : QString("%1 facts were fetched from the shop's database.").arg(*fetched));
    return Done;
}

int shopVerify(Context &context)
{
    if (!argumentsOf(context, {{}, {}}))
        return Wrong;
    const auto book = bookOf(context);
    if (!book)
        return Wrong;
    const auto check = book->verify();
    if (!check)
        return wrong("it could not be walked: " + text(check.problem().what));
    const Voice voice = context.voice();
    if (!check->fault.empty()) {
        voice.say({{"event", "shop_verified"}, {"ok", false}, {"what", text(check->fault)}},
                  text(check->fault));
        return Refused;
    }
    voice.say({{"event", "shop_verified"}, {"ok", true}, {"facts", qint64(check->facts)}},
              QString("All %1 facts in the shop's database hold.").arg(check->facts));
    return Done;
}

int shopRebuild(Context &context)
{
    if (!argumentsOf(context, {{}, {}}))
        return Wrong;
    const auto book = bookOf(context);
    if (!book)
        return Wrong;
    if (const auto made = book->rebuild(); !made)
        return wrong(text(made.problem().what));
    context.voice().say({{"event", "shop_rebuilt"}},
                        "The tables for reports were made anew from the facts.");
    return Done;
}

} // namespace guitai::ctl
