// Control: the port for people and tests: the customer's phone, faults, and the providers' books.
#pragma once

#include "app/http/http.h"
#include "app/sandbox/stand.h"

#include <memory>
#include <vector>

class QJsonObject;

namespace guitai::sandbox {

class Control
{
public:
    using Stands = std::vector<std::unique_ptr<Stand>>;

    Control(Stands &stands, Faults &faults);
    HttpReply answer(const http::Request &request, Instant now);

private:
    HttpReply customerDoes(Stand::Deed deed, const QJsonObject &said, Instant now);
    HttpReply cardDoes(const QJsonObject &said, Instant now);
    HttpReply showCode(const QJsonObject &said, Instant now);
    HttpReply addFault(const QJsonObject &said);
    HttpReply waiting(Instant now) const;
    HttpReply ledger() const;
    HttpReply faults() const;
    Stand *stand(const std::string &id) const;
    std::string stands() const;

    Stands &m_stands;
    Faults &m_faults;
};

} // namespace guitai::sandbox
