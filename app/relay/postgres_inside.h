// PostgresStorage's inside. Only postgres_storage.cpp and postgres_inboxes.cpp include this.
#pragma once

#include "app/relay/postgres_ear.h"
#include "app/relay/postgres_link.h"
#include "app/relay/postgres_storage.h"

#include <chrono>

namespace guitai::relay {

class PostgresStorage final : public Storage
{
public:
    explicit PostgresStorage(const std::string &url)
        : m_url(url)
        , m_link(url)
        , m_self(randomWord(10))
    {}

    Result<void> open() override;
    bool isShared() const override { return true; }
    void listen(std::function<void(News)> news) override
    {
        m_ear = std::make_unique<PostgresEar>(m_url, m_self, std::move(news));
    }
    Result<void> commit(Batch &batch) override;
    Result<Waiting> waiting(const Till &till, Place &place, std::size_t most,
                            std::size_t mostBytes) override;
    Result<void> check() override;
    Result<std::vector<Inbox>> inboxes() override;
    Result<bool> inboxesChanged() override;
    Result<void> addInbox(const Inbox &inbox) override;
    Result<void> changeInbox(const Inbox &inbox) override;
    Result<std::vector<Till>> tills() override;
    Result<void> seen(const std::vector<TillId> &tills, Instant now) override;
    Result<std::int64_t> waitingFor(const Till &till) override;
    Result<std::vector<Total>> totals() override;
    Result<Swept> sweep(LetterNumber from, Instant now, Span grace, bool expire) override;

private:
    Result<void> ready();
    Result<Rows> ask(const char *sql, const Values &values = {});
    Result<void> transact(const std::function<Result<void>()> &deed);
    Result<void> number(std::vector<StoredLetter> &letters);
    Result<void> visit(std::vector<Visit> &visits);
    Result<void> enrol(Visit &visit);
    Result<void> notify(const std::string &what);
    Result<std::string> markOfInboxes();
    Result<bool> clear(const Till &till, int &slices);

    const std::string m_url;
    PostgresLink m_link;
    const std::string m_self;
    std::chrono::steady_clock::time_point m_tryAgain;
    std::int64_t m_next = 0;
    std::int64_t m_end = 0; // numbers below it are ours
    std::string m_inboxesSeen;
    bool m_hasTotals = false;
    std::unique_ptr<PostgresEar> m_ear;
};

} // namespace guitai::relay
