// One after the other, over a connection that only reads.
#include "app/workplace/shop_bookkeeper.h"

#include "app/workplace/bookkeeping.h"
#include "storage/reports/report_book.h"

namespace guitai {

struct ShopBookkeeper::Desk : QObject
{
    DataFolder folder;
    storage::Settings settings;
    // Its own: providers are not to be used from two threads.
    std::vector<std::unique_ptr<Provider>> providers;
    bool made = false;

    Result<StatementCompared> compare(const StatementFile &file)
    {
        if (!made) {
            auto all = makeProviders(settings);
            if (!all)
                return all.problem();
            providers = std::move(all).value();
            made = true;
        }
        const auto journal = storage::ReportBook::openForReading(folder.journal());
        if (!journal)
            return journal.problem();
        for (const auto &provider : providers) {
            if (provider->card().id != file.provider)
                continue;
            auto comparison = compareFile(*provider, file, **journal);
            if (!comparison)
                return comparison.problem();
            return std::move(comparison).value().outcome;
        }
        return Problem{file.provider.text + " is not set up"};
    }
};

ShopBookkeeper::ShopBookkeeper(DataFolder folder, storage::Settings settings, Told told)
    : m_told(std::move(told))
    , m_desk(new Desk)
{
    m_desk->folder = std::move(folder);
    m_desk->settings = std::move(settings);
    m_thread.setObjectName("bookkeeper");
    m_desk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

ShopBookkeeper::~ShopBookkeeper()
{
    m_thread.quit();
    m_thread.wait();
}

void ShopBookkeeper::tell(StatementFile file, Result<StatementCompared> outcome)
{
    file.bytes.clear();
    QMetaObject::invokeMethod(
        this,
        [this, file = std::move(file), outcome = std::move(outcome)] {
            --m_open;
            m_told(file, outcome);
        },
        Qt::QueuedConnection);
}

void ShopBookkeeper::compare(StatementFile file)
{
    ++m_open;
    QMetaObject::invokeMethod(
        m_desk,
        [this, file = std::move(file)] {
            auto outcome = m_desk->compare(file);
            // Kept only when it is what it should be; without it the day cannot be compared again.
            if (outcome) {
                if (const auto kept = keepStatement(m_desk->folder.path, file); !kept)
                    outcome = kept.problem();
            }
            tell(file, std::move(outcome));
        },
        Qt::QueuedConnection);
}

void ShopBookkeeper::compareAgain(const ProviderId &provider, const StatementDay &day)
{
    ++m_open;
    QMetaObject::invokeMethod(
        m_desk,
        [this, provider, day] {
            const auto file = keptStatement(m_desk->folder.path, provider, day);
            if (file)
                tell(*file, m_desk->compare(*file));
            else
                tell({provider, day, {}, false, true, {}}, file.problem());
        },
        Qt::QueuedConnection);
}

} // namespace guitai
