// MemoryTables: the reading tables in memory, made anew from the facts to compare with those on
// disk.
#pragma once

#include "storage/journal/projection.h"

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace guitai::storage {

class MemoryTables final : public ReadingTables
{
public:
    void add(const StoredReceipt &row) override;
    void add(const StoredPayment &row) override;
    void add(const StoredRefund &row) override;
    void add(const StoredException &row) override;
    void add(const StoredShift &row) override;
    void add(const StoredShiftCash &row) override;
    void add(const StoredDrawerMove &row) override;
    void add(const StoredDay &row) override;
    void add(const StoredAudit &row) override;
    void add(const StoredStatement &row) override;
    void add(const StoredAcceptance &row) override;
    void change(const StoredStatement &row) override;
    void change(const StoredAcceptance &row) override;
    void change(const StoredShift &row) override;
    void change(const StoredShiftCash &row) override;
    void change(const StoredReceipt &row) override;
    void change(const StoredPayment &row) override;
    void change(const StoredRefund &row) override;
    void change(const StoredException &row) override;

    std::optional<StoredReceipt> receiptOf(const SaleId &sale) override;
    std::optional<StoredPayment> payment(const AttemptId &attempt) override;
    std::optional<StoredRefund> refund(const RefundId &refund) override;
    std::vector<StoredException> openExceptions(const AttemptId &attempt) override;

    std::optional<StoredShift> shift(const std::string &shift) override;
    std::optional<StoredShift> openShift() override;
    std::vector<StoredShiftCash> cashOfShift(const std::string &shift) override;
    std::optional<StoredStatement> statement(const std::string &id) override;
    std::vector<StoredAcceptance> standingAcceptances(const std::string &statement) override;

    void openSale(const SaleId &sale) override { sales.insert(sale.text); }
    void moveDrawer(Money by) override { drawer[by.currency().code()] += by.minor(); }
    void emptyDrawer() override { drawer.clear(); }
    void refuse(std::string why) override;

    std::unordered_map<std::int64_t, StoredReceipt> receipts;
    std::unordered_map<std::string, StoredPayment> payments;
    std::unordered_map<std::string, StoredRefund> refunds;
    std::map<std::int64_t, StoredException> exceptions;
    std::map<std::string, StoredShift> shifts;
    std::map<std::string, StoredShiftCash> shiftCash;
    std::map<std::int64_t, StoredDrawerMove> drawerMoves;
    std::map<std::int64_t, StoredDay> days;
    std::map<std::int64_t, StoredAudit> audits;
    std::map<std::string, StoredStatement> statements;
    std::map<std::int64_t, StoredAcceptance> acceptances;
    std::string openShiftId; // empty: none
    std::map<std::string, std::int64_t> drawer;
    std::unordered_set<std::string> sales; // every sale there ever was
    std::unordered_map<std::string, std::int64_t> receiptBySale;
    std::string refusal; // the first
};

} // namespace guitai::storage
