// Asks the methods' cards whose code it is.
#include "ui/scan/customer_code.h"

#include <algorithm>

namespace guitai::ui {

namespace {

// EAN-8, UPC-A, EAN-13, GTIN-14: goods, whatever a wallet says.
bool isGoods(const std::string &code)
{
    const std::size_t lengths[] = {8, 12, 13, 14};
    return std::find(std::begin(lengths), std::end(lengths), code.size()) != std::end(lengths);
}

} // namespace

CustomerCode customerCodeOf(const std::vector<MethodView> &methods, const QString &code)
{
    const std::string text = code.trimmed().toStdString();
    if (isGoods(text)) {
        return {};
    }
    std::map<ProviderId, ProviderCard> cards;
    for (const MethodView &method : methods) {
        cards[method.card.id] = method.card;
    }
    CustomerCode found;
    found.wallets = whoseCode(cards, text);
    found.unionPay = found.wallets.empty() && isUnionPayCode(text);
    return found;
}

} // namespace guitai::ui
