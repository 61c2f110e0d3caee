// Session: what the conversations of one till share: the token and the certificates. All of it may
// be lost; nothing of it is the truth about money.
#pragma once

#include "payment/engine/provider.h"
#include "payment/providers/paypal/account.h"
#include "payment/providers/paypal/certificates.h"

#include <string>

namespace guitai::paypal {

class Session
{
public:
    explicit Session(Account account);

    const Account &account() const { return m_account; }
    Certificates &certificates() { return m_certificates; }

    // Empty when there is none with enough of its life left.
    std::string token(Instant now) const;
    void keepToken(const std::string &token, Span life, Instant now);
    // PayPal does not take it any more. One that was renewed meanwhile stays.
    void dropToken(const std::string &token);

private:
    Account m_account;
    Certificates m_certificates;
    std::string m_token;
    Instant m_tokenSince;
    Instant m_tokenUntil;
};

} // namespace guitai::paypal
