// Settings from files and back, and the question whether they are right.
#include "app/ctl/commands.h"
#include "app/ctl/words.h"
#include "app/workplace/doctor.h"
#include "storage/settings/change_notes.h"
#include "storage/settings/settings_diff.h"
#include "storage/settings/vault.h"

#include <QFile>
#include <QFileInfo>

namespace guitai::ctl {

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
    const storage::Settings before = *now;
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
    // The till takes the change into its journal when it is next started.
    const std::string changes = storage::differences(before, read->settings, knownFields());
    if (!changes.empty()) {
        const auto noted =
            storage::ChangeNotes(context.folder.path).add({userOfTheMachine(), {}, changes});
        if (!noted)
            complain(text(noted.problem().what));
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

int moveKey(Context &context)
{
    const auto arguments = argumentsOf(context, {{"--move"}, {}});
    if (!arguments)
        return Wrong;
    const std::string to = arguments->value("--move");
    if (!arguments->words.empty() || (!to.empty() && to != "keyring" && to != "file")) {
        complain("usage: guitaictl settings key [--move keyring|file]");
        return Wrong;
    }
    using storage::KeyPlace;
    using storage::Vault;
    if (!to.empty()) {
        const auto moved =
            Vault::moveKey(context.folder.path, to == "file" ? KeyPlace::File : KeyPlace::Keyring);
        if (!moved) {
            complain(text(moved.problem().what));
            return Wrong;
        }
    }
    const bool inFile = Vault::placeIn(context.folder.path) == KeyPlace::File;
    context.voice().say({{"event", "key"}, {"place", inFile ? "file" : "keyring"}},
                        inFile ? "The key to the secrets is in secret.key in the data folder."
                               : "The key to the secrets is in the desktop's keyring.");
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
    int examined = 0;
    const auto tell = [&](const Finding &finding) {
        // Where there is no diagnosis, the words at the counter say more.
        const QString counter = wordsFor(finding.reason);
        const QString what =
            finding.problem == "other" && !counter.isEmpty() ? counter : finding.what;
        voice.say(
            {{finding.about == "relay" || finding.about == "shop_database" ? "part" : "provider",
              text(finding.about)},
             {"ok", finding.ok},
             {"problem", text(finding.problem)},
             {"setting", text(finding.setting)},
             {"what", what}},
            text(finding.about) + ": " + (finding.ok ? "all is well" : what));
        status = finding.ok ? status : Wrong;
        ++examined;
    };
    examineAll(*settings, tell);
    if (examined == 0)
        voice.plain("No provider is set up; cash needs none.");
    return status;
}

} // namespace guitai::ctl
