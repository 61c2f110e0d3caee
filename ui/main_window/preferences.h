// Preferences: what a person chose about the look; the program keeps it between starts.
#pragma once

#include "ui/theme/tokens.h"

#include <QString>

namespace guitai::ui {

struct Preferences
{
    QString language = QStringLiteral("zh_CN"); // or "en"
    Shade shade = Shade::Light;
    int textSize = 100; // percent, 100 to 130
    bool customerWindow = false;

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

} // namespace guitai::ui
