// Outbox: ships a till's facts from its journal to the shop's database, one batch after the other.
// It knows nothing that it could lose: where to go on, the shop's database says.
#pragma once

#include "payment/engine/view.h"
#include "storage/base/database.h"
#include "storage/settings/settings.h"
#include "storage/shop/shop_book.h"

#include <functional>

namespace guitai::storage {

// How long to wait after so many failures in a row: up to five minutes, not all tills at once.
Span shopPause(int failures, std::uint64_t chance);

// Opened, used and destroyed in one thread. It reads the journal beside the till's writing.
class Outbox
{
public:
    // folder: the till's data folder. isWanted: turned false from another thread, it ends soon.
    Outbox(std::string folder, std::string till, ShopDatabaseSettings settings,
           const std::atomic<bool> *isWanted = {});
    ~Outbox();

    // Ships one batch. True: there is more. A Problem: try again after a while.
    Result<bool> ship(Instant now);

    const ShopWeather &weather() const { return m_weather; }
    // False: the journal cannot be read, so that nobody knows how much waits.
    bool isCounted() const { return m_isCounted; }
    std::int64_t shipped() const { return m_shipped; } // since it was opened
    ShopBook *book() { return m_book.get(); }          // once it is connected

private:
    Result<bool> shipOnce(Instant now);
    Result<void> openJournal();
    Result<void> connect();
    Result<void> takePlace();
    Result<void> standApart(const ShopEnd &end, std::int64_t common);
    Result<std::int64_t> lastCommon(const ShopEnd &end);
    Result<std::optional<Hash>> hashAt(std::int64_t seq);
    Result<std::vector<ShippedFact>> batchAfter(std::int64_t seq);
    Result<void> count();
    void show(ShopLink link, const std::string &detail, Instant now);
    void keepPosition();

    std::string m_folder;
    ShopDatabaseSettings m_settings;
    const std::atomic<bool> *m_isWanted;
    std::unique_ptr<Database> m_journal;
    std::unique_ptr<ShopBook> m_book;
    TillName m_name;
    bool m_isCounted = false;
    bool m_isIn = false;
    std::int64_t m_last = 0;     // of the journal
    std::int64_t m_position = 0; // the last fact that the shop has seen
    std::int64_t m_shipped = 0;
    ShopLink m_standing = ShopLink::Connected; // Behind and Parted stay
    std::string m_standingWhy;
    ShopWeather m_weather;
};

} // namespace guitai::storage
