// LISTEN as a wake-up only: after every interruption the news is that everything may have changed.
#include "app/relay/postgres_ear.h"

#include "app/relay/postgres_link.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <sstream>

namespace guitai::relay {

namespace {

constexpr int checkEveryMs = 3000;
constexpr int retryAfterMs = 300;

void take(const char *text, const std::string &self, News &news)
{
    std::istringstream words(text);
    std::string kind;
    std::string who;
    words >> kind >> who;
    if (who == self) {
        return;
    }
    std::int64_t id = 0;
    std::int64_t visit = 0;
    if (kind == "letters" && words >> id) {
        news.letters.push_back(id);
    } else if (kind == "visit" && words >> id >> visit) {
        news.visits.emplace_back(id, visit);
    } else if (kind == "inboxes") {
        news.inboxesChanged = true;
    }
}

} // namespace

PostgresEar::PostgresEar(std::string url, std::string self, std::function<void(News)> news)
    : m_url(std::move(url))
    , m_self(std::move(self))
    , m_news(std::move(news))
{
    if (::pipe2(m_stop, O_CLOEXEC) == 0) {
        m_thread = std::thread([this] { run(); });
    }
}

PostgresEar::~PostgresEar()
{
    ::close(m_stop[1]);
    if (m_thread.joinable()) {
        m_thread.join();
    }
    ::close(m_stop[0]);
}

bool PostgresEar::wait(int socket, int milliseconds)
{
    pollfd ends[2] = {{m_stop[0], POLLIN, 0}, {socket, POLLIN, 0}};
    ::poll(ends, socket < 0 ? 1 : 2, milliseconds);
    return ends[0].revents == 0;
}

void PostgresEar::run()
{
    PostgresLink link(m_url);
    while (wait(-1, 0)) {
        if (!link.connect() || !link.run("LISTEN guitai_relay")) {
            if (!wait(-1, retryAfterMs)) {
                return;
            }
            continue;
        }
        News all;
        all.everything = all.inboxesChanged = true;
        m_news(std::move(all));
        while (link.isConnected()) {
            if (!wait(PQsocket(link.get()), checkEveryMs)) {
                return;
            }
            News news;
            bool any = false;
            // Asking shows whether the connection still lives.
            if (PQconsumeInput(link.get()) == 0 || !link.run("SELECT 1")) {
                break;
            }
            while (PGnotify *notified = PQnotifies(link.get())) {
                take(notified->extra, m_self, news);
                PQfreemem(notified);
                any = true;
            }
            if (any) {
                m_news(std::move(news));
            }
        }
    }
}

} // namespace guitai::relay
