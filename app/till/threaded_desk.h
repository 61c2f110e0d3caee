// ThreadedDesk: the desk whose other side is the till's own thread.
#pragma once

#include "app/till/worker.h"

#include <QThread>

namespace guitai {

class ThreadedDesk : public ui::Desk
{
    Q_OBJECT

public:
    explicit ThreadedDesk(DataFolder folder, QObject *parent = nullptr);
    ~ThreadedDesk() override;

    void start();

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
    void attachLateMoney(const AttemptId &attempt) override;
    void checkSettings() override;
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

Q_SIGNALS:
    void failed(const QString &why);

private:
    // Runs in the till's thread, in the order of the calls.
    template <typename Work>
    void there(Work work)
    {
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, work = std::move(work)] { work(*worker); },
            Qt::QueuedConnection);
    }
    void happen(const Event &event);
    void checkAll();

    QThread m_thread;
    DataFolder m_folder;
    std::unique_ptr<QThread> m_check; // while, and after, the settings are checked
    std::optional<ShownDue> m_shown;  // what the screens know to be due
    Worker *m_worker;                 // lives in the thread and dies with it
};

} // namespace guitai
