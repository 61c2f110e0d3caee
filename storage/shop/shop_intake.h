// ShopIntake: looks at what a till has shipped, row by row: what follows goes into the facts and
// the reading tables, what does not is set aside with the reason.
#pragma once

#include "payment/engine/facts.h"
#include "storage/journal/sql_tables.h"
#include "storage/shop/shop_book.h"

namespace guitai::storage {

// Works inside the caller's transaction, over the views of that one till.
class ShopIntake
{
public:
    ShopIntake(PostgresStore &store, HashChain &chain, std::string till, ShopEnd end)
        : m_store(store)
        , m_chain(chain)
        , m_till(std::move(till))
        , m_end(end)
    {}

    Result<Taken> take(std::span<const ShippedFact> rows);
    // Facts that are in the shop already: into the reading tables alone.
    Result<Taken> project(std::span<const ShippedFact> rows);

    const ShopEnd &end() const { return m_end; }
    std::int64_t lastAt() const { return m_lastAt; }

private:
    struct Good
    {
        const ShippedFact *row;
        Hash previous;
    };
    struct Readable
    {
        const ShippedFact *row;
        Fact fact;
    };

    Result<void> judge(const ShippedFact &row);
    Result<void> setAside(const ShippedFact &row, const char *cause, const std::string &why);
    Result<bool> isKnown(std::int64_t seq, const Hash &hash);
    Result<bool> isOnBranch(const ShippedFact &row);
    Result<void> keep(std::span<const Good> rows);
    Result<void> read(const ShippedFact &row, std::vector<Readable> &readable);
    Result<void> projectReadable(std::span<const Readable> rows);
    Result<bool> projectThese(std::span<const Readable> rows, std::string &why);
    void moveTo(const ShippedFact &row);

    PostgresStore &m_store;
    HashChain &m_chain;
    std::string m_till;
    ShopEnd m_end;
    std::int64_t m_lastAt = 0;
    std::optional<Hash> m_branch; // of the last row here that had parted
    std::vector<Good> m_good;
    Taken m_taken;
};

} // namespace guitai::storage
