// Theme: the look in force. It knows colours, fonts and icons, and can change while people work.
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>

class QWidget;

namespace guitai::ui {

// Which script most words are in. The Han font has one weight and is emboldened from 700 on, so
// that semi-bold Latin beside it would look like another text.
enum class Script
{
    Latin,
    Han
};

class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    Shade shade() const { return m_shade; }
    void setShade(Shade shade);
    // Text size in percent; 100 to 130.
    int textSize() const { return m_textSize; }
    void setTextSize(int percent);
    void setScript(Script script);

    const Colours &colours() const { return coloursOf(m_shade); }
    QColor colour(Ink ink) const;
    QFont font(Type type) const;
    // A line icon of resources/icons in a colour; a mark (its own colours) with an invalid colour.
    QPixmap icon(const QString &name, int size, const QColor &colour, const QWidget *on) const;
    // A picture of a product or category; null when there is none of that name.
    QPixmap picture(const QString &name, QSize size, const QWidget *on) const;

    // Puts style, palette and font on the application. Once at the start; afterwards the setters
    // keep it up to date.
    void apply();
    // Repaints and lays out the widget again whenever the look changes.
    void follow(QWidget *widget) const;

Q_SIGNALS:
    void changed();

private:
    void refresh();

    Shade m_shade = Shade::Light;
    int m_textSize = 100;
    Script m_script = Script::Latin;
    bool m_applied = false;
    mutable Icons m_icons;
};

// The icons are compiled into a static library: call it once before the first window.
void initResources();

} // namespace guitai::ui
