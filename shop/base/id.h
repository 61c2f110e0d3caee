// Id: names of things, each kind a type of its own so that a sale's cannot be passed as an
// attempt's.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace guitai {

template <typename Kind>
struct Id
{
    std::string text;

    Id() = default;
    explicit Id(std::string t)
        : text(std::move(t))
    {}

    bool empty() const { return text.empty(); }
    friend auto operator<=>(const Id &, const Id &) = default;
    friend bool operator==(const Id &, const Id &) = default;
};

using SaleId = Id<struct SaleKind>;
using LineId = Id<struct LineKind>;
// The number that the provider sees (out_trade_no ...). Letters, digits and '_' only, 32 at most.
using AttemptId = Id<struct AttemptKind>;
// The number of one refund that the provider sees (out_request_no ...). Same alphabet.
using RefundId = Id<struct RefundKind>;
using CashierId = Id<struct CashierKind>;
using ShiftId = Id<struct ShiftKind>;
// "cash", "alipay" ...: the name of a folder in payment/providers, or cash.
using ProviderId = Id<struct ProviderKind>;

} // namespace guitai

template <typename Kind>
struct std::hash<guitai::Id<Kind>>
{
    std::size_t operator()(const guitai::Id<Kind> &id) const
    {
        return std::hash<std::string>()(id.text);
    }
};
