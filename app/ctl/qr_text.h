// A QR code drawn with half blocks, for terminals.
#pragma once

#include <QString>

namespace guitai::ctl {

// Two modules a character, dark on light whatever the terminal's colours; empty when it does not
// fit.
QString qrText(const QString &content);

} // namespace guitai::ctl
