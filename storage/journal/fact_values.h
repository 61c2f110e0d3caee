// The fields of the values inside facts, each described once for both directions, as the facts' own
// are in fact_fields.h.
#pragma once

#include "payment/engine/facts.h"
#include "storage/journal/fact_names.h"

#include <string_view>

namespace guitai::storage {

// A is the writer or the reader; T the value, const or not.

template <typename A>
void describe(A &a, auto &t, const Cashier *)
{
    a("id", t.id);
    a("name", t.name);
    a("manager", t.manager);
    a.later("supervisor", t.supervisor);
}

template <typename A>
void describe(A &a, auto &t, const Tax *)
{
    a("code", t.code);
    a("ppm", t.ppm);
}

template <typename A>
void describe(A &a, auto &t, const Discount *)
{
    a("amount", t.amount);
    a("ppm", t.ppm);
}

template <typename A>
void describe(A &a, auto &t, const OrderLine *)
{
    a("id", t.id);
    a("code", t.code);
    a("name", t.name);
    a("name_zh", t.nameZh);
    a("quantity_milli", t.quantity.milli);
    a("unit", t.unit);
    a("unit_price", t.unitPrice);
    a("price_override", t.priceOverride);
    a("discount", t.discount);
    a("tax", t.tax);
}

template <typename A>
void describe(A &a, auto &t, const Order *)
{
    a("currency", t.currency);
    a("tax_mode", t.taxMode);
    a("lines", t.lines);
    a("discount", t.discount);
    a("tip", t.tip);
}

template <typename A>
void describe(A &a, auto &t, const LineTotal *)
{
    a("id", t.id);
    a("gross", t.gross);
    a("line_discount", t.lineDiscount);
    a("order_discount", t.orderDiscount);
    a("net", t.net);
}

template <typename A>
void describe(A &a, auto &t, const TaxTotal *)
{
    a("tax", t.tax);
    a("base", t.base);
    a("amount", t.amount);
}

template <typename A>
void describe(A &a, auto &t, const Totals *)
{
    a("lines", t.lines);
    a("gross", t.gross);
    a("discount", t.discount);
    a("taxes", t.taxes);
    a("tax", t.tax);
    a("tip", t.tip);
    a("total", t.total);
}

template <typename A>
void describe(A &a, auto &t, const Rate *)
{
    a("numerator", t.numerator);
    a("denominator", t.denominator);
}

template <typename A>
void describe(A &a, auto &t, const ForeignCash *)
{
    a("given", t.given);
    a("rate", t.rate);
}

template <typename A>
void describe(A &a, auto &t, const EmvField *)
{
    a("name", t.name);
    a("value", t.value);
}

template <typename A>
void describe(A &a, auto &t, const CardSlip *)
{
    a("brand", t.brand);
    a("masked_number", t.maskedNumber);
    a("approval_code", t.approvalCode);
    a("terminal", t.terminal);
    a("receipt", t.receipt);
    a("trace", t.trace);
    a("entry", t.entry);
    a("verified", t.verified);
    a("emv", t.emv);
    a("customer_lines", t.customerLines);
    a("merchant_lines", t.merchantLines);
}

template <typename A>
void describe(A &a, auto &t, const RefundedLine *)
{
    a("line", t.line);
    a("quantity_milli", t.quantity.milli);
}

template <typename A>
void describe(A &a, auto &t, const CashTender *)
{
    a("due", t.due);
    a("rounding", t.rounding);
    a("tendered", t.tendered);
    a("change", t.change);
    a("foreign", t.foreign);
}

template <typename A>
void describe(A &a, auto &t, const Tender *)
{
    a("provider", t.provider);
    a("attempt", t.attempt);
    a("net", t.net);
    a("reference", t.reference);
    a("cash", t.cash);
    a("at", t.at);
    a("card", t.card);
}

template <typename A>
void describe(A &a, auto &t, const Receipt *)
{
    a("number", t.number);
    a("sale", t.sale);
    a("till", t.till);
    a("cashier", t.cashier);
    a("cashier_name", t.cashierName);
    a("at", t.at);
    a("order", t.order);
    a("totals", t.totals);
    a("tenders", t.tenders);
    a("rounding", t.rounding);
}

} // namespace guitai::storage
