// The list of faults still to come, oldest first.
#include "app/sandbox/faults.h"

#include <utility>

namespace guitai::sandbox {

namespace {

constexpr std::pair<FaultKind, std::string_view> kindNames[] = {
    {FaultKind::Delay, "delay"},
    {FaultKind::DropBefore, "drop_before"},
    {FaultKind::DropAfter, "drop_after"},
    {FaultKind::ServerError, "500"},
    {FaultKind::Html, "html"},
    {FaultKind::BadSignature, "bad_signature"},
    {FaultKind::WrongAmount, "wrong_amount"},
    {FaultKind::Cut, "cut"},
};

} // namespace

std::string_view nameOf(FaultKind kind)
{
    for (const auto &[known, name] : kindNames) {
        if (known == kind) {
            return name;
        }
    }
    return {};
}

std::optional<FaultKind> faultKind(std::string_view name)
{
    for (const auto &[kind, known] : kindNames) {
        if (known == name) {
            return kind;
        }
    }
    return {};
}

void Faults::add(const Fault &fault)
{
    m_faults.push_back(fault);
}

std::optional<Fault> Faults::take(std::string_view provider, std::string_view call)
{
    for (auto fault = m_faults.begin(); fault != m_faults.end(); ++fault) {
        if (fault->provider != provider || (!fault->call.empty() && fault->call != call)) {
            continue;
        }
        const Fault taken = *fault;
        if (--fault->times <= 0) {
            m_faults.erase(fault);
        }
        return taken;
    }
    return {};
}

} // namespace guitai::sandbox
