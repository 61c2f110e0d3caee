// RelayLine: the till's connection to the shop's relay: outward, over TLS, always coming back.
#pragma once

#include "payment/engine/view.h"
#include "payment/relay/letter.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <deque>
#include <functional>
#include <string>

namespace guitai {

// Where the shop's letters are.
struct RelayAddress
{
    std::string url; // "wss://relay.example.com", ws:// on this machine alone
    std::string inbox;
    std::string token;
    std::string till; // by which the inbox knows what this one has acknowledged

    bool isSet() const { return !url.empty(); }
};

// The address to which a provider posts its callbacks
// ("https://relay.example.com/in/<inbox>/alipay").
std::string callbackAddress(const RelayAddress &relay, const std::string &provider);

class RelayLine : public QObject
{
    Q_OBJECT

public:
    // True: the letter needs not come again, and is acknowledged. False: it is offered again soon.
    using Take = std::function<bool(const relay::Letter &)>;
    using Linked = std::function<void(RelayLink, const std::string &detail)>;

    // Both are called from the event loop, never from within open().
    RelayLine(RelayAddress address, Take take, Linked linked, QObject *parent = nullptr);
    ~RelayLine() override;

    // What the line asks the machine it runs on.
    struct Machine
    {
        std::function<std::int64_t()> sinceBoot; // milliseconds, of sleep too
        std::function<bool(const QHostAddress &)> hasAddress;
    };

    void open();
    // For tests, before open(): the first wait in milliseconds; a machine that sleeps and travels.
    void setFirstWait(int ms) { m_firstWait = ms; }
    void setMachine(Machine machine) { m_machine = std::move(machine); }
    // At every pulse: is the connection still what it was?
    void tick();

private:
    void connectNow();
    void connected();
    void heardText(const QString &text);
    void heardLetter(const QByteArray &message);
    void offer(const relay::Letter &letter);
    void offerAgain();
    void acknowledge();
    void lost(RelayLink why, const std::string &detail);
    void tell(RelayLink link, const std::string &detail);
    void comeBackNow();
    void dropSocket();

    RelayAddress m_address;
    Take m_take;
    Linked m_linked;
    QWebSocket *m_socket = nullptr;
    bool m_isConnected = false;
    std::vector<relay::LetterNumber> m_done; // to be acknowledged at the end of this turn
    std::deque<relay::Letter> m_later;       // could not be written down yet
    QTimer m_again, m_pulse, m_acknowledging, m_offering;
    Machine m_machine;
    std::int64_t m_lastTick = 0; // since boot
    QDeadlineTimer m_patience;   // for the connection, then for the next sign of life
    bool m_wasHeard = false;     // anything since the last ping
    int m_firstWait = 500;
    int m_wait = 0;
};

} // namespace guitai
