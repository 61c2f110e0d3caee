// The fields of every fact, each described once for both directions. The names are what journals
// on disk hold: they never change. A field that comes later is std::optional and stands where the
// older text has nothing.
#pragma once

#include "payment/engine/facts.h"
#include "storage/journal/fact_names.h"

#include <string_view>

namespace guitai::storage {

// --- Values inside facts. A is the writer or the reader; T the value, const or not.

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

// --- Facts.

template <typename A>
void describe(A &a, auto &t, const CashierSignedIn *)
{
    a("at", t.at);
    a("cashier", t.cashier);
}

template <typename A>
void describe(A &a, auto &t, const CashierSignedOut *)
{
    a("at", t.at);
    a("cashier", t.cashier);
}

template <typename A>
void describe(A &a, auto &t, const SaleBegun *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("cashier", t.cashier);
    a("cashier_name", t.cashierName);
    a("currency", t.currency);
    a("tax_mode", t.taxMode);
    a("as_next", t.asNext);
}

template <typename A>
void describe(A &a, auto &t, const LineSet *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("line", t.line);
}

template <typename A>
void describe(A &a, auto &t, const LineRemoved *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("line", t.line);
}

template <typename A>
void describe(A &a, auto &t, const OrderDiscountSet *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("discount", t.discount);
}

template <typename A>
void describe(A &a, auto &t, const TipSet *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("tip", t.tip);
}

template <typename A>
void describe(A &a, auto &t, const SaleParked *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("label", t.label);
}

template <typename A>
void describe(A &a, auto &t, const SaleTaken *)
{
    a("sale", t.sale);
    a("at", t.at);
}

template <typename A>
void describe(A &a, auto &t, const SaleLeft *)
{
    a("sale", t.sale);
    a("at", t.at);
}

template <typename A>
void describe(A &a, auto &t, const SaleVoided *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("by", t.by);
    a.later("approved_by", t.approvedBy);
}

template <typename A>
void describe(A &a, auto &t, const AttemptOpened *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("provider", t.provider);
    a("amount", t.amount);
    a("deadline", t.deadline);
    a("watch_until", t.watchUntil);
    a("auth_code", t.authCode);
}

template <typename A>
void describe(A &a, auto &t, const CodeReceived *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("code", t.code);
}

template <typename A>
void describe(A &a, auto &t, const ProviderNoted *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("refund", t.refund);
    a("note", t.note);
}

template <typename A>
void describe(A &a, auto &t, const ClosingBegun *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("cause", t.cause);
}

template <typename A>
void describe(A &a, auto &t, const AttemptEnded *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("outcome", t.outcome);
    a("reason", t.reason);
    a("reference", t.reference);
    a("provider_code", t.providerCode);
    a("card", t.card);
    a.later("by", t.by);
    a.later("by_note", t.byNote);
}

template <typename A>
void describe(A &a, auto &t, const Contradicted *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("trouble", t.trouble);
    a("amount", t.amount);
    a("reference", t.reference);
}

template <typename A>
void describe(A &a, auto &t, const WatchEnded *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
}

template <typename A>
void describe(A &a, auto &t, const ExceptionSettled *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("trouble", t.trouble);
    a("how", t.how);
    a("by", t.by);
}

template <typename A>
void describe(A &a, auto &t, const CashTaken *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("tender", t.tender);
}

template <typename A>
void describe(A &a, auto &t, const SaleCompleted *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("receipt", t.receipt);
}

template <typename A>
void describe(A &a, auto &t, const RefundOpened *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("refund", t.refund);
    a("leg", t.leg);
    a("provider", t.provider);
    a("amount", t.amount);
    a("why", t.why);
    a("by", t.by);
    a.later("approved_by", t.approvedBy);
    a.later("lines", t.lines);
    a.later("early", t.early);
}

template <typename A>
void describe(A &a, auto &t, const RefundEnded *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("refund", t.refund);
    a("done", t.done);
    a("reason", t.reason);
    a("reference", t.reference);
    a("provider_code", t.providerCode);
    a("card", t.card);
    a.later("by_person", t.byPerson);
}

// --- Shifts, the drawer, days, trust.

template <typename A>
void describe(A &a, auto &t, const Pile *)
{
    a("unit", t.unit);
    a("pieces", t.pieces);
}

template <typename A>
void describe(A &a, auto &t, const Unresolved *)
{
    a("sale", t.sale);
    a("attempt", t.attempt);
    a("refund", t.refund);
    a("provider", t.provider);
    a("amount", t.amount);
}

template <typename A>
void describe(A &a, auto &t, const ShiftOpened *)
{
    a("shift", t.shift);
    a("at", t.at);
    a("till", t.till);
    a("cashier", t.cashier);
    a("cashier_name", t.cashierName);
    a("opening", t.opening);
    a("left", t.left);
    a("before", t.before);
    a("approved_by", t.approvedBy);
}

template <typename A>
void describe(A &a, auto &t, const CashMoved *)
{
    a("shift", t.shift);
    a("at", t.at);
    a("amount", t.amount);
    a("why", t.why);
    a("by", t.by);
    a("approved_by", t.approvedBy);
}

template <typename A>
void describe(A &a, auto &t, const DrawerOpened *)
{
    a("shift", t.shift);
    a("at", t.at);
    a("why", t.why);
    a("by", t.by);
    a("approved_by", t.approvedBy);
}

template <typename A>
void describe(A &a, auto &t, const DrawerCounted *)
{
    a("shift", t.shift);
    a("at", t.at);
    a("by", t.by);
    a("piles", t.piles);
    a("counted", t.counted);
    a("expected", t.expected);
}

template <typename A>
void describe(A &a, auto &t, const ShiftClosed *)
{
    a("shift", t.shift);
    a("at", t.at);
    a("by", t.by);
    a("approved_by", t.approvedBy);
    a("expected", t.expected);
    a("counted", t.counted);
    a("left", t.left);
    a("handed_to", t.handedTo);
}

template <typename A>
void describe(A &a, auto &t, const DayClosed *)
{
    a("number", t.number);
    a("at", t.at);
    a("till", t.till);
    a("by", t.by);
    a("by_name", t.byName);
    a("approved_by", t.approvedBy);
    a("taken_over", t.takenOver);
    a("taken_over_by", t.takenOverBy);
    a("head_seq", t.headSeq);
    a("head", t.head);
    a("public_key", t.publicKey);
    a("signature", t.signature);
}

template <typename A>
void describe(A &a, auto &t, const ActAllowed *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("act", t.act);
    a("by", t.by);
    a("approved_by", t.approvedBy);
    a("amount", t.amount);
    a("what", t.what);
}

template <typename A>
void describe(A &a, auto &t, const SettingsChanged *)
{
    a("at", t.at);
    a("by", t.by);
    a("what", t.what);
}

template <typename A>
void describe(A &a, auto &t, const StaffChanged *)
{
    a("at", t.at);
    a("by", t.by);
    a("person", t.person);
    a("what", t.what);
}

template <typename A>
void describe(A &a, auto &t, const PinRefused *)
{
    a("at", t.at);
    a("by", t.by);
    a("in_a_row", t.inARow);
}

// --- Statements.

template <typename A>
void describe(A &a, auto &t, const BookSide *)
{
    a("number", t.number);
    a("reference", t.reference);
    a("state", t.state);
    a("words", t.words);
    a("amount", t.amount);
    a("at", t.at);
}

template <typename A>
void describe(A &a, auto &t, const Difference *)
{
    a("row", t.row);
    a("kind", t.kind);
    a("remedy", t.remedy);
    a("move", t.move);
    a("ours", t.ours);
    a("theirs", t.theirs);
    a("attempt", t.attempt);
    a("refund", t.refund);
    a("sale", t.sale);
    a("receipt", t.receipt);
    a("line", t.line);
    a("repeated", t.isRepeated);
}

template <typename A>
void describe(A &a, auto &t, const OddLine *)
{
    a("line", t.line);
    a("text", t.text);
    a("why", t.why);
}

template <typename A>
void describe(A &a, auto &t, const ClassFigures *)
{
    a("kind", t.kind);
    a("count", t.count);
    a("ours", t.ours);
    a("theirs", t.theirs);
}

template <typename A>
void describe(A &a, auto &t, const StatementCompared *)
{
    a("provider", t.provider);
    a("day", t.day);
    a("at", t.at);
    a("by", t.by);
    a("sha256", t.sha256);
    a("imported", t.isImported);
    a("from", t.from);
    a("to", t.to);
    a("classes", t.classes);
    a("unreadable", t.unreadable);
    a("ours_taken", t.oursTaken);
    a("ours_refunded", t.oursRefunded);
    a("theirs_taken", t.theirsTaken);
    a("theirs_refunded", t.theirsRefunded);
    a("fee_millionths", t.feeMillionths);
    a("ours_total", t.oursTotal);
    a("theirs_total", t.theirsTotal);
    a("differences", t.differences);
    a("odd", t.odd);
    a("unlisted", t.unlisted);
    a("from_other_days", t.fromOtherDays);
}

template <typename A>
void describe(A &a, auto &t, const DifferenceAccepted *)
{
    a("provider", t.provider);
    a("day", t.day);
    a("at", t.at);
    a("row", t.row);
    a("what", t.what);
    a("note", t.note);
    a("by", t.by);
    a("approved_by", t.approvedBy);
}

template <typename A>
void describe(A &a, auto &t, const AskedAgain *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("refund", t.refund);
    a("by", t.by);
    a("approved_by", t.approvedBy);
}

template <typename A>
void describe(A &a, auto &t, const AnsweredAgain *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("refund", t.refund);
    a("verdict", t.verdict);
    a("amount", t.amount);
    a("reference", t.reference);
}

template <typename A>
void describe(A &a, auto &t, const LateMoneyAttached *)
{
    a("sale", t.sale);
    a("at", t.at);
    a("attempt", t.attempt);
    a("amount", t.amount);
    a("reference", t.reference);
    a("since", t.since);
    a("by", t.by);
    a("approved_by", t.approvedBy);
}

} // namespace guitai::storage
