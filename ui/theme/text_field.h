// TextField: one line to type into, with an icon, and the key that leads to it.
#pragma once

#include <QLineEdit>

class QShortcut;

namespace guitai::ui {

class Theme;

class TextField : public QLineEdit
{
    Q_OBJECT

public:
    TextField(const Theme &theme, const QString &objectName, const QString &icon = {},
              QWidget *parent = nullptr);
    void setKey(const QKeySequence &key); // puts the focus here

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    QString m_icon, m_key;
    QShortcut *m_shortcut = nullptr;
};

} // namespace guitai::ui
