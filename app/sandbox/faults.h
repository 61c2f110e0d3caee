// Faults: what a test asked to go wrong in the next calls to a provider.
#pragma once

#include "shop/base/result.h"
#include "shop/base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guitai::sandbox {

enum class FaultKind
{
    Delay,        // carried out, answered late
    DropBefore,   // not carried out, connection closed without an answer
    DropAfter,    // carried out, connection closed without an answer
    ServerError,  // status 500
    Html,         // a web page with status 200, as proxies and captive portals answer
    BadSignature, // carried out, the answer does not verify
    WrongAmount,  // carried out, the answer confirms another amount (correctly signed)
    Cut           // carried out, the connection ends in the middle of the answer
};

std::string_view nameOf(FaultKind kind);
std::optional<FaultKind> faultKind(std::string_view name);

struct Fault
{
    std::string provider;
    std::string call; // "alipay.trade.query"; empty: any call
    FaultKind kind = FaultKind::Delay;
    int times = 1;
    Span delay;
    bool carriedOut = true; // whether the provider does what it was asked before it fails

    friend bool operator==(const Fault &, const Fault &) = default;
};

class Faults
{
public:
    void add(const Fault &fault);
    void clear() { m_faults.clear(); }
    // The oldest fault that fits, counted down.
    std::optional<Fault> take(std::string_view provider, std::string_view call);
    const std::vector<Fault> &list() const { return m_faults; }

private:
    std::vector<Fault> m_faults;
};

} // namespace guitai::sandbox
