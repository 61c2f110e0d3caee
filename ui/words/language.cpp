// Installs and removes the translator.
#include "ui/words/language.h"

#include <QCoreApplication>

namespace guitai::ui {

Language::Language(QObject *parent)
    : QObject(parent)
{}

void Language::setCode(const QString &code)
{
    if (code == m_code) {
        return;
    }
    m_code = code;
    QCoreApplication::removeTranslator(&m_translator);
    if (code.startsWith(QLatin1String("zh")) &&
        m_translator.load(QStringLiteral(":/i18n/guitai_zh_CN.qm"))) {
        QCoreApplication::installTranslator(&m_translator);
    }
    Q_EMIT changed();
}

bool wordsAreChinese()
{
    //: Not shown: the code of the language that these words are in ("zh" in Chinese).
    return QCoreApplication::translate("guitai::ui::Language", "en") == QLatin1String("zh");
}

QString named(const std::string &name, const std::string &nameZh)
{
    const bool chinese = wordsAreChinese() ? !nameZh.empty() : name.empty();
    return QString::fromStdString(chinese ? nameZh : name);
}

} // namespace guitai::ui
