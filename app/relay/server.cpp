// The acceptors and signals live on the main thread's loop; each network thread has a hall.
#include "app/relay/server.h"

#include "app/relay/connection.h"
#include "app/relay/tls.h"

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <optional>
#include <thread>

namespace guitai::relay {

namespace {

using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
constexpr auto tickEvery = std::chrono::milliseconds(500);
constexpr auto timeToFinish = std::chrono::seconds(4);

std::string httpDate()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text;
}

// A hall with its thread.
class Worker
{
public:
    Worker(std::size_t index, const House &house)
        : m_house(house)
        , m_timer(m_hall.io)
    {
        m_hall.index = index;
        tick();
    }
    ~Worker() { stop(); }

    Hall &hall() { return m_hall; }
    void start()
    {
        m_thread = std::thread([this] { m_hall.io.run(); });
    }
    void stop()
    {
        m_hall.io.stop();
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }
    void run(std::vector<Task> tasks)
    {
        asio::post(m_hall.io, [tasks = std::move(tasks)] {
            for (const Task &task : tasks) {
                task();
            }
        });
    }

private:
    void tick()
    {
        m_hall.now = m_house.clocks.steady();
        m_hall.date = httpDate();
        // A session that ends puts the last one into its place; from behind, none is left out.
        for (std::size_t i = m_hall.sessions.size(); i-- > 0;) {
            if (i < m_hall.sessions.size()) {
                m_hall.sessions[i]->tick();
            }
        }
        m_timer.expires_after(tickEvery);
        m_timer.async_wait([this](error_code error) {
            if (!error) {
                tick();
            }
        });
    }

    const House &m_house;
    Hall m_hall;
    Timer m_timer;
    std::thread m_thread;
};

class Server
{
public:
    Server(const Options &options, House &house)
        : m_options(options)
        , m_house(house)
        , m_stopSignals(m_io, SIGTERM, SIGINT)
        , m_reloadSignal(m_io, SIGHUP)
        , m_timer(m_io)
    {}

    Result<void> run()
    {
        if (!m_options.tlsCertificates.empty()) {
            auto context = tlsContext(m_options.tlsCertificates, m_options.tlsKey);
            if (!context) {
                return context.problem();
            }
            m_tls = *context;
        }
        std::int64_t threads = m_options.threads;
        if (threads == 0) {
            threads = std::clamp<std::int64_t>(std::thread::hardware_concurrency() / 2, 1, 4);
        }
        for (std::int64_t i = 0; i < threads; ++i) {
            m_workers.push_back(std::make_unique<Worker>(std::size_t(i), m_house));
            Worker *worker = m_workers.back().get();
            m_house.office.addCorridor(
                [worker](std::vector<Task> tasks) { worker->run(std::move(tasks)); });
        }
        for (const ListenAt &at : m_options.listen) {
            if (const auto listening = listen(at, false); !listening) {
                return listening.problem();
            }
        }
        for (const ListenAt &at : m_options.metricsListen) {
            if (const auto listening = listen(at, true); !listening) {
                return listening.problem();
            }
        }
        m_stopSignals.async_wait([this](error_code error, int) {
            if (!error) {
                stop();
            }
        });
        waitForReload();
        m_house.office.start();
        for (const auto &worker : m_workers) {
            worker->start();
        }
        for (std::size_t i = 0; i < m_doors.size(); ++i) {
            accept(i);
        }
        std::puts("ready");
        std::fflush(stdout);
        m_house.log.info("started", {{"version", GUITAI_VERSION}});
        m_io.run();
        m_house.office.stop();
        for (const auto &worker : m_workers) {
            worker->stop();
        }
        m_house.office.forget();
        m_house.log.info("stopped");
        return {};
    }

private:
    struct Door
    {
        Acceptor acceptor;
        bool isOpen = false; // for metrics
    };

    Result<void> listen(const ListenAt &at, bool isOpen)
    {
        const auto problem = [&](const error_code &error) {
            return Problem{"cannot listen on " + at.address + " port " + std::to_string(at.port) +
                           ": " + error.message()};
        };
        error_code error;
        const auto address = asio::ip::make_address(at.address, error);
        if (error) {
            return problem(error);
        }
        Acceptor acceptor(m_io);
        acceptor.open(tcp::endpoint(address, at.port).protocol(), error);
        if (!error) {
            acceptor.set_option(asio::socket_base::reuse_address(true), error);
        }
        if (!error && address.is_v6() && !address.is_unspecified()) {
            acceptor.set_option(asio::ip::v6_only(true), error);
        }
        if (!error) {
            acceptor.bind({address, at.port}, error);
        }
        if (!error) {
            acceptor.listen(asio::socket_base::max_listen_connections, error);
        }
        if (error) {
            return problem(error);
        }
        const std::string host = address.is_v6() ? '[' + at.address + ']' : at.address;
        std::printf("listening %s %s://%s:%d\n", isOpen ? "metrics" : "relay",
                    m_tls && !isOpen ? "https" : "http", host.c_str(),
                    int(acceptor.local_endpoint(error).port()));
        m_doors.push_back({std::move(acceptor), isOpen});
        return {};
    }

    void accept(std::size_t door)
    {
        Worker &worker = *m_workers[m_turn++ % m_workers.size()];
        m_doors[door].acceptor.async_accept(
            worker.hall().io, [this, door, &worker](error_code error, Socket socket) {
                if (m_stopping) {
                    return;
                }
                if (!error) {
                    welcome(m_doors[door].isOpen, worker, std::move(socket));
                    return accept(door);
                }
                // Out of file descriptors, most likely: let some go first.
                m_timer.expires_after(std::chrono::milliseconds(50));
                m_timer.async_wait([this, door](error_code) {
                    if (!m_stopping) {
                        accept(door);
                    }
                });
            });
    }

    void welcome(bool isOpen, Worker &worker, Socket socket)
    {
        if (m_house.counters.connections >= std::int64_t(m_house.mostConnections)) {
            return m_house.counters.refuse(Refusal::TooManyConnections);
        }
        error_code error;
        const std::string peer = socket.remote_endpoint(error).address().to_string();
        socket.set_option(tcp::no_delay(true), error);
        auto shared = std::make_shared<Socket>(std::move(socket));
        asio::post(worker.hall().io, [this, isOpen, &worker, shared, peer,
                                      tls = isOpen ? nullptr : m_tls] {
            if (worker.hall().closing) {
                return;
            }
            auto wire = tls ? tlsWire(std::move(*shared), tls) : plainWire(std::move(*shared));
            std::make_shared<Connection>(m_house, worker.hall(), std::move(wire), peer, isOpen)
                ->start();
        });
    }

    void waitForReload()
    {
        m_reloadSignal.async_wait([this](error_code error, int) {
            if (error) {
                return;
            }
            if (m_tls) {
                auto context = tlsContext(m_options.tlsCertificates, m_options.tlsKey);
                if (context) {
                    m_tls = *context; // for those who come from now on
                    m_house.log.info("certificate_reloaded");
                } else {
                    m_house.log.error("certificate_kept", {{"why", context.problem().what}});
                }
            }
            waitForReload();
        });
    }

    // Nobody new; who has asked gets the answer; tills are told to come again.
    void stop()
    {
        m_stopping = true;
        m_house.log.info("stopping");
        error_code ignored;
        m_reloadSignal.cancel(ignored);
        for (Door &door : m_doors) {
            door.acceptor.close(ignored);
        }
        for (const auto &worker : m_workers) {
            asio::post(worker->hall().io, [worker = worker.get()] {
                Hall &hall = worker->hall();
                hall.closing = true;
                for (std::size_t i = hall.sessions.size(); i-- > 0;) {
                    if (i < hall.sessions.size()) {
                        hall.sessions[i]->goAway();
                    }
                }
            });
        }
        m_stopBy = std::chrono::steady_clock::now() + timeToFinish;
        waitForSilence();
    }

    void waitForSilence()
    {
        if (m_house.counters.connections == 0 || std::chrono::steady_clock::now() >= m_stopBy) {
            return;
        }
        m_timer.expires_after(std::chrono::milliseconds(10));
        m_timer.async_wait([this](error_code) { waitForSilence(); });
    }

    const Options &m_options;
    House &m_house;
    asio::io_context m_io{1};
    asio::signal_set m_stopSignals;
    asio::signal_set m_reloadSignal;
    Timer m_timer;
    std::shared_ptr<asio::ssl::context> m_tls;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::vector<Door> m_doors;
    std::size_t m_turn = 0;
    bool m_stopping = false;
    std::chrono::steady_clock::time_point m_stopBy;
};

} // namespace

Result<void> serve(const Options &options, House &house)
{
    Server server(options, house);
    return server.run();
}

} // namespace guitai::relay
