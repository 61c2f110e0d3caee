// Our book of a day against the provider's statement.
#include "app/ctl/at_counter.h"
#include "app/workplace/interview.h"
#include "app/ctl/report_json.h"
#include "app/ctl/words.h"
#include "books/report_words.h"
#include "payment/transport/system.h"
#include "storage/reports/report_book.h"
#include "storage/reports/statement_shelf.h"

#include <QFile>

namespace guitai::ctl {

namespace {

constexpr const char *usage =
    "usage: guitaictl reconcile --provider P [--date D] [--statement FILE] [--save FILE]";
constexpr qint64 longestStatement = 64ll * 1024 * 1024;

struct Got
{
    int status = Done; // else: why there is nothing
    std::string file = {};
    bool isEmptyDay = false; // the provider has nothing for that day
};

Got readFile(const std::string &path)
{
    QFile file(text(path));
    if (!file.open(QIODevice::ReadOnly))
        return {wrong("cannot read " + text(path) + ": " + file.errorString())};
    if (file.size() > longestStatement)
        return {wrong(text(path) + " is larger than 64 MiB: no statement of a day")};
    return {Done, file.readAll().toStdString()};
}

Got fetch(const Provider &provider, const StatementDay &day, Instant now)
{
    const QString name = text(provider.card().id.text);
    const auto conversation = provider.fetchStatement(day, now);
    if (!conversation)
        return {wrong(name + " has no statement that could be fetched; give one with --statement")};
    const Reading reading = Interview().hold(*conversation);
    if (reading.verdict == Verdict::DayClosed)
        return {Done, reading.file};
    if (reading.verdict == Verdict::NotFound)
        return {Done, {}, true};
    QString why = wordsFor(reading.reason);
    const std::string &said =
        reading.providerWords.empty() ? reading.providerCode : reading.providerWords;
    if (!said.empty())
        why += (why.isEmpty() ? "" : " ") + QString("(%1)").arg(text(said));
    complain(name + " gives no statement of " + text(day.day) + ": " + why);
    return {reading.verdict == Verdict::NotExecuted ? Refused : NotYetKnown};
}

QString plainOf(const Match &match, const Voice &voice)
{
    const ReportWords &words = reportWords("en");
    const Instant at = match.ours ? match.ours->at : match.theirs->at;
    const std::string number = match.ours                    ? match.ours->ours
                               : !match.theirs->ours.empty() ? match.theirs->ours
                                                             : match.theirs->theirs;
    QString amounts = match.ours ? text(match.ours->amount) : text(match.theirs->amount);
    if (match.ours && match.theirs && !(match.ours->amount == match.theirs->amount))
        amounts += " here, " + text(match.theirs->amount) + " there";
    return QString("%1  %2  %3  %4: %5")
        .arg(voice.time(at), text(number))
        .arg(amounts, 10)
        .arg(wordsFor(match.kind, words), wordsFor(match.remedy, words));
}

int tell(const Voice &voice, const Reconciliation &outcome)
{
    for (const Match &match : outcome.matches) {
        const bool isNews = match.kind != MatchKind::Equal;
        voice.say(jsonOf(match, voice), isNews ? plainOf(match, voice) : QString());
    }
    for (const OddLine &odd : outcome.odd)
        voice.say({{"kind", "unreadable"},
                   {"line", odd.line},
                   {"why", text(odd.why)},
                   {"text", text(odd.text)}},
                  QString("line %1 cannot be read: %2: %3")
                      .arg(odd.line)
                      .arg(text(odd.why), text(odd.text)));
    QString plain = QString("%1, %2: %3 of %4 equal")
                        .arg(text(outcome.provider.text), text(outcome.day.day))
                        .arg(outcome.count(MatchKind::Equal))
                        .arg(outcome.matches.size() + outcome.odd.size());
    if (outcome.oursTotal && outcome.theirsTotal)
        plain = QString("%1, %2: %3 here, %4 there")
                    .arg(text(outcome.provider.text), text(outcome.day.day))
                    .arg(text(*outcome.oursTotal), text(*outcome.theirsTotal));
    plain += QString("; fees %1; %2")
                 .arg(text(outcome.fees.text()),
                      QString(outcome.agrees() ? "all agrees" : "something is to be done"));
    voice.say(summaryOf(outcome), plain);
    return outcome.agrees() ? Done : Refused;
}

// Where the provider has nothing, nothing of ours may have happened.
Result<Statement> statementOf(const Provider &provider, const Got &got, const StatementDay &day)
{
    if (!got.isEmptyDay)
        return provider.readStatement(got.file, day);
    Statement empty;
    empty.provider = provider.card().id;
    return empty;
}

int save(const std::string &path, const Got &got)
{
    return path.empty() || got.isEmptyDay ? Done : deliver(got.file, path);
}

} // namespace

int reconcileDay(Context &context)
{
    const auto arguments =
        argumentsOf(context, {{"--provider", "--date", "--statement", "--save"}, {}});
    if (!arguments)
        return Wrong;
    if (!arguments->words.empty() || !arguments->has("--provider"))
        return wrong(usage);
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    const auto providers = settings
                               ? makeProviders(*settings)
                               : Result<std::vector<std::unique_ptr<Provider>>>(settings.problem());
    if (!providers)
        return wrong(text(providers.problem().what));
    const ProviderId id(arguments->value("--provider"));
    const Provider *provider = nullptr;
    for (const auto &one : *providers)
        provider = one->card().id == id ? one.get() : provider;
    if (!provider)
        return wrong(text(id.text) + " is not set up: see guitaictl settings check");

    const Zone zone = shopZone(*settings);
    const Instant now = SystemClock().now();
    const Instant dayAgo = now - Span::hours(24);
    const std::string yesterday = plainDateTime(dayAgo, offsetAt(zone, dayAgo)).substr(0, 10);
    const std::string date = arguments->value("--date", yesterday);
    const auto span = daySpan(date, zone);
    if (!span)
        return wrong(text(span.problem().what));
    StatementDay day{date, span->from, span->to, settings->shop.currency};
    const Got got = arguments->has("--statement") ? readFile(arguments->value("--statement"))
                                                  : fetch(*provider, day, now);
    if (got.status != Done)
        return got.status;
    if (const int saved = save(arguments->value("--save"), got); saved != Done)
        return saved;
    const auto statement = statementOf(*provider, got, day);
    if (!statement)
        return wrong(text(statement.problem().what));
    day.from = statement->from.value_or(day.from);
    day.to = statement->until.value_or(day.to);

    const auto database = storage::ReportBook::openForReading(context.folder.journal());
    if (!database)
        return wrong(text(database.problem().what));
    const auto ours = storage::ReportBook(**database)
                          .rowsOf(id, day.from - Span::hours(24), day.to + Span::hours(24));
    if (!ours)
        return wrong(text(ours.problem().what));
    const Reconciliation outcome = reconcile(*statement, day, *ours);
    if (got.isEmptyDay && !outcome.agrees()) {
        complain(text(id.text) + " has no statement of " + text(date) +
                 " (yet), and we have payments: try again later");
        return NotYetKnown;
    }
    auto shelf = storage::StatementShelf::open(context.folder.path + "/statements.db");
    const auto shelved = shelf ? (*shelf)->put(outcome, now) : Result<void>(shelf.problem());
    if (!shelved)
        complain(text(shelved.problem().what));
    const int status = tell(context.voice(offsetAt(zone, day.from)), outcome);
    return shelved ? status : Wrong;
}

} // namespace guitai::ctl
