// What managers ask: figures by the reader's thread; people and rules here, each change a fact.
#include "app/till/reader.h"
#include "app/till/worker.h"

namespace guitai {

Reader &Worker::reader()
{
    if (m_reader)
        return *m_reader;
    m_reading = std::make_unique<QThread>();
    m_reading->setObjectName("reader");
    m_reader = new Reader(m_folder, m_place->settings());
    m_reader->moveToThread(m_reading.get());
    connect(m_reading.get(), &QThread::finished, m_reader, &QObject::deleteLater);
    connect(m_reader, &Reader::overviewReady, this, &Worker::overviewReady);
    connect(m_reader, &Reader::settlementReady, this, &Worker::settlementReady);
    connect(m_reader, &Reader::auditListed, this, &Worker::auditListed);
    connect(m_reader, &Reader::printed, this, [this](const QString &path, const QString &problem) {
        tellPrinted(problem.isEmpty() ? Result<std::string>(path.toStdString())
                                      : Result<std::string>(Problem{problem.toStdString()}));
    });
    connect(m_reader, &Reader::saved, this, [this](const QString &path, const QString &problem) {
        if (!problem.isEmpty())
            return tellProblem(problem.toStdString());
        ui::Notice notice;
        notice.kind = ui::Notice::Kind::Saved;
        notice.what = path.toStdString();
        tell(notice);
    });
    m_reading->start(QThread::LowPriority);
    return *m_reader;
}

void Worker::look(Act act, Look question)
{
    if (!m_place)
        return;
    attempt([this, act, question = std::move(question)](const std::optional<Cashier> &approver) {
        const Refusal refusal = m_place->till().counter().cashier
                                    ? m_place->till().permits(act, approver)
                                    : Refusal::NotSignedIn;
        if (refusal != Refusal::None)
            return refusal;
        const bool sees = m_place->till().permits(Act::SeeExpected, approver) == Refusal::None;
        m_shownTo = m_place->till().counter().cashier->id;
        QMetaObject::invokeMethod(
            &reader(), [there = m_reader, question, sees] { question(*there, sees); },
            Qt::QueuedConnection);
        return refusal;
    });
}

void Worker::openOverview()
{
    if (!m_place)
        return;
    look(Act::Reports, [number = reader().ask(), now = m_place->clock().now()](
                           Reader &reader, bool) { reader.overview(number, now); });
}

void Worker::openSettlement(const ui::SettlementWish &wish)
{
    if (!m_place)
        return;
    look(Act::Reports, [number = reader().ask(), wish,
                        now = m_place->clock().now()](Reader &reader, bool seesExpected) {
        reader.settle(number, wish, now, seesExpected);
    });
}

bool Worker::hasShownFigures() const
{
    if (!m_place || !m_reader)
        return false;
    const auto &cashier = m_place->till().counter().cashier;
    return cashier && cashier->id == m_shownTo;
}

// What somebody was shown may be printed: the reader has nothing else.
void Worker::printSettlement()
{
    if (hasShownFigures())
        QMetaObject::invokeMethod(m_reader, [there = m_reader] { there->print(); });
}

void Worker::saveSettlement(ui::SettlementFile as, const QString &path)
{
    if (hasShownFigures())
        QMetaObject::invokeMethod(m_reader,
                                  [there = m_reader, as, path] { there->save(as, path); });
}

void Worker::listAudit(const ui::AuditWish &wish)
{
    if (!m_place)
        return;
    std::map<std::string, std::string> names;
    for (const auto *list : {&m_place->staff().former(), &m_place->staff().people()}) {
        for (const Cashier &person : *list)
            names[person.id.text] = person.name;
    }
    look(Act::Reports, [number = reader().ask(), wish, now = m_place->clock().now(),
                        names](Reader &reader, bool) { reader.audit(number, wish, now, names); });
}

void Worker::tellPeople()
{
    Q_EMIT peopleListed(m_place->staff().people(), m_place->staff().former());
}

void Worker::listPeople()
{
    if (!m_place)
        return;
    attempt([this](const std::optional<Cashier> &approver) {
        const Refusal refusal = m_place->till().counter().cashier
                                    ? m_place->till().permits(Act::Staff, approver)
                                    : Refusal::NotSignedIn;
        if (refusal == Refusal::None)
            tellPeople();
        return refusal;
    });
}

Refusal Worker::tellOutcome(const Workplace::Outcome &outcome)
{
    if (!outcome.problem.empty())
        tellProblem(outcome.problem);
    if (outcome.fault != PersonFault::None)
        Q_EMIT personRefused(outcome.fault);
    return outcome.refusal;
}

void Worker::changePerson(const PersonChange &change)
{
    if (!m_place)
        return;
    attempt([this, change](const std::optional<Cashier> &approver) {
        const Workplace::Outcome outcome = m_place->changePerson(change, approver);
        if (outcome.isMade)
            tellPeople();
        return tellOutcome(outcome);
    });
}

void Worker::changeTrust(const Trust &trust)
{
    if (!m_place)
        return;
    attempt([this, trust](const std::optional<Cashier> &approver) {
        return tellOutcome(m_place->changeTrust(trust, approver));
    });
}

// Only asked here whether it may be: the asking itself takes its time elsewhere.
void Worker::checkSettings()
{
    if (!m_place)
        return;
    attempt([this](const std::optional<Cashier> &approver) {
        const Refusal refusal = m_place->till().counter().cashier
                                    ? m_place->till().permits(Act::Settings, approver)
                                    : Refusal::NotSignedIn;
        if (refusal == Refusal::None)
            Q_EMIT checkAllowed();
        return refusal;
    });
}

void Worker::tellPrinted(const Result<std::string> &path)
{
    m_place->till().printed(path ? Result<void>() : Result<void>(path.problem()));
    if (!path)
        return tellProblem(path.problem().what);
    ui::Notice notice;
    notice.kind = ui::Notice::Kind::Printed;
    notice.what = *path;
    tell(notice);
}

} // namespace guitai
