// Keeping the token.
#include "payment/providers/paypal/session.h"

#include <algorithm>

namespace guitai::paypal {

Session::Session(Account account)
    : m_account(std::move(account))
    , m_certificates(m_account)
{}

std::string Session::token(Instant now) const
{
    // A clock that was set back makes a token look young; PayPal's 401 says when it is not.
    return m_tokenSince <= now && now < m_tokenUntil ? m_token : std::string();
}

void Session::keepToken(const std::string &token, Span life, Instant now)
{
    const Span reserve = std::max(Span::seconds(60), Span::milliseconds(life.ms / 20));
    m_token = token;
    m_tokenSince = now;
    m_tokenUntil = now + life - reserve;
}

void Session::dropToken(const std::string &token)
{
    if (m_token == token) {
        m_token.clear();
    }
}

} // namespace guitai::paypal
