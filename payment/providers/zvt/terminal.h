// Terminal: the settings of one card terminal: where it is, what it takes, how it is spoken to.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/zvt/charset.h"
#include "payment/providers/zvt/link.h"

#include <optional>
#include <string>
#include <vector>

namespace guitai::zvt {

struct Terminal
{
    std::string address; // for DeviceMessage
    LinkKind link = LinkKind::Bare;
    std::string password = "000000"; // six digits
    Currency currency;
    int config = 0xBE; // of the registration
    Charset charset = Charset::Cp437;
    std::optional<int> paymentType = 0x40; // the terminal decides
    int printerWidth = 32;                 // columns
    Span answerTime = Span::seconds(5);    // T3: from a command to its answer
    Span processTime = Span::seconds(180); // T4: from one word of the terminal to the next
};

std::vector<SettingField> settingFields();
Result<Terminal> readTerminal(const ProviderSettings &settings);

} // namespace guitai::zvt
