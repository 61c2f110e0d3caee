// Worker: the till's own thread. It owns the workplace; only values come in and go out.
#pragma once

#include "app/workplace/workplace.h"
#include "ui/desk/desk.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace guitai {

class Reader;

class Worker : public QObject
{
    Q_OBJECT

public:
    explicit Worker(DataFolder folder)
        : m_folder(std::move(folder))
    {}
    ~Worker() override;

    // Called in the till's thread, once, before anything else.
    void open();

    void signIn(const QString &pin);
    void scan(const QString &code);
    void addItem(const CatalogueItem &item);
    void find(const QString &text);
    void listCategories();
    void openCategory(const QString &key);
    void pay(const ProviderId &method, const Money &amount);
    void payWithCode(const ProviderId &method, const std::optional<Money> &part,
                     const QString &code);
    void confirmCash(const Money &tendered, const std::optional<Money> &part,
                     const std::optional<ShownDue> &shown = {});
    void personsWord(const PersonsWord &word, const QString &managerPin);
    void refund(const SaleId &sale, const AttemptId &leg, const Money &amount, const QString &why,
                const QString &managerPin);
    void giveBack(const SaleId &sale, const AttemptId &leg, const QString &why,
                  const QString &managerPin);
    void refundLines(const SaleId &sale, const std::vector<RefundedLine> &lines, const QString &why,
                     const QString &managerPin);
    void approve(const QString &pin);
    void dropApproval();
    void openShift(const std::vector<Money> &opening);
    void handOver(const QString &pinOfNext, bool uncounted);
    void closeShift(const std::vector<Money> &left);
    void closeDay(const std::vector<Unresolved> &takeOver);
    void reportShift();
    void printReport();
    void openStatements(const std::string &day, const ProviderId &provider);
    void leaveStatements();
    void fetchStatement(const std::string &day, const ProviderId &provider);
    void importStatement(const std::string &day, const ProviderId &provider, const QString &path);
    void askAgain(const ui::StatementRows &rows);
    void giveBackLate(const ui::StatementRows &rows, const QString &why);
    void attachToSale(const ui::StatementRows &rows);
    void acceptDifferences(const ui::StatementRows &rows, const QString &note);
    void listReceipts(const QString &filter);
    void openReceipt(const SaleId &sale);
    void printReceipt(const SaleId &sale);
    void checkSettings();
    void openOverview();
    void openSettlement(const ui::SettlementWish &wish);
    void printSettlement();
    void saveSettlement(ui::SettlementFile as, const QString &path);
    void listAudit(const ui::AuditWish &wish);
    void listPeople();
    void changePerson(const PersonChange &change);
    void changeTrust(const Trust &trust);
    // Anything that needs nothing but the engine.
    void handle(const Event &event);

Q_SIGNALS:
    void viewChanged(const guitai::CounterView &view);
    void categoriesListed(const std::vector<guitai::Category> &categories);
    void categoryOpened(const QString &key, const std::vector<guitai::CatalogueItem> &items);
    void found(const QString &text, const std::vector<guitai::CatalogueItem> &items);
    void receiptsListed(const std::vector<guitai::ui::ReceiptRow> &rows);
    void receiptOpened(const guitai::Checkout &checkout);
    void noticed(const guitai::ui::Notice &notice);
    void approvalWanted(const guitai::ui::ApprovalWanted &wanted);
    void approvalOver();
    void reportReady(const guitai::ui::DrawerReport &report);
    void overviewReady(const guitai::ui::OverviewSheet &sheet);
    void settlementReady(const guitai::ui::SettlementSheet &sheet);
    void auditListed(const guitai::ui::AuditSheet &sheet);
    void peopleListed(const std::vector<guitai::Cashier> &people,
                      const std::vector<guitai::Cashier> &former);
    void personRefused(guitai::PersonFault fault);
    void checkAllowed();
    void statementsOpened(const guitai::ui::ReconciledDay &day);
    // The folder could not be opened; the program ends.
    void failed(const QString &why);

private:
    // Does the work with the person whose PIN was typed, or with nobody where none was; a PIN that
    // is nobody's is told instead, and nothing is done.
    void withApprover(const QString &pin,
                      const std::function<void(const std::optional<Cashier> &)> &work);
    // Does it, and asks for a PIN when it needs one; then does it again.
    using Work = std::function<Refusal(const std::optional<Cashier> &approver)>;
    void attempt(Work work);
    void giveBack(const SaleId &sale, const QString &pin, const Work &refund);
    // Asks the reader, where the act is permitted.
    using Look = std::function<void(Reader &reader, bool seesExpected)>;
    void look(Act act, Look question);
    Reader &reader();
    bool hasShownFigures() const; // to whoever is signed in now
    void tellPrinted(const Result<std::string> &path);
    void tellPeople();
    Refusal tellOutcome(const Workplace::Outcome &outcome);
    Refusal permitsStatements(const std::optional<Cashier> &approver) const;
    void chooseStatements(const std::string &day, const ProviderId &provider);
    void tellStatements();
    void heardOfStatement(const StatementTry &tried);
    ui::StatementTab tabOf(const ProviderCard &card, const CalendarDay &day) const;
    std::vector<ui::ReconciledRow> rowsOf(const ComparedDay &day);
    void readBooks(ui::ReconciledRow &row);
    const Difference *rowNamed(const ui::StatementRows &rows, const std::string &name) const;
    Refusal permitsGivingBack(const ui::StatementRows &rows,
                              const std::optional<Cashier> &approver);
    // The same for each row; rows that are done already are passed over. What is not permitted for
    // all of them is done for none.
    using RowWork = std::function<Refusal(const std::string &row, const std::optional<Cashier> &)>;
    void forRows(const ui::StatementRows &rows, RowWork work, Work permission = {});
    void tellReport(ui::DrawerReport report);
    void tellProblem(const std::string &what);
    void tellWrongPin(Span wait);
    void publishSoon();
    void publish();
    void tellRefusal(Refusal refusal);
    void tell(ui::Notice notice) { Q_EMIT noticed(notice); }

    DataFolder m_folder;
    std::unique_ptr<Workplace> m_place;
    Work m_pending; // waits for a PIN
    Role m_pendingRole = Role::Manager;
    ui::DrawerReport m_report;          // the last one shown
    std::unique_ptr<QThread> m_reading; // made when it is first needed
    Reader *m_reader = nullptr;         // lives there and dies with it
    CashierId m_shownTo;                // who was at the till when it was last asked
    bool m_publishing = false;
    ShopWeather m_shop;
    // The day whose statements are looked at, and what was told of it last.
    struct Statements
    {
        std::string day;
        ProviderId provider;
        CashierId shownTo;                         // who was at the till when it was opened
        std::map<ProviderId, std::string> refused; // why the file that was brought is not taken
        std::optional<ui::ReconciledDay> told;
        std::int64_t readUntil = 0; // the journal's last fact when its rows were read
    };
    std::optional<Statements> m_statements;
    QString m_wanted; // the last text searched for
};

} // namespace guitai
