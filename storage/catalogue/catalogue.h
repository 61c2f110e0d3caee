// The shop's products on disk: looked up by code in microseconds, searched while one types.
#pragma once

#include "payment/ports/ports.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace guitai::storage {

// One SQLite file of its own ("catalogue.db"), or ":memory:". It is opened in a few milliseconds
// and holds nothing in memory, however many products there are. An object belongs to the thread
// that opened it; another thread or program may open the same file beside it and import, and what
// it has committed is seen here at the next question.
class CatalogueStore : public Catalogue
{
public:
    // A Problem when the file cannot be opened, was written by a newer version, or holds prices of
    // another currency.
    static Result<std::unique_ptr<CatalogueStore>> open(const std::string &path, Currency currency);
    ~CatalogueStore() override;
    CatalogueStore(const CatalogueStore &) = delete;
    CatalogueStore &operator=(const CatalogueStore &) = delete;

    // The code as it is written goes before one that differs in leading zeros, and that before a
    // PLU.
    std::optional<CatalogueItem> byCode(std::string_view code) override;
    // First what has this code or PLU, then names that begin with the text (the shortest first),
    // then products in which every typed word begins a word, then longer codes that begin so.
    std::vector<CatalogueItem> find(std::string_view text, int limit) override;
    std::vector<Category> categories() override;
    std::vector<CatalogueItem> inCategory(std::string_view key, int limit) override;

    Currency currency() const { return m_currency; }
    std::int64_t count();
    std::vector<Tax> taxes();

    // Puts in a new one or replaces the one with the same code (key).
    Result<void> put(const CatalogueItem &item);
    Result<void> put(const Category &category);
    Result<void> put(const Tax &tax);
    // Nothing happens when there is none.
    Result<void> remove(std::string_view code);

    // For what writes in bulk (see import.h).
    sqlite3 *handle() const;

private:
    struct Questions;

    CatalogueStore(std::string connection, Currency currency);
    Result<void> start(const std::string &path);

    const std::string m_connection;
    const Currency m_currency;
    std::unique_ptr<Questions> m_ask;
};

} // namespace guitai::storage
