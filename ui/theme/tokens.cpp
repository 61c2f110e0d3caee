// The colour tables and the arithmetic of contrast.
#include "ui/theme/tokens.h"

#include <cmath>

namespace guitai::ui {

namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(value);
}

Colours lightColours()
{
    Colours c;
    c.canvas = rgb(0xf3f0ea);
    c.surface = rgb(0xfffdfa);
    c.sunken = rgb(0xebe7df);
    c.raised = rgb(0xffffff);
    c.hover = rgb(0xf5f2ec);
    c.pressed = rgb(0xe6e1d7);
    c.selected = rgb(0xdfeeea);
    c.line = rgb(0xe0dacf);
    c.lineStrong = rgb(0x8d877b);
    c.focus = rgb(0x0a6d5e);
    c.scrim = QColor(32, 30, 26, 120);
    c.text = rgb(0x1d2320);
    c.textSoft = rgb(0x59605b);
    c.textDisabled = rgb(0x666259);
    c.accent = rgb(0x0b6b5d);
    c.accentHover = rgb(0x095c50);
    c.accentPressed = rgb(0x074a41);
    c.onAccent = rgb(0xffffff);
    c.accentSoft = rgb(0xd8ebe6);
    c.accentText = rgb(0x075347);
    c.danger = rgb(0xb3261e);
    c.dangerHover = rgb(0x9c1f18);
    c.dangerPressed = rgb(0x821913);
    c.onDanger = rgb(0xffffff);
    c.dangerSoft = rgb(0xf9e0dc);
    c.dangerText = rgb(0x97201a);
    c.warnSoft = rgb(0xfbe9c9);
    c.warnText = rgb(0x6f4600);
    c.successSoft = rgb(0xd9eed9);
    c.successText = rgb(0x1c5a2b);
    c.success = rgb(0x1f7a3d);
    c.onSuccess = rgb(0xffffff);
    c.brand = rgb(0x0b6b5d);
    c.brandDeep = rgb(0x084f45);
    c.onBrand = rgb(0xffffff);
    c.onBrandSoft = rgb(0xd5efe8);
    c.paper = rgb(0xffffff);
    c.onPaper = rgb(0x1d2320);
    return c;
}

Colours darkColours()
{
    Colours c;
    c.canvas = rgb(0x141716);
    c.surface = rgb(0x1d2220);
    c.sunken = rgb(0x0f1211);
    c.raised = rgb(0x262c29);
    c.hover = rgb(0x2a312e);
    c.pressed = rgb(0x333b37);
    c.selected = rgb(0x1c3a34);
    c.line = rgb(0x333a37);
    c.lineStrong = rgb(0x78827c);
    c.focus = rgb(0x6fdcc6);
    c.scrim = QColor(0, 0, 0, 150);
    c.text = rgb(0xeef1ec);
    c.textSoft = rgb(0xb0b8b2);
    c.textDisabled = rgb(0xa0a8a2);
    c.accent = rgb(0x45bfa6);
    c.accentHover = rgb(0x5bcdb5);
    c.accentPressed = rgb(0x36a48e);
    c.onAccent = rgb(0x04211b);
    c.accentSoft = rgb(0x1b3b35);
    c.accentText = rgb(0x86e0cd);
    c.danger = rgb(0xf2897f);
    c.dangerHover = rgb(0xf59c93);
    c.dangerPressed = rgb(0xde7268);
    c.onDanger = rgb(0x350704);
    c.dangerSoft = rgb(0x432321);
    c.dangerText = rgb(0xffb4ab);
    c.warnSoft = rgb(0x3d3119);
    c.warnText = rgb(0xf6cf8a);
    c.successSoft = rgb(0x1d3824);
    c.successText = rgb(0x9bdcaa);
    c.success = rgb(0x63c27f);
    c.onSuccess = rgb(0x06210e);
    c.brand = rgb(0x123f37);
    c.brandDeep = rgb(0x0d2c27);
    c.onBrand = rgb(0xf0f6f3);
    c.onBrandSoft = rgb(0xb4d8ce);
    c.paper = rgb(0xffffff);
    c.onPaper = rgb(0x1d2320);
    return c;
}

qreal linear(qreal channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

qreal luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

const Colours &coloursOf(Shade shade)
{
    static const Colours light = lightColours();
    static const Colours dark = darkColours();
    return shade == Shade::Light ? light : dark;
}

qreal contrast(const QColor &a, const QColor &b)
{
    const qreal la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

std::vector<ContrastPair> contrastPairs(Shade shade)
{
    const Colours &c = coloursOf(shade);
    std::vector<ContrastPair> pairs;
    const std::pair<const char *, QColor> grounds[] = {
        {"canvas", c.canvas}, {"surface", c.surface}, {"sunken", c.sunken},    {"raised", c.raised},
        {"hover", c.hover},   {"pressed", c.pressed}, {"selected", c.selected}};
    const std::pair<const char *, QColor> texts[] = {
        {"text", c.text}, {"textSoft", c.textSoft}, {"textDisabled", c.textDisabled}};
    const std::pair<const char *, QColor> coloured[] = {{"accentText", c.accentText},
                                                        {"dangerText", c.dangerText},
                                                        {"warnText", c.warnText},
                                                        {"successText", c.successText}};
    for (const auto &[ground, groundColour] : grounds) {
        for (const auto &[text, textColour] : texts) {
            pairs.push_back({text, ground, textColour, groundColour});
        }
        for (const auto &[text, textColour] : coloured) {
            pairs.push_back({text, ground, textColour, groundColour});
        }
    }
    for (const auto &[ground, groundColour] :
         {std::pair{"accentSoft", c.accentSoft}, std::pair{"dangerSoft", c.dangerSoft},
          std::pair{"warnSoft", c.warnSoft}, std::pair{"successSoft", c.successSoft}}) {
        pairs.push_back({"text", ground, c.text, groundColour});
    }
    pairs.push_back({"onAccent", "accent", c.onAccent, c.accent});
    pairs.push_back({"onAccent", "accentHover", c.onAccent, c.accentHover});
    pairs.push_back({"onAccent", "accentPressed", c.onAccent, c.accentPressed});
    pairs.push_back({"accentText", "accentSoft", c.accentText, c.accentSoft});
    pairs.push_back({"onDanger", "danger", c.onDanger, c.danger});
    pairs.push_back({"onDanger", "dangerHover", c.onDanger, c.dangerHover});
    pairs.push_back({"onDanger", "dangerPressed", c.onDanger, c.dangerPressed});
    pairs.push_back({"dangerText", "dangerSoft", c.dangerText, c.dangerSoft});
    pairs.push_back({"warnText", "warnSoft", c.warnText, c.warnSoft});
    pairs.push_back({"successText", "successSoft", c.successText, c.successSoft});
    pairs.push_back({"onSuccess", "success", c.onSuccess, c.success});
    for (const auto &[ground, groundColour] :
         {std::pair{"brand", c.brand}, std::pair{"brandDeep", c.brandDeep}}) {
        pairs.push_back({"onBrand", ground, c.onBrand, groundColour});
        pairs.push_back({"onBrandSoft", ground, c.onBrandSoft, groundColour});
    }
    pairs.push_back({"onPaper", "paper", c.onPaper, c.paper});
    return pairs;
}

} // namespace guitai::ui
