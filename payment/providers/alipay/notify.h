// Notify: Alipay's own word about a trade, posted to the shop's address; believed only when signed.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/alipay/account.h"
#include "payment/providers/alipay/signature.h"

#include <string_view>

namespace guitai::alipay {

struct Notify
{
    Params fields; // everything that was signed, decoded once

    const std::string &field(const std::string &name) const;
};

// rawBody exactly as it was posted. A Problem when it is not a trade notify signed by Alipay.
Result<Notify> readNotify(std::string_view rawBody, const PublicKey &alipayKey);
// The same with the account's key, or in certificate mode with the certificate that it names.
Result<Notify> readNotify(std::string_view rawBody, const Account &account);

// What a notify means for a matter: a Reading that the engine treats like the answer to a query.
// NoAnswer when it speaks of another application, seller or trade; such a notify changes nothing.
Reading readingOf(const Notify &notify, const Account &account, const Matter &matter);

// A callback as it arrived. One that speaks of another application or seller names no attempt. A
// notify of a refund speaks of the trade: how much of it this refund was, it does not say.
Result<CallbackNotice> readCallback(const HttpRequest &callback, const Account &account);

} // namespace guitai::alipay
