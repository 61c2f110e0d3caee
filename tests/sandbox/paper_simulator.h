// PaperSimulator: the smallest provider that keeps books, for tests of the sandbox itself.
#pragma once

#include "payment/providers/simulator.h"

#include <map>
#include <set>
#include <sstream>

namespace guitai::sandbox {

// "POST /create NUMBER FEN [NOTIFY]" opens a payment, "POST /query NUMBER" tells its state. Numbers
// that begin with CARD wait for a card.
class PaperSimulator : public Simulator
{
public:
    explicit PaperSimulator(bool hasCodes = false)
        : m_hasCodes(hasCodes)
    {}

    struct Row
    {
        std::int64_t fen = 0;
        std::string state = "WAITING";
        std::string notify;
        std::int64_t paidAt = 0;
        bool told = false;
    };
    std::map<std::string, Row> rows;

    HttpReply handle(const HttpRequest &request, Instant, AnswerFault fault) override
    {
        std::istringstream body(request.body);
        std::string number;
        Row row;
        body >> number >> row.fen >> row.notify;
        if (callOf(request) == "create") {
            rows.emplace(number, row);
        }
        const auto found = rows.find(number);
        if (found == rows.end()) {
            return {404, {}, "no such payment"};
        }
        const std::int64_t fen = found->second.fen + (fault.wrongAmount ? 1 : 0);
        return {200,
                {{"content-type", "text/plain"}},
                found->second.state + ' ' + std::to_string(fen) +
                    (fault.badSignature ? " forged" : " signed")};
    }
    std::string callOf(const HttpRequest &request) const override
    {
        return request.url.substr(request.url.rfind('/') + 1);
    }

    bool scan(std::string_view which, Instant) override { return move(which, "SCANNED", {}); }
    bool pay(std::string_view which, Instant now) override { return move(which, "PAID", now); }
    bool decline(std::string_view which, Instant) override { return move(which, "CLOSED", {}); }
    bool timeOut(std::string_view which, Instant) override { return move(which, "TIMED_OUT", {}); }
    std::string customerCode(CodeMood mood, Instant) override
    {
        return m_hasCodes ? "28000" + std::to_string(int(mood)) + std::to_string(++m_codes)
                          : std::string();
    }

    std::vector<WaitingPayment> waiting(Instant now) const override
    {
        std::vector<WaitingPayment> list;
        for (const auto &[number, row] : rows) {
            if (row.state == "WAITING" || row.state == "SCANNED") {
                list.push_back({number, "paper:" + number, "Paper <shop> & 纸", money(row.fen), now,
                                row.state == "SCANNED", now + Span::seconds(90),
                                number.rfind("CARD", 0) == 0});
            }
        }
        return list;
    }
    std::vector<LedgerRow> ledger() const override
    {
        std::vector<LedgerRow> list;
        for (const auto &[number, row] : rows) {
            LedgerRow line;
            line.outTradeNo = number;
            line.tradeNo = "P" + number;
            line.state = row.state;
            line.amount = money(row.fen);
            line.refunded = money(row.state == "PAID" ? 5 : 0);
            line.timesCharged = row.state == "PAID" ? 1 : 0;
            if (row.state == "PAID") {
                line.paidAt = Instant{row.paidAt};
                line.refunds.push_back({"R1", money(5), Instant{row.paidAt + 1000}});
            }
            list.push_back(line);
        }
        return list;
    }

    std::vector<OutgoingCallback> callbacksDue(Instant) override
    {
        std::vector<OutgoingCallback> due;
        for (const auto &[number, row] : rows) {
            if (row.state == "PAID" && !row.told && !row.notify.empty()) {
                OutgoingCallback callback;
                callback.url = row.notify;
                callback.request.body = "paid " + number;
                callback.key = number;
                due.push_back(callback);
            }
        }
        return due;
    }
    void callbackAnswered(const std::string &key, const std::optional<HttpReply> &reply,
                          Instant) override
    {
        rows[key].told = reply && reply->status == 200;
    }

    ProviderSettings settingsFor(const std::string &baseUrl) const override
    {
        return {{"gateway", baseUrl + "/pay"}, {"app_id", "42"}, {"private_key_file", "-KEY-\n"}};
    }

    std::string save() const override
    {
        std::string text = "paper";
        for (const auto &[number, row] : rows) {
            text += '\n' + number + ' ' + std::to_string(row.fen) + ' ' + row.state + ' ' +
                    (row.notify.empty() ? "-" : row.notify) + ' ' + std::to_string(row.paidAt) +
                    (row.told ? " 1" : " 0");
        }
        return text;
    }
    bool load(std::string_view saved) override
    {
        std::istringstream text{std::string(saved)};
        std::string number;
        text >> number;
        if (number != "paper") {
            return false;
        }
        Row row;
        while (text >> number >> row.fen >> row.state >> row.notify >> row.paidAt >> row.told) {
            row.notify = row.notify == "-" ? "" : row.notify;
            rows[number] = row;
        }
        return true;
    }

private:
    bool m_hasCodes = false;
    int m_codes = 0;

    static Money money(std::int64_t fen) { return {fen, Currency::cny()}; }

    bool move(std::string_view which, const std::string &state, Instant now)
    {
        const std::string prefix = "paper:";
        std::string number(which);
        number =
            number.compare(0, prefix.size(), prefix) == 0 ? number.substr(prefix.size()) : number;
        const auto row = rows.find(number);
        if (row == rows.end() ||
            (row->second.state != "WAITING" && row->second.state != "SCANNED")) {
            return false;
        }
        row->second.state = state;
        row->second.paidAt = now.ms;
        return true;
    }
};

inline std::unique_ptr<Simulator> makePaper()
{
    return std::make_unique<PaperSimulator>();
}

inline HttpRequest paperCall(const std::string &call, const std::string &body)
{
    HttpRequest request;
    request.url = "http://127.0.0.1:1/" + call;
    request.body = body;
    return request;
}

} // namespace guitai::sandbox
