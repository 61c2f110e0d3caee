// Finds fields in JSON, in XML and in forms, which is enough to change them.
#include "tests/simulation/market/lies.h"

#include <cctype>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace guitai::simulation {

namespace {

// Amounts, states, numbers, and what holds them enciphered.
constexpr std::string_view fields[] = {
    "total_amount", "amount",       "total",         "total_fee",     "value",
    "refund_fee",   "trade_status", "trade_state",   "status",        "state",
    "code",         "return_code",  "out_trade_no",  "custom_id",     "invoice_id",
    "currency",     "ciphertext",   "out_refund_no", "out_request_no"};

struct Place
{
    std::size_t begin = 0, size = 0;
};

bool isOfName(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// The value behind the name; empty where none stands there in plain words.
Place valueBehind(std::string_view text, std::size_t at)
{
    static constexpr std::string_view wrapping = "<![CDATA[";
    while (at < text.size() && std::string_view("\"': =>\n").find(text[at]) != std::string::npos)
        ++at;
    if (text.substr(at).starts_with(wrapping))
        at += wrapping.size();
    const std::size_t end = std::min(text.find_first_of("\"',&<>{}[]\n ", at), text.size());
    return {at, end > at ? end - at : 0};
}

std::optional<Place> placeOf(std::string_view text, std::string_view name)
{
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool isWhole = (at == 0 || !isOfName(text[at - 1])) && end < text.size() &&
                             std::string_view("\"=>").find(text[end]) != std::string_view::npos;
        if (const Place place = valueBehind(text, end); isWhole && place.size > 0)
            return place;
    }
    return {};
}

// The same die, the same field and place, whatever stands in the rest.
bool alterField(std::string &text, Chance &chance)
{
    std::vector<Place> places;
    for (const std::string_view name : fields) {
        if (const auto place = placeOf(text, name))
            places.push_back(*place);
    }
    if (places.empty())
        return false;
    const Place place = places[std::size_t(chance.below(std::int64_t(places.size())))];
    // The last characters of what is enciphered may stand for nothing.
    const std::size_t size = place.size > 8 ? place.size - 4 : place.size;
    char &letter = text[place.begin + std::size_t(chance.below(std::int64_t(size)))];
    if (letter >= '0' && letter <= '9')
        letter = letter == '9' ? '1' : char(letter + 1);
    else
        letter = letter == 'A' ? 'B' : 'A';
    return true;
}

} // namespace

std::string altered(std::string text, Chance &chance)
{
    static const std::pair<std::string_view, std::string_view> lies[] = {
        {"WAIT_BUYER_PAY", "TRADE_SUCCESS"},
        {"TRADE_CLOSED", "TRADE_SUCCESS"},
        {"\"NOTPAY\"", "\"SUCCESS\""},
        {"\"USERPAYING\"", "\"SUCCESS\""}};
    for (const auto &[truth, lie] : lies) {
        const std::size_t at = text.find(truth);
        if (at != std::string::npos && chance.in100(60))
            return text.replace(at, truth.size(), lie);
    }
    return alterField(text, chance) ? text : text + "!";
}

std::string forged(std::string text, Chance &chance)
{
    alterField(text, chance);
    return text;
}

} // namespace guitai::simulation
