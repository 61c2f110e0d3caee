// Stories: the facts of whole sales, as the till would write them.
#pragma once

#include "payment/engine/facts.h"

#include <string>
#include <vector>

namespace guitai::test {

// 2026-03-01 10:20:30 in Shanghai.
inline constexpr Instant morning{1'772'331'630'000};

inline Money yuan(std::int64_t fen)
{
    return {fen, Currency::cny()};
}

std::vector<Fact> operator+(std::vector<Fact> a, const std::vector<Fact> &b);

// Lines of 3.50 each; begun, not paid.
std::vector<Fact> begun(const std::string &sale, int lines, Instant at = morning);
// CashTaken and SaleCompleted, to follow begun().
std::vector<Fact> paidCash(const std::string &sale, int lines, std::int64_t number,
                           Instant at = morning);
std::vector<Fact> cashSale(const std::string &sale, int lines, std::int64_t number,
                           Instant at = morning);
// One attempt at the provider, opened.
std::vector<Fact> opened(const std::string &sale, const std::string &attempt, Money amount,
                         Instant at = morning);
std::vector<Fact> ended(const std::string &sale, const std::string &attempt, AttemptOutcome outcome,
                        Instant at = morning);
// Begun, opened, paid, completed by Alipay.
std::vector<Fact> alipaySale(const std::string &sale, int lines, std::int64_t number,
                             Instant at = morning);
std::vector<Fact> refunded(const std::string &sale, const std::string &refund,
                           const std::string &leg, const std::string &provider, Money amount,
                           Instant at = morning);

} // namespace guitai::test
