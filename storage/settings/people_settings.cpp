// Acts and roles are called in the settings as they are in the journal.
#include "storage/settings/people_settings.h"

#include "storage/journal/fact_names.h"

namespace guitai::storage {

namespace {

Problem wrongAt(const QString &key, const QString &what)
{
    return {("settings: people." + key + ": " + what).toStdString()};
}

QString listOfActs()
{
    QStringList names;
    for (int i = 0; !nameOf(Act(i)).empty(); ++i)
        names << QString::fromStdString(std::string(nameOf(Act(i))));
    return names.join(", ");
}

// Percent with at most three decimals, and ppm: 12.5 is 125000.
Currency thousandths()
{
    return *Currency::fromCode("KWD");
}

} // namespace

Result<void> readPeople(QJsonObject section, Currency currency, Trust &trust)
{
    const QJsonValue permissions = section.take("permissions");
    if (!permissions.isUndefined() && !permissions.isObject())
        return wrongAt("permissions", "must be an object like {\"void_sale\": \"supervisor\"}");
    const QJsonObject table = permissions.toObject();
    for (auto it = table.begin(); it != table.end(); ++it) {
        Act act = Act::VoidSale;
        Role role = Role::Manager;
        if (!valueOf(it.key().toStdString(), act))
            return wrongAt("permissions." + it.key(),
                           "nothing is called so: it must be one of " + listOfActs());
        if (!valueOf(it.value().toString().toStdString(), role))
            return wrongAt("permissions." + it.key(), "must be cashier, supervisor or manager");
        trust.permissions[act] = role;
    }
    if (section.contains("discount_limit")) {
        const std::string text =
            section.take("discount_limit").toVariant().toString().toStdString();
        const auto percent = Money::parse(text, thousandths());
        if (!percent || percent->isNegative() || percent->minor() > 100'000)
            return wrongAt("discount_limit", "must be a percentage from 0 to 100, like 20");
        trust.discountLimitPpm = percent->minor() * 10;
    }
    if (section.contains("pay_out_limit")) {
        const std::string text = section.take("pay_out_limit").toVariant().toString().toStdString();
        const auto limit = Money::parse(text, currency);
        if (text.empty())
            trust.payOutLimit.reset();
        else if (!limit || limit->isNegative())
            return wrongAt("pay_out_limit", "must be an amount in " +
                                                QString::fromStdString(currency.code()) +
                                                " like 500.00");
        else
            trust.payOutLimit = *limit;
    }
    if (!section.isEmpty())
        return wrongAt(section.begin().key(), "this key is unknown: correct or remove it");
    return {};
}

QJsonObject peopleSection(const Trust &trust)
{
    QJsonObject permissions;
    for (const auto &[act, role] : trust.permissions)
        permissions[QString::fromStdString(std::string(nameOf(act)))] =
            QString::fromStdString(std::string(nameOf(role)));
    QJsonObject section{{"permissions", permissions}};
    const std::string percent = Money(trust.discountLimitPpm / 10, thousandths()).text();
    section["discount_limit"] = QString::fromStdString(percent);
    if (trust.payOutLimit)
        section["pay_out_limit"] = QString::fromStdString(trust.payOutLimit->text());
    return section;
}

} // namespace guitai::storage
