// FakeDesk: writes down what the screens ask; if told so, it plays the little shop as well.
#pragma once

#include "tests/ui/little_shop.h"

#include <QStringList>

namespace guitai::test {

class FakeDesk : public ui::Desk
{
    Q_OBJECT

public:
    using ui::Desk::Desk;

    QStringList asked;  // "pay alipay 35.80"
    bool plays = false; // answers later, from the event loop, as the true desk does
    CounterView view;
    Checkout receipt = finishedCheckout(); // what openReceipt() answers

    void show(const CounterView &next)
    {
        view = next;
        Q_EMIT viewChanged(view);
    }
    QString last() const { return asked.isEmpty() ? QString() : asked.last(); }
    // Opens the shop with its categories and the first of them.
    void open();

    void checkSettings() override { asked << QStringLiteral("checkSettings"); }
    void signIn(const QString &pin) override;
    void signOut() override;
    void scan(const QString &code) override;
    void addItem(const CatalogueItem &item) override;
    void changeLine(const OrderLine &line) override;
    void removeLine(const LineId &line) override;
    void setOrderDiscount(const std::optional<Discount> &discount) override;
    void find(const QString &text) override;
    void listCategories() override;
    void openCategory(const QString &key) override;
    void park(const QString &label) override;
    void takeSale(const SaleId &sale) override;
    void voidSale() override;
    void nextCustomer() override;
    void pay(const ProviderId &method, const Money &amount) override;
    void cancelPayment(const AttemptId &attempt) override;
    void payWithCode(const ProviderId &method, const std::optional<Money> &part,
                     const QString &code) override;
    void confirmCash(const Money &tendered, const std::optional<Money> &part) override;
    void setTip(const Money &tip) override;
    void personsWord(const PersonsWord &word, const QString &managerPin) override;
    void refund(const SaleId &sale, const AttemptId &leg, const Money &amount, const QString &why,
                const QString &managerPin) override;
    void giveBack(const SaleId &sale, const AttemptId &leg, const QString &why,
                  const QString &managerPin) override;
    void refundLines(const SaleId &sale, const std::vector<RefundedLine> &lines, const QString &why,
                     const QString &managerPin) override;
    void settleException(const AttemptId &attempt, Trouble trouble, const QString &how) override;
    void approve(const QString &pin) override;
    void dropApproval() override;
    void openShift(const std::vector<Money> &opening) override;
    void moveCash(const Money &amount, const QString &why) override;
    void openDrawer(const QString &why) override;
    void countDrawer(const CountDrawer &count) override;
    void closeShift(const std::vector<Money> &left) override;
    void handOver(const QString &pinOfNext, bool uncounted) override;
    void closeDay(const std::vector<Unresolved> &takeOver) override;
    void reportShift() override;
    void printReport() override;
    void attachLateMoney(const AttemptId &attempt) override;
    void openStatements(const std::string &day, const ProviderId &provider) override;
    void leaveStatements() override;
    void fetchStatement(const std::string &day, const ProviderId &provider) override;
    void importStatement(const std::string &day, const ProviderId &provider,
                         const QString &path) override;
    void askAgain(const ui::StatementRows &rows) override;
    void giveBackLate(const ui::StatementRows &rows, const QString &why) override;
    void attachToSale(const ui::StatementRows &rows) override;
    void acceptDifferences(const ui::StatementRows &rows, const QString &note) override;
    void listReceipts(const QString &filter) override;
    void openReceipt(const SaleId &sale) override;
    void printReceipt(const SaleId &sale) override;
    void openOverview() override;
    void openSettlement(const ui::SettlementWish &wish) override;
    void printSettlement() override;
    void saveSettlement(ui::SettlementFile as, const QString &path) override;
    void listAudit(const ui::AuditWish &wish) override;
    void listPeople() override;
    void changePerson(const PersonChange &change) override;
    void changeTrust(const Trust &trust) override;

private:
    void note(const QString &what) { asked << what; }
    void answer(std::function<void()> what);
    void put(Order order);

    int m_lines = 0;
};

} // namespace guitai::test
