// Tokens: the colours, sizes and distances of the house style, for light and for dark.
#pragma once

#include <QColor>

#include <vector>

namespace guitai::ui {

enum class Shade
{
    Light,
    Dark
};

struct Colours
{
    // Grounds, from the back to the front.
    QColor canvas, surface, sunken, raised, hover, pressed, selected;
    QColor line, lineStrong, focus, scrim;
    // Text on any of the grounds above.
    QColor text, textSoft, textDisabled;
    QColor accent, accentHover, accentPressed, onAccent, accentSoft, accentText;
    QColor danger, dangerHover, dangerPressed, onDanger, dangerSoft, dangerText;
    QColor warnSoft, warnText, successSoft, successText;
    QColor success, onSuccess;
    QColor brand, brandDeep, onBrand, onBrandSoft; // large grounds in the shop's own jade
    QColor paper, onPaper; // what a camera has to read: white in both shades
};

const Colours &coloursOf(Shade shade);

// A text colour and a ground that the screens put together.
struct ContrastPair
{
    const char *text;
    const char *ground;
    QColor textColour;
    QColor groundColour;
};
std::vector<ContrastPair> contrastPairs(Shade shade);

// WCAG 2.1 contrast, 1 to 21.
qreal contrast(const QColor &a, const QColor &b);

// Distances are multiples of 8 (4 inside a control).
namespace space {
inline constexpr int tiny = 4, small = 8, medium = 16, large = 24, huge = 32, giant = 48;
}
namespace radius {
inline constexpr int small = 6, medium = 10, large = 16;
}
// No target of a finger is smaller.
inline constexpr int touch = 48;

// The type scale. Sizes in pixels at 100 % text size.
enum class Type
{
    Keycap,  // 11
    Caption, // 13
    Body,    // 15
    Strong,  // 15, semi-bold
    Action,  // 16, semi-bold: on large buttons
    Heading, // 18, semi-bold
    Title,   // 24, semi-bold
    Large,   // 32, semi-bold
    Display, // 44, semi-bold
    Hero,    // 60, semi-bold
    Colossal // 88, semi-bold: the customer's screen
};

// What a text is for; the theme knows the colour.
enum class Ink
{
    Text,
    Soft,
    Disabled,
    Accent,
    OnAccent,
    Danger,
    OnDanger,
    Warn,
    Success,
    OnSuccess,
    OnBrand,
    OnBrandSoft
};

} // namespace guitai::ui
