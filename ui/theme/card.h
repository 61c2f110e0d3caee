// Card: a ground for things that belong together. Badge: a short state. EmptyState: what to do
// where there is nothing yet.
#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

class QVBoxLayout;

namespace guitai::ui {

class Label;
class Theme;

class Card : public QWidget
{
    Q_OBJECT

public:
    enum class Tone
    {
        Surface,
        Sunken,
        Accent,
        Warn,
        Danger,
        Success,
        Paper
    };

    explicit Card(const Theme &theme, QWidget *parent = nullptr, Tone tone = Tone::Surface);
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Tone m_tone;
};

class Badge : public QWidget
{
    Q_OBJECT

public:
    enum class Tone
    {
        Neutral,
        Accent,
        Warn,
        Danger,
        Success
    };

    Badge(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);
    void setBadge(Tone tone, const QString &icon, const QString &text);
    QString text() const { return m_text; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
    QString m_icon, m_text;
};

// A drawing that follows the theme.
class Picture : public QWidget
{
    Q_OBJECT

public:
    Picture(const Theme &theme, const QString &icon, int size, Ink ink, QWidget *parent = nullptr);
    void setIcon(const QString &icon, Ink ink);
    void setMark(const QString &mark); // with colours of its own

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_icon;
    int m_size;
    Ink m_ink;
    bool m_ownColours = false;
};

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const Theme &theme, const QString &objectName, const QString &icon,
               QWidget *parent = nullptr);
    void setWords(const QString &title, const QString &what);

private:
    Label *m_title;
    Label *m_what;
};

} // namespace guitai::ui
