// Our book of a day against the provider's statement.
#include "app/ctl/at_counter.h"
#include "app/ctl/report_json.h"
#include "app/ctl/statement_verbs.h"
#include "app/ctl/words.h"
#include "app/workplace/bookkeeping.h"
#include "app/workplace/interview.h"
#include "books/report_words.h"
#include "payment/transport/system.h"
#include "storage/reports/report_book.h"
#include "storage/reports/statement_book.h"

namespace guitai::ctl {

namespace {

constexpr const char *usage =
    "usage: guitaictl reconcile --provider P [--date D] [--statement FILE] [--save FILE], or "
    "with --list to see the last comparison, or with --ask-again ROW, --give-back ROW "
    "[--reason R], --attach ROW, --accept ROW --note TEXT and [--approve-pin PIN] [--timeout S]";

struct Got
{
    int status = Done; // else: why there is nothing
    std::string file = {};
    bool isEmptyDay = false; // the provider has nothing for that day
};

Got readFile(const std::string &path)
{
    auto file = readStatementFile(path);
    return file ? Got{Done, std::move(file).value()} : Got{wrong(text(file.problem().what))};
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

int tell(const Voice &voice, const Reconciliation &outcome, Kept kept)
{
    for (const Match &match : outcome.matches) {
        const bool isNews = match.kind != MatchKind::Equal;
        voice.say(jsonOf(match, voice), isNews ? plainOf(match, voice) : QString());
    }
    for (const OddLine &odd : outcome.odd)
        voice.say({{"kind", "unreadable"},
                   {"line", qint64(odd.line)},
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
    if (kept == Kept::WindowOpen)
        plain +=
            "\nShown and not kept: the till's window is open on this folder. Compare the day on "
            "the screen.";
    QJsonObject summary = summaryOf(outcome);
    summary["kept"] = kept == Kept::Yes;
    voice.say(summary, plain);
    return outcome.agrees() ? Done : Refused;
}

QJsonObject jsonOf(const BookSide &side, const Voice &voice)
{
    return {{"number", text(side.number)},
            {"reference", text(side.reference)},
            {"amount", text(side.amount)},
            {"words", text(side.words)},
            {"at", voice.time(side.at)}};
}

// What was to be done after the last comparison, each row by its name.
int listRows(const Voice &voice, storage::Database &database, const ProviderId &provider,
             const std::string &date)
{
    storage::StatementBook book(database);
    const auto day = book.comparedDay(provider, date);
    if (!day)
        return wrong(text(day.problem().what));
    if (!*day) {
        complain(text(provider.text) + ", " + text(date) + ": not compared yet");
        return NotYetKnown;
    }
    const ReportWords &words = reportWords("en");
    const StatementCompared &outcome = (*day)->outcome;
    for (const Difference &difference : outcome.differences) {
        const DifferenceAccepted *accepted = (*day)->acceptanceOf(difference.row);
        QJsonObject row{{"row", text(difference.row)},
                        {"kind", nameOf(difference.kind).data()},
                        {"remedy", nameOf(difference.remedy).data()}};
        if (difference.ours)
            row["ours"] = jsonOf(*difference.ours, voice);
        if (difference.theirs)
            row["theirs"] = jsonOf(*difference.theirs, voice);
        if (accepted)
            row["accepted"] = text(accepted->note);
        const BookSide &side = difference.ours ? *difference.ours : *difference.theirs;
        voice.say(row, QString("%1  %2  %3: %4")
                           .arg(text(difference.row), -34)
                           .arg(text(side.amount), 10)
                           .arg(wordsFor(difference.kind, words),
                                accepted ? "accepted: " + text(accepted->note)
                                         : QString(wordsFor(difference.remedy, words))));
    }
    for (const OddLine &odd : outcome.odd) {
        const DifferenceAccepted *accepted = (*day)->acceptanceOf(rowName(odd));
        QJsonObject row{
            {"row", text(rowName(odd))}, {"kind", "unreadable"}, {"why", text(odd.why)}};
        if (accepted)
            row["accepted"] = text(accepted->note);
        voice.say(row, QString("%1: %2%3")
                           .arg(text(rowName(odd)), text(odd.why),
                                accepted ? "; accepted: " + text(accepted->note) : QString()));
    }
    voice.say({{"event", "summary"},
               {"provider", text(provider.text)},
               {"date", text(date)},
               {"rows", qint64(outcome.rows())},
               {"equal", qint64(outcome.count(MatchKind::Equal))},
               {"open", qint64((*day)->open())},
               {"compared_at", voice.time(outcome.at)},
               {"sha256", text(outcome.sha256)}},
              QString("%1, %2: %3 of %4 equal; %5 to be done")
                  .arg(text(provider.text), text(date))
                  .arg(outcome.count(MatchKind::Equal))
                  .arg(outcome.rows())
                  .arg((*day)->open()));
    return (*day)->open() == 0 ? Done : Refused;
}

// Why these options do not go together, or nothing: none is dropped in silence.
QString faultOf(const Arguments &arguments)
{
    const bool lists = arguments.has("--list"), doesSomething = wantsVerb(arguments);
    if (lists && doesSomething)
        return "--list only looks: leave it out, or what is to be done";
    for (const char *option : {"--statement", "--save"}) {
        if (arguments.has(option) && (lists || doesSomething))
            return QString("%1 belongs to a comparison: leave out %2")
                .arg(option, lists ? "--list" : "what is to be done about a row");
    }
    for (const char *option : {"--note", "--reason", "--approve-pin", "--timeout"}) {
        if (arguments.has(option) && !doesSomething)
            return QString("%1 says more about what is done with a row: name the row").arg(option);
    }
    if (arguments.has("--note") && !arguments.has("--accept"))
        return "--note belongs to --accept";
    if (arguments.has("--reason") && !arguments.has("--give-back"))
        return "--reason belongs to --give-back";
    return {};
}

int save(const std::string &path, const Got &got)
{
    return path.empty() || got.isEmptyDay ? Done : deliver(got.file, path);
}

} // namespace

int reconcileDay(Context &context)
{
    const auto arguments = argumentsOf(
        context, {{"--provider", "--date", "--statement", "--save", "--ask-again", "--give-back",
                   "--attach", "--accept", "--note", "--reason", "--approve-pin", "--timeout"},
                  {"--list"}});
    if (!arguments)
        return Wrong;
    if (!arguments->words.empty() || !arguments->has("--provider"))
        return wrong(usage);
    if (const QString fault = faultOf(*arguments); !fault.isEmpty())
        return wrong(fault);
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
    const std::string date = arguments->value("--date", yesterday(zone, now).name);
    const auto span = daySpan(date, zone);
    if (!span)
        return wrong(text(span.problem().what));
    if (wantsVerb(*arguments))
        return doVerb(context, *arguments, id, date);
    const auto database = storage::ReportBook::openForReading(context.folder.journal());
    if (!database)
        return wrong(text(database.problem().what));
    if (arguments->has("--list"))
        return listRows(context.voice(offsetAt(zone, span->from)), **database, id, date);
    const StatementDay day{date, span->from, span->to, settings->shop.currency};
    const Got got = arguments->has("--statement") ? readFile(arguments->value("--statement"))
                                                  : fetch(*provider, day, now);
    if (got.status != Done)
        return got.status;
    if (const int saved = save(arguments->value("--save"), got); saved != Done)
        return saved;
    const bool isImported = arguments->has("--statement");
    const StatementFile file{id, day, got.file, got.isEmptyDay, isImported, commandLine().id};
    const auto comparison = compareFile(*provider, file, **database);
    if (!comparison)
        return wrong(text(comparison.problem().what));
    if (got.isEmptyDay && !comparison->rows.agrees()) {
        complain(text(id.text) + " has no statement of " + text(date) +
                 " (yet), and we have payments: try again later");
        return NotYetKnown;
    }
    // The file follows the fact: one that was not taken must not lie in a good one's place.
    const Kept kept = keepOutcome(context, comparison->outcome);
    const int status = tell(context.voice(offsetAt(zone, day.from)), comparison->rows, kept);
    if (kept == Kept::Failed)
        return Wrong;
    if (kept == Kept::WindowOpen)
        return status;
    if (const auto done = keepStatement(context.folder.path, file); !done)
        return wrong("the outcome is kept, the file is not: " + text(done.problem().what));
    return status;
}

} // namespace guitai::ctl
