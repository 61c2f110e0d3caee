// Fills the folder through the same doors as everybody else.
#include "app/workplace/demo_shop.h"

#include "storage/catalogue/demo.h"

#include <QDir>
#include <QFileInfo>

namespace guitai {

Result<DemoShop> makeDemoShop(const DataFolder &folder)
{
    const QString path = QString::fromStdString(folder.path);
    if (!QDir().mkpath(path))
        return Problem{"cannot make the folder " + folder.path};
    auto lock = storage::InstanceLock::take(folder.path);
    if (!lock)
        return lock.problem();

    const storage::SettingsStore store(folder.path, knownFields());
    if (!QFileInfo::exists(path + "/settings.json")) {
        storage::Settings settings;
        settings.shop.name = "Guitai Demo";
        settings.shop.address = "1 Nanjing Road, Shanghai";
        settings.shop.taxNumber = "91310000MA1FL0DEM0";
        settings.providers["cash"] = {{"enabled", "true"}, {"rounding", "0.01"}};
        settings.rates["USD"] = *rateFrom("7.10");
        settings.rates["EUR"] = *rateFrom("8.20");
        settings.refundLimit = Money(200'00, settings.shop.currency);
        settings.providers["manual_card"] = {{"enabled", "true"}};
        if (auto saved = store.save(settings); !saved)
            return saved.problem();
    }
    auto settings = store.load();
    if (!settings)
        return settings.problem();

    auto opened = storage::Staff::open(folder.path);
    if (!opened)
        return opened.problem();
    storage::Staff staff = std::move(opened).value();
    if (staff.people().empty()) {
        if (auto added = staff.add({CashierId("lin"), "小林 Lin", false}, "1234"); !added)
            return added.problem();
        if (auto added = staff.add({CashierId("zhao"), "赵主管 Zhao", false, true}, "5555"); !added)
            return added.problem();
        if (auto added = staff.add({CashierId("wang"), "王店长 Wang", true}, "8888"); !added)
            return added.problem();
    }

    auto catalogue = storage::CatalogueStore::open(folder.catalogue(), settings->shop.currency);
    if (!catalogue)
        return catalogue.problem();
    if (auto filled = storage::fillWithDemoShop(**catalogue); !filled)
        return filled.problem();
    const std::int64_t products = (*catalogue)->count();

    storage::SqliteJournal journal(folder.journal());
    if (auto begun = journal.open(settings->shop.currency); !begun)
        return begun.problem();
    return DemoShop{products};
}

} // namespace guitai
