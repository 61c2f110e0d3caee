// Desk: the one interface between the screens and everything else. Screens call its verbs and show
// the values its signals carry; they never wait for an answer.
#pragma once

#include "books/shift_report.h"
#include "payment/engine/view.h"
#include "ui/desk/figures.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace guitai::ui {

// A row of the list of receipts.
struct ReceiptRow
{
    std::int64_t number = 0;
    SaleId sale;
    Instant at;
    Money total;
    Money refunded;
    std::vector<ProviderId> methods;
    int lines = 0;
    std::string cashierName;
};

// What was found about one way to pay, or the relay, when it was asked how it is.
struct CheckRow
{
    ProviderId about; // "relay" for the relay
    bool ok = true;
    QString problem; // a short name; the screens have the words
    QString setting; // the key that is to blame, where there is one
    QString said;    // the other side's own words
};

// Something to tell in one line at the foot of the screen; it goes away by itself.
struct Notice
{
    enum class Kind
    {
        UnknownCode, // what: the code
        Added,       // what: the item's name
        KeptForNext, // what: the item's name; scanned while a payment is open
        Refused,     // refusal says why
        WrongPin,    // wait says how long until the next try
        Printed,
        Saved, // what: the file
        Failed // what: a sentence
    };

    Kind kind = Kind::Added;
    Refusal refusal = Refusal::None;
    std::string what;
    std::string whatZh; // Chinese name, where there is one
    Span wait;
};

// What was asked for needs the PIN of somebody who is trusted with it.
struct ApprovalWanted
{
    Role role = Role::Manager;
    bool wrongPin = false;  // the last one typed was nobody's
    bool notEnough = false; // it was somebody's who may not either
    Span wait;              // until the next try
};

// X or Z: one of the two.
struct DrawerReport
{
    std::optional<ShiftReport> shift;
    std::optional<DayReport> day;
    bool expectedShown = true; // else only after the count
};

// One provider's statement of the day that is looked at.
struct StatementTab
{
    enum class State
    {
        NotOver,     // the day is not
        NotCompared, // nobody has yet
        Asking,      // on its way
        Lacking,     // it does not come; lack and said tell why
        Compared
    };

    ProviderId provider;
    bool canFetch = true; // else only a file can be brought
    State state = State::NotCompared;
    std::int64_t rows = 0, equal = 0, open = 0;
    std::optional<Lack> lack;
    Reason reason = Reason::None;
    std::string said; // by the provider, or why a file is not taken

    friend bool operator==(const StatementTab &, const StatementTab &) = default;
};

// A row that differs, with what has been done about it so far.
struct ReconciledRow
{
    Difference difference;
    Remedy remedy = Remedy::LookAtProvider; // now
    std::optional<DifferenceAccepted> accepted;
    bool isAsking = false;
    std::optional<AnsweredAgain> answer; // the last one
    std::optional<Money> canGiveBack;    // late money: what is still there of it
    bool canAttach = false;

    friend bool operator==(const ReconciledRow &, const ReconciledRow &) = default;
};

// A day beside its statements.
struct ReconciledDay
{
    std::string day;
    ProviderId provider; // whose rows these are; empty: no provider makes statements
    std::vector<StatementTab> tabs;
    std::optional<ComparedDay> compared;
    std::vector<ReconciledRow> rows;

    friend bool operator==(const ReconciledDay &, const ReconciledDay &) = default;
};

// Rows of a comparison, by their names.
struct StatementRows
{
    std::string day;
    ProviderId provider;
    std::vector<std::string> names;

    friend bool operator==(const StatementRows &, const StatementRows &) = default;
};

class Desk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // --- People
    virtual void signIn(const QString &pin) = 0;
    virtual void signOut() = 0;

    // --- Goods
    virtual void scan(const QString &code) = 0;
    virtual void addItem(const CatalogueItem &item) = 0;
    virtual void changeLine(const OrderLine &line) = 0; // by its id, as it shall be
    virtual void removeLine(const LineId &line) = 0;
    virtual void setOrderDiscount(const std::optional<Discount> &discount) = 0;
    virtual void find(const QString &text) = 0;        // answered by found()
    virtual void listCategories() = 0;                 // answered by categoriesListed()
    virtual void openCategory(const QString &key) = 0; // answered by categoryOpened()

    // --- Sales
    virtual void park(const QString &label) = 0;
    virtual void takeSale(const SaleId &sale) = 0;
    virtual void voidSale() = 0;
    virtual void nextCustomer() = 0;

    // --- Money. A refusal or a wrong PIN is noticed(); everything else shows in the view.
    virtual void pay(const ProviderId &method, const Money &amount) = 0;
    // Charges the customer's own code. No part: with all that is due when it comes to it, also for
    // goods scanned a moment before.
    virtual void payWithCode(const ProviderId &method, const std::optional<Money> &part,
                             const QString &code) = 0;
    virtual void cancelPayment(const AttemptId &attempt) = 0;
    // tendered may be foreign. part: how much of what is due it is for, when not all of it.
    virtual void confirmCash(const Money &tendered, const std::optional<Money> &part) = 0;
    virtual void setTip(const Money &tip) = 0; // zero: none
    // The word's approver is not looked at: whose PIN it is finds the till. An empty PIN: nobody's.
    virtual void personsWord(const PersonsWord &word, const QString &managerPin) = 0;
    virtual void refund(const SaleId &sale, const AttemptId &leg, const Money &amount,
                        const QString &why, const QString &managerPin) = 0;
    // A part that was paid goes back whole before the receipt.
    virtual void giveBack(const SaleId &sale, const AttemptId &leg, const QString &why,
                          const QString &managerPin) = 0;
    virtual void refundLines(const SaleId &sale, const std::vector<RefundedLine> &lines,
                             const QString &why, const QString &managerPin) = 0;
    virtual void settleException(const AttemptId &attempt, Trouble trouble, const QString &how) = 0;
    // Late money counts for the sale it was meant for.
    virtual void attachLateMoney(const AttemptId &attempt) = 0;

    // --- Settings
    // Asks everyone who is set up something harmless; answered by settingsChecked() again and
    // again, with one row more each time.
    virtual void checkSettings() = 0;

    // --- Trust. What was refused for want of it is done again with the PIN of somebody who has it.
    virtual void approve(const QString &pin) = 0; // answered by approvalOver(), or wanted again
    virtual void dropApproval() = 0;

    // --- Shifts and the drawer. Amounts are one a currency.
    virtual void openShift(const std::vector<Money> &opening) = 0;
    virtual void moveCash(const Money &amount, const QString &why) = 0; // negative: out
    virtual void openDrawer(const QString &why) = 0;
    virtual void countDrawer(const CountDrawer &count) = 0;
    virtual void closeShift(const std::vector<Money> &left) = 0; // answered by reportReady()
    virtual void handOver(const QString &pinOfNext, bool uncounted) = 0;
    virtual void closeDay(const std::vector<Unresolved> &takeOver) = 0; // as well
    virtual void reportShift() = 0;                                     // X; as well
    virtual void printReport() = 0; // the one that was ready last

    // --- Statements. The day that is open is told again whenever something about it changes.
    // An empty day: yesterday. No provider: the first that has something to be looked at.
    virtual void openStatements(const std::string &day, const ProviderId &provider) = 0;
    virtual void leaveStatements() = 0;
    virtual void fetchStatement(const std::string &day, const ProviderId &provider) = 0;
    virtual void importStatement(const std::string &day, const ProviderId &provider,
                                 const QString &path) = 0;
    // Of all rows or, where that is not permitted, of none.
    virtual void askAgain(const StatementRows &rows) = 0;
    virtual void giveBackLate(const StatementRows &rows, const QString &why) = 0;
    virtual void attachToSale(const StatementRows &rows) = 0;
    virtual void acceptDifferences(const StatementRows &rows, const QString &note) = 0;

    // --- Books
    virtual void listReceipts(const QString &filter) = 0; // today's; answered by receiptsListed()
    virtual void openReceipt(const SaleId &sale) = 0;     // answered by receiptOpened()
    virtual void printReceipt(const SaleId &sale) = 0;

    // --- Managing. Long questions are answered beside the till's own work, the newest one only.
    virtual void openOverview() = 0;                             // answered by overviewReady()
    virtual void openSettlement(const SettlementWish &wish) = 0; // answered by settlementReady()
    virtual void printSettlement() = 0;                          // the one that was ready last
    virtual void saveSettlement(SettlementFile as, const QString &path) = 0;
    virtual void listAudit(const AuditWish &wish) = 0; // answered by auditListed()
    virtual void listPeople() = 0;                     // answered by peopleListed()
    // Answered by peopleListed(), or by personRefused().
    virtual void changePerson(const PersonChange &change) = 0;
    virtual void changeTrust(const Trust &trust) = 0; // shows in the view

Q_SIGNALS:
    void viewChanged(const guitai::CounterView &view);
    void categoriesListed(const std::vector<guitai::Category> &categories);
    void categoryOpened(const QString &key, const std::vector<guitai::CatalogueItem> &items);
    void found(const QString &text, const std::vector<guitai::CatalogueItem> &items);
    void receiptsListed(const std::vector<guitai::ui::ReceiptRow> &rows);
    void receiptOpened(const guitai::Checkout &checkout);
    void settingsChecked(const std::vector<guitai::ui::CheckRow> &rows, bool finished);
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
    void statementsOpened(const guitai::ui::ReconciledDay &day);
};

} // namespace guitai::ui
