// Button: a large target with a word, perhaps an icon, and the key that does the same.
#pragma once

#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QColor>
#include <QKeySequence>
#include <QString>

class QShortcut;

namespace guitai::ui {

class Theme;

class Button : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Kind
    {
        Primary,
        Secondary,
        Quiet,
        Danger,
        Tab
    };
    enum class Size
    {
        Medium,
        Large,
        Hero
    };

    Button(const Theme &theme, const QString &objectName, Kind kind = Kind::Secondary,
           QWidget *parent = nullptr);

    void setKind(Kind kind);
    void setButtonSize(Size size);
    void setIconName(const QString &name);
    // A drawing with colours of its own stands in front of the word.
    void setMark(const QString &name);
    // Presses the button from anywhere in its window while it can be seen, and is shown on it.
    void setKey(const QKeySequence &key, const QString &shownAs = {});
    // Shown on the button, for keys that another widget listens to.
    void setKeyHint(const QString &key);
    void setTrailing(const QString &text); // at the right: an amount, a count
    void setStacked(bool stacked);         // icon above, key below, no word
    void setLeftAligned(bool left);
    QString keyHint() const { return m_key; }
    Kind kind() const { return m_kind; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Paints
    {
        QColor ground, border, ink;
    };
    Paints paints() const;
    QFont labelFont() const;
    int iconSize() const;
    void paintStacked(QPainter &painter, const QColor &ink);

    const Theme &m_theme;
    Kind m_kind;
    Size m_size = Size::Medium;
    QString m_icon, m_mark, m_key, m_trailing;
    bool m_stacked = false;
    bool m_leftAligned = false;
    QShortcut *m_shortcut = nullptr;
};

// A square button that shows an icon alone (and says its name in the tool tip and to readers).
class IconButton : public QAbstractButton
{
    Q_OBJECT

public:
    IconButton(const Theme &theme, const QString &objectName, const QString &icon,
               QWidget *parent = nullptr);

    void setIconName(const QString &name);
    void setBadge(int count, bool urgent = false);
    void setCaption(const QString &caption); // a short word beside the icon
    void setName(const QString &name);       // what it does
    // The key is in the tool tip; shown on the button itself only where there is room.
    void setKey(const QKeySequence &key, bool shown = true);
    QString keyHint() const { return m_key; }
    int badge() const { return m_badge; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void refreshToolTip();

    const Theme &m_theme;
    QString m_icon, m_key, m_caption, m_name;
    int m_badge = 0;
    bool m_keyShown = true;
    bool m_urgent = false;
    QShortcut *m_shortcut = nullptr;
};

} // namespace guitai::ui
