// guitai: the till's window. It puts the desk between the screens and the till's thread.
#include "app/till/threaded_desk.h"
#include "payment/transport/system.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTimer>

#include <cstdio>

#include <unistd.h>

using namespace guitai;

namespace {

ui::Preferences readPreferences(QSettings &file)
{
    ui::Preferences preferences;
    preferences.language = file.value("language", preferences.language).toString();
    preferences.shade =
        file.value("theme").toString() == "dark" ? ui::Shade::Dark : ui::Shade::Light;
    preferences.textSize = file.value("text_size", preferences.textSize).toInt();
    preferences.customerWindow = file.value("customer_window", false).toBool();
    return preferences;
}

void writePreferences(QSettings &file, const ui::Preferences &preferences)
{
    file.setValue("language", preferences.language);
    file.setValue("theme", preferences.shade == ui::Shade::Dark ? "dark" : "light");
    file.setValue("text_size", preferences.textSize);
    file.setValue("customer_window", preferences.customerWindow);
}

// With --log-level debug: says when the sale screen has been painted for the first time.
class FirstPaint : public QObject
{
protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && watched->objectName() == "total") {
            qApp->removeEventFilter(this);
            QTimer::singleShot(0, this,
                               [] { std::fputs("guitai: sale screen painted\n", stderr); });
        }
        return false;
    }
};

// Then nobody reads what is written to the terminal.
bool isFromDesktop()
{
    const QString platform = QGuiApplication::platformName();
    return (platform == "xcb" || platform == "wayland") && isatty(STDERR_FILENO) == 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName("guitai");
    QApplication::setApplicationDisplayName("Guitai");
    QApplication::setApplicationVersion(GUITAI_VERSION);
    QApplication::setDesktopFileName("guitai");

    QCommandLineParser parser;
    parser.setApplicationDescription("The till. Sign in, scan, take money.");
    const QCommandLineOption folderOption(
        "data-dir", "Where the till keeps its books (default: the XDG data folder).", "DIR");
    const QCommandLineOption logOption("log-level", "error, warning, info or debug.", "LEVEL",
                                       "warning");
    const QCommandLineOption fullOption("full-screen", "Fill the screen.");
    parser.addOptions({folderOption, logOption, fullOption});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    const auto folder = DataFolder::chosen(parser.value(folderOption).toStdString());
    // The wall clock of the window is the shop's, wherever the machine thinks it stands.
    if (const auto settings = storage::SettingsStore(folder.path, knownFields()).load())
        qputenv("TZ", QByteArray::fromStdString(settings->shop.timeZone));
    ThreadedDesk desk(folder);
    desk.start(); // the books open while the window is made

    QSettings file(QString::fromStdString(folder.path) + "/window.ini", QSettings::IniFormat);
    ui::initResources();
    ui::Theme theme;
    theme.apply();
    ui::Language language;
    SystemClock clock;
    ui::MainWindow window(
        desk, theme, language, [&clock] { return clock.now(); }, readPreferences(file));
    QObject::connect(
        &window, &ui::MainWindow::preferencesChanged, &app,
        [&file](const ui::Preferences &preferences) { writePreferences(file, preferences); });
    bool hasFailed = false;
    QObject::connect(&desk, &ThreadedDesk::failed, &window, [&](const QString &why) {
        std::fprintf(stderr, "guitai: %s\n", qUtf8Printable(why));
        hasFailed = true;
        if (isFromDesktop())
            window.showCannotStart(why);
        else
            QCoreApplication::quit();
    });
    FirstPaint firstPaint;
    if (parser.value(logOption) == "debug")
        app.installEventFilter(&firstPaint);
    if (parser.isSet(fullOption))
        window.showFullScreen();
    else
        window.showMaximized();
    const int code = QApplication::exec();
    return hasFailed ? 2 : code;
}
