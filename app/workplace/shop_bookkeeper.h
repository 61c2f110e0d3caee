// ShopBookkeeper: compares statements in a thread of its own, so that neither the screens nor the
// till wait for a file of a hundred thousand rows.
#pragma once

#include "app/workplace/workplace.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace guitai {

class ShopBookkeeper : public QObject, public Bookkeeper
{
public:
    using Told = std::function<void(const StatementFile &, Result<StatementCompared>)>;

    // told is called in the thread that made it, from its event loop.
    ShopBookkeeper(DataFolder folder, storage::Settings settings, Told told);
    ~ShopBookkeeper() override;

    void compare(StatementFile file) override;
    void compareAgain(const ProviderId &provider, const StatementDay &day) override;
    bool isBusy() const { return m_open > 0; }

private:
    struct Desk; // in the other thread

    void tell(StatementFile file, Result<StatementCompared> outcome);

    Told m_told;
    int m_open = 0; // asked for, and not told yet
    QThread m_thread;
    Desk *m_desk; // lives in the thread and dies with it
};

} // namespace guitai
