// Each verb is carried over to the till's thread as a value.
#include "app/till/threaded_desk.h"

#include "app/workplace/doctor.h"

namespace guitai {

ThreadedDesk::ThreadedDesk(DataFolder folder, QObject *parent)
    : ui::Desk(parent)
    , m_folder(folder)
    , m_worker(new Worker(std::move(folder)))
{
    m_thread.setObjectName("till");
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &Worker::viewChanged, this, [this](const CounterView &view) {
        m_shown.reset();
        if (view.sale)
            m_shown = {view.sale->checkout.id, view.sale->due};
        Q_EMIT viewChanged(view);
    });
    connect(m_worker, &Worker::categoriesListed, this, &Desk::categoriesListed);
    connect(m_worker, &Worker::categoryOpened, this, &Desk::categoryOpened);
    connect(m_worker, &Worker::found, this, &Desk::found);
    connect(m_worker, &Worker::receiptsListed, this, &Desk::receiptsListed);
    connect(m_worker, &Worker::receiptOpened, this, &Desk::receiptOpened);
    connect(m_worker, &Worker::noticed, this, &Desk::noticed);
    connect(m_worker, &Worker::approvalWanted, this, &Desk::approvalWanted);
    connect(m_worker, &Worker::approvalOver, this, &Desk::approvalOver);
    connect(m_worker, &Worker::reportReady, this, &Desk::reportReady);
    connect(m_worker, &Worker::overviewReady, this, &Desk::overviewReady);
    connect(m_worker, &Worker::settlementReady, this, &Desk::settlementReady);
    connect(m_worker, &Worker::auditListed, this, &Desk::auditListed);
    connect(m_worker, &Worker::peopleListed, this, &Desk::peopleListed);
    connect(m_worker, &Worker::personRefused, this, &Desk::personRefused);
    connect(m_worker, &Worker::checkAllowed, this, &ThreadedDesk::checkAll);
    connect(m_worker, &Worker::statementsOpened, this, &Desk::statementsOpened);
    connect(m_worker, &Worker::failed, this, &ThreadedDesk::failed);
}

ThreadedDesk::~ThreadedDesk()
{
    if (m_check)
        m_check->wait();
    m_thread.quit();
    m_thread.wait();
}

void ThreadedDesk::start()
{
    m_thread.start();
    there([](Worker &worker) { worker.open(); });
}

void ThreadedDesk::happen(const Event &event)
{
    there([event](Worker &worker) { worker.handle(event); });
}

// In a thread of its own: a provider may take its time, and neither the window nor the till waits.
void ThreadedDesk::checkAll()
{
    if (m_check && m_check->isRunning())
        return;
    m_check.reset(QThread::create([this, folder = m_folder] {
        std::vector<ui::CheckRow> rows;
        Q_EMIT settingsChecked(rows, false);
        const auto settings = storage::SettingsStore(folder.path, knownFields()).load();
        if (settings) {
            examineAll(*settings, [&](const Finding &finding) {
                rows.push_back({ProviderId(finding.about), finding.ok,
                                QString::fromStdString(finding.problem),
                                QString::fromStdString(finding.setting),
                                finding.said.isEmpty() ? finding.what : finding.said});
                Q_EMIT settingsChecked(rows, false);
            });
        }
        Q_EMIT settingsChecked(rows, true);
    }));
    m_check->start();
}

void ThreadedDesk::signIn(const QString &pin)
{
    there([pin](Worker &worker) { worker.signIn(pin); });
}

void ThreadedDesk::signOut()
{
    happen(SignOut{});
}

void ThreadedDesk::scan(const QString &code)
{
    there([code](Worker &worker) { worker.scan(code); });
}

void ThreadedDesk::addItem(const CatalogueItem &item)
{
    there([item](Worker &worker) { worker.addItem(item); });
}

void ThreadedDesk::changeLine(const OrderLine &line)
{
    happen(ChangeLine{line});
}

void ThreadedDesk::removeLine(const LineId &line)
{
    happen(RemoveLine{line});
}

void ThreadedDesk::setOrderDiscount(const std::optional<Discount> &discount)
{
    happen(SetOrderDiscount{discount});
}

void ThreadedDesk::find(const QString &text)
{
    there([text](Worker &worker) { worker.find(text); });
}

void ThreadedDesk::listCategories()
{
    there([](Worker &worker) { worker.listCategories(); });
}

void ThreadedDesk::openCategory(const QString &key)
{
    there([key](Worker &worker) { worker.openCategory(key); });
}

void ThreadedDesk::park(const QString &label)
{
    happen(ParkSale{label.toStdString()});
}

void ThreadedDesk::takeSale(const SaleId &sale)
{
    happen(TakeSale{sale});
}

void ThreadedDesk::voidSale()
{
    happen(VoidSale{});
}

void ThreadedDesk::nextCustomer()
{
    happen(NextCustomer{});
}

void ThreadedDesk::pay(const ProviderId &method, const Money &amount)
{
    there([method, amount](Worker &worker) { worker.pay(method, amount); });
}

void ThreadedDesk::cancelPayment(const AttemptId &attempt)
{
    happen(CancelPressed{attempt});
}

void ThreadedDesk::payWithCode(const ProviderId &method, const std::optional<Money> &part,
                               const QString &code)
{
    there([=](Worker &worker) { worker.payWithCode(method, part, code); });
}

void ThreadedDesk::confirmCash(const Money &tendered, const std::optional<Money> &part)
{
    there([=, shown = m_shown](Worker &worker) { worker.confirmCash(tendered, part, shown); });
}

void ThreadedDesk::setTip(const Money &tip)
{
    happen(SetTip{tip});
}

void ThreadedDesk::personsWord(const PersonsWord &word, const QString &managerPin)
{
    there([=](Worker &worker) { worker.personsWord(word, managerPin); });
}

void ThreadedDesk::refund(const SaleId &sale, const AttemptId &leg, const Money &amount,
                          const QString &why, const QString &managerPin)
{
    there([=](Worker &worker) { worker.refund(sale, leg, amount, why, managerPin); });
}

void ThreadedDesk::giveBack(const SaleId &sale, const AttemptId &leg, const QString &why,
                            const QString &managerPin)
{
    there([=](Worker &worker) { worker.giveBack(sale, leg, why, managerPin); });
}

void ThreadedDesk::refundLines(const SaleId &sale, const std::vector<RefundedLine> &lines,
                               const QString &why, const QString &managerPin)
{
    there([=](Worker &worker) { worker.refundLines(sale, lines, why, managerPin); });
}

void ThreadedDesk::settleException(const AttemptId &attempt, Trouble trouble, const QString &how)
{
    happen(SettleException{attempt, trouble, how.toStdString()});
}

void ThreadedDesk::attachLateMoney(const AttemptId &attempt)
{
    happen(AttachLateMoney{attempt});
}

void ThreadedDesk::approve(const QString &pin)
{
    there([pin](Worker &worker) { worker.approve(pin); });
}

void ThreadedDesk::dropApproval()
{
    there([](Worker &worker) { worker.dropApproval(); });
}

void ThreadedDesk::openShift(const std::vector<Money> &opening)
{
    there([opening](Worker &worker) { worker.openShift(opening); });
}

void ThreadedDesk::moveCash(const Money &amount, const QString &why)
{
    happen(MoveCash{amount, why.toStdString()});
}

void ThreadedDesk::openDrawer(const QString &why)
{
    happen(OpenWithoutSale{why.toStdString()});
}

void ThreadedDesk::countDrawer(const CountDrawer &count)
{
    happen(count);
}

void ThreadedDesk::closeShift(const std::vector<Money> &left)
{
    there([left](Worker &worker) { worker.closeShift(left); });
}

void ThreadedDesk::handOver(const QString &pinOfNext, bool uncounted)
{
    there([=](Worker &worker) { worker.handOver(pinOfNext, uncounted); });
}

void ThreadedDesk::closeDay(const std::vector<Unresolved> &takeOver)
{
    there([takeOver](Worker &worker) { worker.closeDay(takeOver); });
}

void ThreadedDesk::reportShift()
{
    there([](Worker &worker) { worker.reportShift(); });
}

void ThreadedDesk::printReport()
{
    there([](Worker &worker) { worker.printReport(); });
}

void ThreadedDesk::openStatements(const std::string &day, const ProviderId &provider)
{
    there([=](Worker &worker) { worker.openStatements(day, provider); });
}

void ThreadedDesk::leaveStatements()
{
    there([](Worker &worker) { worker.leaveStatements(); });
}

void ThreadedDesk::fetchStatement(const std::string &day, const ProviderId &provider)
{
    there([=](Worker &worker) { worker.fetchStatement(day, provider); });
}

void ThreadedDesk::importStatement(const std::string &day, const ProviderId &provider,
                                   const QString &path)
{
    there([=](Worker &worker) { worker.importStatement(day, provider, path); });
}

void ThreadedDesk::askAgain(const ui::StatementRows &rows)
{
    there([rows](Worker &worker) { worker.askAgain(rows); });
}

void ThreadedDesk::giveBackLate(const ui::StatementRows &rows, const QString &why)
{
    there([rows, why](Worker &worker) { worker.giveBackLate(rows, why); });
}

void ThreadedDesk::attachToSale(const ui::StatementRows &rows)
{
    there([rows](Worker &worker) { worker.attachToSale(rows); });
}

void ThreadedDesk::acceptDifferences(const ui::StatementRows &rows, const QString &note)
{
    there([rows, note](Worker &worker) { worker.acceptDifferences(rows, note); });
}

void ThreadedDesk::listReceipts(const QString &filter)
{
    there([filter](Worker &worker) { worker.listReceipts(filter); });
}

void ThreadedDesk::openReceipt(const SaleId &sale)
{
    there([sale](Worker &worker) { worker.openReceipt(sale); });
}

void ThreadedDesk::printReceipt(const SaleId &sale)
{
    there([sale](Worker &worker) { worker.printReceipt(sale); });
}

void ThreadedDesk::checkSettings()
{
    there([](Worker &worker) { worker.checkSettings(); });
}

void ThreadedDesk::openOverview()
{
    there([](Worker &worker) { worker.openOverview(); });
}

void ThreadedDesk::openSettlement(const ui::SettlementWish &wish)
{
    there([=](Worker &worker) { worker.openSettlement(wish); });
}

void ThreadedDesk::printSettlement()
{
    there([](Worker &worker) { worker.printSettlement(); });
}

void ThreadedDesk::saveSettlement(ui::SettlementFile as, const QString &path)
{
    there([=](Worker &worker) { worker.saveSettlement(as, path); });
}

void ThreadedDesk::listAudit(const ui::AuditWish &wish)
{
    there([=](Worker &worker) { worker.listAudit(wish); });
}

void ThreadedDesk::listPeople()
{
    there([](Worker &worker) { worker.listPeople(); });
}

void ThreadedDesk::changePerson(const PersonChange &change)
{
    there([=](Worker &worker) { worker.changePerson(change); });
}

void ThreadedDesk::changeTrust(const Trust &trust)
{
    there([=](Worker &worker) { worker.changeTrust(trust); });
}

} // namespace guitai
