// The fields of every fact, each described once for both directions. The names are what journals
// on disk hold: they never change. A field that comes later is std::optional and stands where the
// older text has nothing.
#pragma once

#include "storage/journal/fact_values.h"

namespace guitai::storage {

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
    a.later("approved_by", t.approvedBy);
}

template <typename A>
void describe(A &a, auto &t, const StaffChanged *)
{
    a("at", t.at);
    a("by", t.by);
    a("person", t.person);
    a("what", t.what);
    a.later("approved_by", t.approvedBy);
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
