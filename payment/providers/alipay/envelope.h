// Envelope: the parts of a response body exactly as they were sent, because that is what is signed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace guitai::alipay {

struct Envelope
{
    std::string_view node;  // the raw value of the response node: an object, or a quoted ciphertext
    bool isGeneral = false; // it is "error_response", which names no method
    std::string signature;  // base64; empty when there is none
    std::string certSn;     // empty in key mode
};

// nullopt for anything but one JSON object with exactly one response node: that of this name, or
// error_response. The views look into body.
std::optional<Envelope> openEnvelope(std::string_view body, std::string_view nodeName);

} // namespace guitai::alipay
