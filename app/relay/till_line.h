// TillLine: the connection of one till: letters out, acknowledgements in, over a WebSocket.
#pragma once

#include "app/relay/house.h"
#include "app/relay/session.h"

#include <map>

namespace guitai::relay {

// What a till's request says.
struct TillRequest
{
    static constexpr std::string_view wanted[] = {"host",
                                                  "upgrade",
                                                  "connection",
                                                  "sec-websocket-key",
                                                  "sec-websocket-version",
                                                  "sec-websocket-protocol",
                                                  "authorization",
                                                  "guitai-inbox",
                                                  "guitai-till"};

    std::vector<std::pair<std::string_view, std::string>> headers;
    bool http10 = false;
    bool hasMore = false; // bytes that came before we had answered

    std::string_view operator[](std::string_view name) const;
};

class TillLine final : public Session, public TillEnd, public std::enable_shared_from_this<TillLine>
{
public:
    TillLine(House &house, Hall &hall, std::shared_ptr<Wire> wire);
    ~TillLine() override;

    void start(const TillRequest &request);
    void tick() override;
    void goAway() override;

    void admit(Admission admission) override;
    void deliver(const Parcel &parcel) override;
    void fetched(std::vector<Parcel> parcels, bool more) override;
    void wake() override;
    void part(int closeCode) override;

private:
    struct Socket;
    enum class Phase
    {
        Waiting, // for the post office's word
        Handshake,
        Open,
        Closing,
        Over
    };

    void refuse(int status, std::string_view reason, std::string_view text,
                std::string_view more = {});
    void opened();
    void read();
    void onText(std::string_view text);
    void send(const Parcel &parcel);
    void writeNext();
    void askForMore(bool fromTheBeginning = false);
    void close(int code);
    void end();

    House &m_house;
    std::shared_ptr<Wire> m_wire;
    std::unique_ptr<Socket> m_socket;    // from the handshake on
    std::map<LetterNumber, Span> m_sent; // and not acknowledged
    std::vector<std::shared_ptr<const std::string>> m_out;
    std::size_t m_outBytes = 0;
    std::string m_in;
    Span m_deadline; // of the phase
    Span m_heard;    // the last sign of life
    Span m_pinged;
    Span m_asked; // when the storage was asked last
    Phase m_phase = Phase::Waiting;
    bool m_behind = true; // there are letters that only asking finds
    bool m_asking = false;
    bool m_writing = false;
    bool m_pinging = false;
};

} // namespace guitai::relay
