// Staff: the people who may use the till, known by their PIN alone.
#pragma once

#include "payment/engine/checkout.h"
#include "storage/base/database.h"

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace guitai::storage {

enum class Names
{
    Chinese,
    Latin
};

// Kept in shop.db, apart from the journal, so that wrong PINs never stand in the way of a sale.
// PINs are hashed with scrypt under one random salt of the shop: a PIN alone has to find its owner,
// and one hash for each person would make signing in slower with every new colleague.
class Staff
{
public:
    static constexpr int usualCost = 14; // 2^14: about a tenth of a second

    // The cost is fixed when the file is made.
    static Result<Staff> open(const std::string &path, int cost = usualCost);

    // The person, or how long to wait until a next try: after each wrong PIN in a row longer (one
    // second, two, four ... five minutes), over restarts too. While one has to wait nothing is
    // tried.
    Result<std::variant<Cashier, Span>> signIn(std::string_view pin, Instant now);

    Result<std::vector<Cashier>> list();
    // PINs have four to twelve digits, and no two people the same.
    Result<void> add(const Cashier &person, std::string_view pin);
    Result<void> setPin(const CashierId &person, std::string_view pin);
    Result<void> remove(const CashierId &person);

    // The demo shop's: PIN 1234 is a cashier, 8888 the manager.
    Result<void> addDemoStaff(Names names);

private:
    explicit Staff(std::unique_ptr<Database> database)
        : m_database(std::move(database))
    {}

    Result<void> makeSalt(int cost);
    Result<QByteArray> hashOf(std::string_view pin) const;
    Result<void> refuseTaken(const QByteArray &hash);

    std::unique_ptr<Database> m_database;
    QByteArray m_salt;
    int m_cost = usualCost;
};

} // namespace guitai::storage
