// Interview: one conversation with a provider over the real line, each answer waited for.
#pragma once

#include "payment/transport/shop_line.h"

#include <QEventLoop>

namespace guitai {

class Interview
{
public:
    Interview();
    ~Interview();
    Interview(const Interview &) = delete;
    Interview &operator=(const Interview &) = delete;

    Answer ask(const HttpRequest &request);
    // Notes are not kept: nothing that must be kept is asked so.
    Reading hold(Conversation &conversation);

private:
    QEventLoop m_waiting;
    Answer m_heard = Silence{};
    ShopLine m_line;
};

} // namespace guitai
