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

    // Those who are active.
    const std::vector<Cashier> &people() const { return m_people; }
    // Those who may not sign in any more; their names stand on old receipts.
    const std::vector<Cashier> &former() const { return m_former; }
    Result<void> add(const Cashier &person, const std::string &pin);
    Result<void> remove(const CashierId &id);
    Result<void> setPin(const CashierId &id, const std::string &pin);
    Result<void> setName(const CashierId &id, const std::string &name);
    Result<void> setRole(const CashierId &id, Role role);
    // Their PIN is forgotten. The last manager stays.
    Result<void> deactivate(const CashierId &id);
    // Back again, with a new PIN.
    Result<void> activate(const CashierId &id, const std::string &pin);

    // Who it is, or how long to wait before the next try. From the third wrong PIN on the wait
    // doubles from 2 s to 5 minutes; a new start does not shorten it.
    std::variant<Cashier, Span> signIn(const std::string &pin, Instant now);
    int wrongInARow() const { return m_wrong; }
    // What a change would run into; nothing is changed. A new person's id is not looked at.
    PersonFault faultOf(const PersonChange &change) const;
    // An id that nobody has or had, made from the name.
    CashierId freshId(const std::string &name) const;

private:
    Staff() = default;
    Result<std::size_t> indexOf(const CashierId &id) const;
    bool isLastManager(std::size_t index) const;
    Result<std::string> freshHash(const std::string &pin) const;
    std::string hashed(const std::string &pin) const;
    Result<void> save() const;

    std::string m_path;
    std::string m_salt; // hex
    std::vector<Cashier> m_people;
    std::vector<std::string> m_hashes; // hex, by index of m_people
    std::vector<Cashier> m_former;
    int m_wrong = 0; // in a row
    Instant m_until;
};

} // namespace guitai::storage
