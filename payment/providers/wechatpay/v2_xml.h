// The XML of v2: one flat list of names and values under <xml>.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace guitai::wechatpay {

using V2Fields = std::map<std::string, std::string>;

std::string v2Xml(const V2Fields &fields);

// nullopt for anything that is not whole and flat, names something twice, or brings a document type
// or entities along: those are never resolved.
std::optional<V2Fields> readV2Xml(std::string_view text);

} // namespace guitai::wechatpay
