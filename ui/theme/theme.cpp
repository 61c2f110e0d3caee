// The look in force: fonts of the type scale, the application's palette.
#include "ui/theme/theme.h"

#include "ui/theme/style.h"

#include <QApplication>
#include <QPalette>
#include <QWidget>

static void initUiResources()
{
    Q_INIT_RESOURCE(ui);
}

namespace guitai::ui {

namespace {

struct TypeSpec
{
    int size;
    QFont::Weight weight;
    bool display;
};

TypeSpec typeSpec(Type type)
{
    switch (type) {
    case Type::Keycap:
        return {11, QFont::Medium, false};
    case Type::Caption:
        return {13, QFont::Normal, false};
    case Type::Body:
        return {15, QFont::Normal, false};
    case Type::Strong:
        return {15, QFont::DemiBold, false};
    case Type::Action:
        return {16, QFont::DemiBold, false};
    case Type::Heading:
        return {18, QFont::DemiBold, false};
    case Type::Title:
        return {24, QFont::DemiBold, true};
    case Type::Large:
        return {32, QFont::DemiBold, true};
    case Type::Display:
        return {44, QFont::DemiBold, true};
    case Type::Hero:
        return {60, QFont::DemiBold, true};
    case Type::Colossal:
        return {88, QFont::DemiBold, true};
    }
    return {15, QFont::Normal, false};
}

} // namespace

void initResources()
{
    initUiResources();
}

Theme::Theme(QObject *parent)
    : QObject(parent)
{}

void Theme::setShade(Shade shade)
{
    if (shade == m_shade) {
        return;
    }
    m_shade = shade;
    refresh();
}

void Theme::setTextSize(int percent)
{
    percent = qBound(100, percent, 130);
    if (percent == m_textSize) {
        return;
    }
    m_textSize = percent;
    refresh();
}

void Theme::setScript(Script script)
{
    if (script != m_script) {
        m_script = script;
        refresh();
    }
}

QColor Theme::colour(Ink ink) const
{
    const Colours &c = colours();
    switch (ink) {
    case Ink::Text:
        return c.text;
    case Ink::Soft:
        return c.textSoft;
    case Ink::Disabled:
        return c.textDisabled;
    case Ink::Accent:
        return c.accentText;
    case Ink::OnAccent:
        return c.onAccent;
    case Ink::Danger:
        return c.dangerText;
    case Ink::OnDanger:
        return c.onDanger;
    case Ink::Warn:
        return c.warnText;
    case Ink::Success:
        return c.successText;
    case Ink::OnSuccess:
        return c.onSuccess;
    case Ink::OnBrand:
        return c.onBrand;
    case Ink::OnBrandSoft:
        return c.onBrandSoft;
    }
    return c.text;
}

QFont Theme::font(Type type) const
{
    const TypeSpec spec = typeSpec(type);
    QFont font;
    font.setFamilies({spec.display ? QStringLiteral("Inter Display") : QStringLiteral("Inter"),
                      QStringLiteral("WenQuanYi Micro Hei"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(qRound(spec.size * m_textSize / 100.0));
    const bool embolden =
        m_script == Script::Han && spec.weight == QFont::DemiBold && type <= Type::Title;
    font.setWeight(embolden ? QFont::Bold : spec.weight);
    // Hinted glyphs of a soft text look ragged at 13 and 15 pixels.
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

QPixmap Theme::icon(const QString &name, int size, const QColor &colour, const QWidget *on) const
{
    return m_icons.icon(name, QSize(size, size), colour,
                        on != nullptr ? on->devicePixelRatioF() : 1);
}

QPixmap Theme::picture(const QString &name, QSize size, const QWidget *on) const
{
    return m_icons.picture(name, size, on != nullptr ? on->devicePixelRatioF() : 1);
}

void Theme::apply()
{
    m_applied = true;
    QApplication::setStyle(new Style(*this));
    refresh();
}

void Theme::follow(QWidget *widget) const
{
    connect(this, &Theme::changed, widget, [widget] {
        widget->updateGeometry();
        widget->update();
    });
}

void Theme::refresh()
{
    if (m_applied) {
        const Colours &c = colours();
        QPalette palette;
        palette.setColor(QPalette::Window, c.canvas);
        palette.setColor(QPalette::WindowText, c.text);
        palette.setColor(QPalette::Base, c.surface);
        palette.setColor(QPalette::AlternateBase, c.hover);
        palette.setColor(QPalette::Text, c.text);
        palette.setColor(QPalette::PlaceholderText, c.textSoft);
        palette.setColor(QPalette::Button, c.surface);
        palette.setColor(QPalette::ButtonText, c.text);
        palette.setColor(QPalette::Highlight, c.accent);
        palette.setColor(QPalette::HighlightedText, c.onAccent);
        palette.setColor(QPalette::ToolTipBase, c.text);
        palette.setColor(QPalette::ToolTipText, c.surface);
        QApplication::setPalette(palette);
        QApplication::setFont(font(Type::Body));
    }
    Q_EMIT changed();
}

} // namespace guitai::ui
