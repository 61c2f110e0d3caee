// Staff: the people who may sign in, known by their PIN, of which only a slow hash is kept.
#pragma once

#include "payment/engine/checkout.h"
#include "shop/base/time.h"

#include <string>
#include <variant>
#include <vector>

namespace guitai::storage {

// staff.json in the data folder. PINs are 4 to 12 digits and belong to one person each, so one
// scrypt hash an attempt is enough to know who it is.
class Staff
{
public:
    static Result<Staff> open(const std::string &folder);

    const std::vector<Cashier> &people() const { return m_people; }
    Result<void> add(const Cashier &person, const std::string &pin);
    Result<void> remove(const CashierId &id);

    // Who it is, or how long to wait before the next try. From the third wrong PIN on the wait
    // doubles from 2 s to 5 minutes; a new start does not shorten it.
    std::variant<Cashier, Span> signIn(const std::string &pin, Instant now);

private:
    Staff() = default;
    std::string hashed(const std::string &pin) const;
    Result<void> save() const;

    std::string m_path;
    std::string m_salt; // hex
    std::vector<Cashier> m_people;
    std::vector<std::string> m_hashes; // hex, by index of m_people
    int m_wrong = 0;                   // in a row
    Instant m_until;
};

} // namespace guitai::storage
