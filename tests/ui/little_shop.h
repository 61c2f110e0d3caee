// A little shop for the screens' tests: goods, sales and payments as view values.
#pragma once

#include "payment/engine/view.h"

#include "ui/desk/desk.h"

#include <string>
#include <vector>

namespace guitai::test {

inline constexpr Instant shopOpens{1'795'312'800'000}; // 2026-11-22 10:00 at UTC

Money yuan(const char *text);
std::vector<Category> categories();
std::vector<CatalogueItem> goods(const std::string &category);
std::vector<CatalogueItem> allGoods();
std::vector<MethodView> methods();

OrderLine lineOf(const CatalogueItem &item, int number, Quantity quantity = Quantity::of(1));

// A shop with nobody signed in.
CounterView closedShop();
// Li Na is at the till; nothing is sold yet.
CounterView openShop();
// A sale of so many lines.
CounterView shopWithSale(int lines = 5);
void setOrder(CounterView &view, const Order &order);
// The sale with a payment in this state on top.
Attempt attemptOf(const CounterView &view, const char *provider);
CounterView shopWithAttempt(const Attempt &attempt, const Weather &weather = {});
// A part of the sale is paid by a provider; the rest is due.
CounterView shopPaidInPart(const char *provider, const char *amount);
// The same part is on its way back.
CounterView shopGivingBack(const char *provider, const char *amount);
// The shop takes tips; this one is chosen ("": none).
CounterView shopWithTips(const char *tip = "");
// The shop takes euros and dollars too.
CounterView shopWithRates();
// Only a person can end the payment: by hand, or a terminal that has forgotten.
CounterView shopByHand(const char *provider);
// Paid: in cash with change, or by a provider.
CounterView shopPaid(const char *provider);
CounterView shopWithParked();
CounterView shopWithAttention();
std::vector<ui::ReceiptRow> receiptRows();
Checkout finishedCheckout();
// One refund done, one on its way.
Checkout refundedCheckout();
// Two wallets and the rest in cash.
Checkout splitCheckout();
// By card at the terminal, with its slip and a tip.
Checkout cardCheckout();
// On the separate card machine.
Checkout manualCheckout();

} // namespace guitai::test
