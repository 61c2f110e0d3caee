// Reader: answers managers' questions out of the books in a thread of its own, over connections
// that can only read, so that neither the window nor the till ever waits for a long report.
#pragma once

#include "app/workplace/workplace.h"
#include "books/report_tables.h"
#include "ui/desk/desk.h"

#include <QObject>

#include <atomic>

namespace guitai {

class Reader : public QObject
{
    Q_OBJECT

public:
    Reader(DataFolder folder, storage::Settings settings);

    // From any thread: a number for the question; questions before the newest are not answered.
    int ask() { return ++m_newest; }

    // In the reader's thread.
    void overview(int question, Instant now);
    // expectedShown: else what the drawer should hold is left out.
    void settle(int question, const ui::SettlementWish &wish, Instant now, bool expectedShown);
    void print();
    void save(ui::SettlementFile as, const QString &path);
    // names: by id, of those who were and are here.
    void audit(int question, const ui::AuditWish &wish, Instant now,
               const std::map<std::string, std::string> &names);
    // What was shown is forgotten: somebody else is at the till.
    void forget() { m_sheet = {}; }

Q_SIGNALS:
    void overviewReady(const guitai::ui::OverviewSheet &sheet);
    void settlementReady(const guitai::ui::SettlementSheet &sheet);
    void auditListed(const guitai::ui::AuditSheet &sheet);
    void printed(const QString &path, const QString &problem);
    void saved(const QString &path, const QString &problem);

private:
    const Zone &zone();
    bool isOld(int question) const { return question != m_newest.load(); }
    Result<ReportSpan> spanOf(ui::SettlementWish &wish, Instant now);
    Report report();

    DataFolder m_folder;
    storage::Settings m_settings;
    Zone m_zone;
    ui::SettlementSheet m_sheet; // the last one shown
    std::atomic<int> m_newest = 0;
};

} // namespace guitai
