// Settings from files and back, and the question whether they are right.
#include "app/ctl/commands.h"
#include "app/ctl/words.h"
#include "payment/providers/table.h"
#include "payment/transport/shop_line.h"
#include "payment/transport/system.h"

#include <QEventLoop>
#include <QFile>
#include <QFileInfo>

namespace guitai::ctl {

namespace {

constexpr Span clockTolerance = Span::minutes(5);

// Asks the provider one harmless question and waits for what it came to.
Reading greet(const Provider &provider)
{
    SystemClock clock;
    RandomIds ids(clock);
    Matter matter;
    matter.attempt = AttemptId(ids.next("CHECK"));
    matter.openedAt = clock.now();
    matter.deadline = clock.now() + Span::minutes(5);
    const auto conversation = provider.ask(matter, Question::Greet, clock.now());
    QEventLoop loop;
    Answer heard = Silence{};
    ShopLine line([&](Line::Ticket, const Answer &answer) {
        heard = answer;
        loop.quit();
    });
    Step step = conversation->begin();
    while (!std::holds_alternative<Reading>(step)) {
        if (std::holds_alternative<Note>(step)) {
            step = conversation->hear(Noted{}); // a greeting has nothing that must be kept
            continue;
        }
        if (const auto *request = std::get_if<HttpRequest>(&step))
            line.send(1, *request);
        else
            line.tell(1, std::get<DeviceMessage>(step));
        loop.exec();
        step = conversation->hear(heard);
    }
    return std::get<Reading>(step);
}

// What is wrong, empty when all is well.
QString verdictOn(const Reading &reading)
{
    if (reading.clockAhead) {
        const Span off = *reading.clockAhead;
        if (off > clockTolerance || off < Span{} - clockTolerance)
            return QString("this machine's clock is %1 min %2: set it")
                .arg(qAbs(off.ms) / 60000)
                .arg(off.ms > 0 ? "ahead" : "behind");
    }
    if (reading.verdict == Verdict::NotFound || reading.verdict == Verdict::Waiting)
        return {};
    QString what = wordsFor(reading.reason == Reason::None ? Reason::Unknown : reading.reason);
    if (!reading.providerCode.empty())
        what += " (" + text(reading.providerCode) + ")";
    return what;
}

} // namespace

int importSettings(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {}});
    if (!arguments)
        return Wrong;
    if (arguments->words.size() != 1) {
        complain("usage: guitaictl settings import FILE.json");
        return Wrong;
    }
    QFile file(text(arguments->words[0]));
    if (!file.open(QIODevice::ReadOnly)) {
        complain("cannot read " + file.fileName() + ": " + file.errorString());
        return Wrong;
    }
    const storage::SettingsStore store(context.folder.path, knownFields());
    auto now = store.load();
    if (!now) {
        complain(text(now.problem().what));
        return Wrong;
    }
    const QString folder = QFileInfo(file).absolutePath();
    auto read = storage::readSettings(file.readAll().toStdString(), folder.toStdString(),
                                      knownFields(), std::move(now).value());
    if (!read) {
        complain(text(read.problem().what));
        return Wrong;
    }
    // A key that does not parse is refused here, not at the counter.
    if (const auto providers = makeProviders(read->settings); !providers) {
        complain(text(providers.problem().what));
        return Wrong;
    }
    for (const std::string &note : read->notes)
        complain(text(note));
    if (const auto saved = store.save(read->settings); !saved) {
        complain(text(saved.problem().what));
        return Wrong;
    }
    context.voice().say({{"event", "settings_imported"}}, "Settings taken in.");
    return Done;
}

int exportSettings(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {"--with-secrets"}});
    if (!arguments)
        return Wrong;
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    if (!settings) {
        complain(text(settings.problem().what));
        return Wrong;
    }
    const auto secrets =
        arguments->has("--with-secrets") ? storage::Secrets::Included : storage::Secrets::LeftOut;
    const std::string json = storage::writeSettings(*settings, knownFields(), secrets);
    std::fwrite(json.data(), 1, json.size(), stdout);
    return Done;
}

int checkSettings(Context &context)
{
    if (!argumentsOf(context, {{}, {}}))
        return Wrong;
    const auto settings = storage::SettingsStore(context.folder.path, knownFields()).load();
    if (!settings) {
        complain(text(settings.problem().what));
        return Wrong;
    }
    const Voice voice = context.voice();
    int status = Done;
    for (const ProviderMaker &maker : providerMakers()) {
        const auto block = settings->providers.find(maker.id);
        if (block == settings->providers.end() || !settings->isEnabled(maker.id))
            continue;
        auto provider = maker.make(block->second);
        const QString wrong =
            provider ? verdictOn(greet(**provider)) : text(provider.problem().what);
        voice.say({{"provider", text(maker.id)}, {"ok", wrong.isEmpty()}, {"what", wrong}},
                  text(maker.id) + ": " + (wrong.isEmpty() ? "all is well" : wrong));
        status = wrong.isEmpty() ? status : Wrong;
    }
    return status;
}

} // namespace guitai::ctl
