// Webhook: PayPal's own word about an event, posted to the shop's address; believed only when
// signed, and read only after that.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/paypal/account.h"
#include "payment/providers/paypal/certificates.h"

#include <string>
#include <string_view>

namespace guitai::paypal {

// "transmission_id|transmission_time|webhook_id|crc32", the number in decimal.
std::string signedEventText(std::string_view transmissionId, std::string_view transmissionTime,
                            std::string_view webhookId, std::string_view rawBody);

// The body of a callback that verifies, exactly as it came. A Problem says why it does not. When
// only the certificate is missing, it is wanted from now on ("certificate not at hand: <url>").
Result<std::string> verifiedEvent(const HttpRequest &callback, const Account &account,
                                  const Certificates &certificates, Instant now);

// What a verified event says. Letters come twice, late, and in any order; so only that money was
// taken or given back is taken from them, and everything else is a reason to ask.
Result<CallbackNotice> noticeOf(const std::string &event);

} // namespace guitai::paypal
