// Language: which words are on the screens. Switches while people work.
#pragma once

#include <QObject>
#include <QTranslator>

namespace guitai::ui {

class Language : public QObject
{
    Q_OBJECT

public:
    explicit Language(QObject *parent = nullptr);

    // "zh_CN", "en"
    QString code() const { return m_code; }
    void setCode(const QString &code);

Q_SIGNALS:
    void changed();

private:
    QString m_code = QStringLiteral("en");
    QTranslator m_translator;
};

// Whether the words on the screens are Chinese now; goods and methods are named accordingly.
bool wordsAreChinese();
// The name in the language of the screens, or the one there is.
QString named(const std::string &name, const std::string &nameZh);

} // namespace guitai::ui
