// Stand: one provider in the sandbox, with its books on disk and what a test asked to go wrong.
#pragma once

#include "app/sandbox/books.h"
#include "app/sandbox/faults.h"
#include "payment/providers/simulator.h"
#include "shop/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::sandbox {

// What a caller gets, and when.
struct Outcome
{
    enum class End
    {
        Whole,
        Dropped,
        CutInBody
    };

    HttpReply reply; // not with Dropped
    End end = End::Whole;
    Span wait; // before the answer leaves
    std::string call;
    std::string fault; // name of the fault, if one struck
};

// What a device says after it was spoken to, or by itself.
struct DeviceOutcome
{
    std::string bytes;
    bool hangUp = false;
    Span wait; // before it says it
    std::string call;
    std::string fault; // name of the fault, if one struck
};

// "pays", "password", "no_money", "expired"; nothing for other names.
std::optional<CodeMood> codeMood(std::string_view name);

class Stand
{
public:
    // Takes the books from the files at books + ".books" and ".calls", or begins new ones there.
    static Result<std::unique_ptr<Stand>> open(std::string id, std::unique_ptr<Simulator> simulator,
                                               std::filesystem::path books,
                                               std::int64_t callbackScale = 1,
                                               const std::string &callbackAddress = {});

    const std::string &id() const { return m_id; }
    // What people call it; the id until setNames().
    const std::string &name() const { return m_name; }
    const std::string &nameZh() const { return m_nameZh; }
    void setNames(std::string name, std::string nameZh);
    // Its customers can show codes of their own.
    bool hasCustomerCodes() const { return m_hasCustomerCodes; }
    void setHasCustomerCodes(bool has) { m_hasCustomerCodes = has; }

    Outcome answer(const HttpRequest &request, Instant now, Faults &faults);

    enum class Deed : char
    {
        Scan = char(Call::Kind::Scan),
        Pay = char(Call::Kind::Pay),
        Decline = char(Call::Kind::Decline),
        TimeOut = char(Call::Kind::TimeOut)
    };
    // Problem: the books could not be written. False: no such payment, or not in a state for it.
    Result<bool> customerDoes(Deed deed, const std::string &which, Instant now);

    // A fresh code that a customer shows; empty: this provider's customers have none.
    Result<std::string> customerCode(const std::string &mood, Instant now);

    // A device's traffic cannot be done again from a list of calls: what it holds in its memory is
    // on disk before anybody hears of it.
    void deviceConnected(Instant now);
    Result<void> deviceHungUp(Instant now);
    Result<DeviceOutcome> deviceHears(std::string_view bytes, Instant now, Faults &faults);
    Result<DeviceOutcome> deviceDue(Instant now, Faults &faults);

    // Callbacks due by now; one that is under way is not given out again.
    std::vector<OutgoingCallback> callbacksDue(Instant now);
    Result<void> callbackAnswered(const std::string &key, const std::optional<HttpReply> &reply,
                                  Instant now);

    // Folds the calls into the state on disk; done now and then by itself.
    Result<void> closeBooks();

    const Simulator &simulator() const { return *m_simulator; }

private:
    Stand(std::string id, std::unique_ptr<Simulator> simulator, std::filesystem::path books);
    Result<void> readBooks();
    // Carries out a call that is on disk. The reply to an Ask; done tells of the customer's deeds.
    HttpReply carryOut(const Call &call, bool &done);
    Result<void> write(const Call &call);
    Result<void> keepDevice();
    Result<DeviceOutcome> deviceSays(DeviceSays says, DeviceOutcome outcome, Faults &faults);

    std::string m_id;
    std::string m_name;
    std::string m_nameZh;
    std::unique_ptr<Simulator> m_simulator;
    Books m_books;
    std::set<std::string> m_underWay;
    bool m_hasCustomerCodes = false;
    std::string m_kept; // a device's state as it is on disk
    Instant m_lookedAt;
    std::string m_lastCode;
};

} // namespace guitai::sandbox
