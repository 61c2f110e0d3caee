// Renders every screen in every state to PNG files, to be looked at.
#include "tests/ui/gallery/pictures.h"

#include <QApplication>
#include <QDir>
#include <QResource>
#include <QTextStream>

using namespace guitai::test;
using namespace guitai::ui;

namespace {

bool isComplete(Studio &studio, const Studio::Light &light)
{
    studio.setLight(light);
    salePictures(studio);
    tenderPictures(studio);
    receiptPictures(studio);
    attentionPictures(studio);
    backOfficePictures(studio);
    customerPictures(studio);
    for (const QString &name : studio.notMade()) {
        QTextStream(stderr) << "no picture " << name << '\n';
    }
    return studio.notMade().isEmpty();
}

QSize sizeOf(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    return {parts.value(0).toInt(), parts.value(1).toInt()};
}

} // namespace

// ui_gallery FOLDER [width,height zh_CN|en light|dark [picture ...]]; without them: all. It fails
// when something that is to be pressed, typed into or written is not there.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    initResources();
    if (const QByteArray pictures = qgetenv("GUITAI_PICTURES"); !pictures.isEmpty()) {
        QResource::registerResource(QString::fromLocal8Bit(pictures));
    }
    const QStringList words = QApplication::arguments().mid(1);
    const QString folder = words.value(0, QStringLiteral("gallery"));
    QDir().mkpath(folder);
    Theme theme;
    theme.apply();
    Language language;
    Studio studio(theme, language, folder);
    bool complete = true;
    if (words.size() >= 4) {
        complete = isComplete(
            studio, {sizeOf(words[1]), words[2],
                     words[3] == QLatin1String("dark") ? Shade::Dark : Shade::Light, words.mid(4)});
        return complete && studio.faults() == 0 ? 0 : 1;
    }
    for (const QSize size : {QSize(1024, 768), QSize(1366, 768), QSize(1920, 1080)}) {
        for (const QString &code : {QStringLiteral("zh_CN"), QStringLiteral("en")}) {
            for (const Shade shade : {Shade::Light, Shade::Dark}) {
                complete = isComplete(studio, {size, code, shade, {}}) && complete;
            }
        }
    }
    return complete && studio.faults() == 0 ? 0 : 1;
}
