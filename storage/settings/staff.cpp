// PINs through scrypt (N = 2^15, r = 8, p = 1: about 0.15 s), so that a stolen folder is slow to
// guess.
#include "storage/settings/staff.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace guitai::storage {

namespace {

Span waitAfter(int wrong)
{
    if (wrong < 3)
        return {};
    const int doublings = std::min(wrong - 3, 8);
    return std::min(Span::seconds(2) * (std::int64_t(1) << doublings), Span::minutes(5));
}

bool isPin(const std::string &pin)
{
    return pin.size() >= 4 && pin.size() <= 12 &&
           std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const char *roleName(Role role)
{
    switch (role) {
    case Role::Cashier:
        return "cashier";
    case Role::Supervisor:
        return "supervisor";
    case Role::Manager:
        return "manager";
    }
    return "cashier";
}

// As it is typed on a keyboard: "zhang san" for 张三; what ICU has no reading of is left out.
std::string inLatinLetters(const std::string &name)
{
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> reader(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, error));
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
    if (U_SUCCESS(error))
        reader->transliterate(text);
    std::string latin;
    return text.toUTF8String(latin);
}

void giveRole(Cashier &person, Role role)
{
    person.manager = role == Role::Manager;
    person.supervisor = role == Role::Supervisor;
}

QJsonObject staffRow(const Cashier &person)
{
    return {{"id", QString::fromStdString(person.id.text)},
            {"name", QString::fromStdString(person.name)},
            {"role", roleName(person.role())}};
}

Cashier personOf(const QJsonObject &row)
{
    Cashier person{CashierId(row["id"].toString().toStdString()),
                   row["name"].toString().toStdString()};
    const QString role = row["role"].toString();
    giveRole(person, role == "manager"      ? Role::Manager
                     : role == "supervisor" ? Role::Supervisor
                                            : Role::Cashier);
    return person;
}

} // namespace

Result<Staff> Staff::open(const std::string &folder)
{
    Staff staff;
    staff.m_path = folder + "/staff.json";
    QFile file(QString::fromStdString(staff.m_path));
    if (!file.exists()) {
        unsigned char salt[16];
        if (RAND_bytes(salt, sizeof salt) != 1)
            return Problem{"the system gives no random numbers"};
        staff.m_salt =
            QByteArray(reinterpret_cast<const char *>(salt), sizeof salt).toHex().toStdString();
        return staff;
    }
    if (!file.open(QIODevice::ReadOnly))
        return Problem{"cannot read " + staff.m_path + ": " + file.errorString().toStdString()};
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    staff.m_salt = all["salt"].toString().toStdString();
    if (staff.m_salt.empty())
        return Problem{staff.m_path + " is damaged: put back the one from your backup"};
    for (const QJsonValue &value : all["people"].toArray()) {
        const QJsonObject person = value.toObject();
        staff.m_people.push_back(personOf(person));
        staff.m_hashes.push_back(person["pin"].toString().toStdString());
    }
    for (const QJsonValue &value : all["former"].toArray())
        staff.m_former.push_back(personOf(value.toObject()));
    staff.m_wrong = all["wrong"].toInt();
    staff.m_until = {all["until"].toInteger()};
    return staff;
}

std::string Staff::hashed(const std::string &pin) const
{
    unsigned char out[32];
    const QByteArray salt = QByteArray::fromHex(QByteArray::fromStdString(m_salt));
    const int ok = EVP_PBE_scrypt(
        pin.data(), pin.size(), reinterpret_cast<const unsigned char *>(salt.constData()),
        std::size_t(salt.size()), 1 << 15, 8, 1, 64 * 1024 * 1024, out, sizeof out);
    if (ok != 1)
        return {};
    return QByteArray(reinterpret_cast<const char *>(out), sizeof out).toHex().toStdString();
}

Result<std::string> Staff::freshHash(const std::string &pin) const
{
    if (!isPin(pin))
        return Problem{"a PIN has 4 to 12 digits"};
    const std::string hash = hashed(pin);
    if (hash.empty())
        return Problem{"the PIN could not be hashed: too little memory"};
    if (std::find(m_hashes.begin(), m_hashes.end(), hash) != m_hashes.end())
        return Problem{"somebody has this PIN already: choose another"};
    return hash;
}

Result<void> Staff::add(const Cashier &person, const std::string &pin)
{
    const auto hash = freshHash(pin);
    if (!hash)
        return hash.problem();
    const auto isSame = [&](const Cashier &c) { return c.id == person.id; };
    if (std::any_of(m_people.begin(), m_people.end(), isSame) ||
        std::any_of(m_former.begin(), m_former.end(), isSame))
        return Problem{"there is somebody with the id " + person.id.text + " already"};
    m_people.push_back(person);
    m_hashes.push_back(*hash);
    return save();
}

Result<std::size_t> Staff::indexOf(const CashierId &id) const
{
    for (std::size_t i = 0; i < m_people.size(); ++i) {
        if (m_people[i].id == id)
            return i;
    }
    return Problem{"there is nobody with the id " + id.text};
}

bool Staff::isLastManager(std::size_t index) const
{
    return m_people[index].manager &&
           std::count_if(m_people.begin(), m_people.end(),
                         [](const Cashier &c) { return c.manager; }) == 1;
}

Result<void> Staff::setPin(const CashierId &id, const std::string &pin)
{
    const auto index = indexOf(id);
    if (!index)
        return index.problem();
    const auto hash = freshHash(pin);
    if (!hash)
        return hash.problem();
    m_hashes[*index] = *hash;
    return save();
}

Result<void> Staff::setName(const CashierId &id, const std::string &name)
{
    const auto index = indexOf(id);
    if (!index)
        return index.problem();
    m_people[*index].name = name;
    return save();
}

PersonFault Staff::faultOf(const PersonChange &change) const
{
    using Kind = PersonChange::Kind;
    const auto index = indexOf(change.person);
    const bool wasHere = std::any_of(m_former.begin(), m_former.end(),
                                     [&](const Cashier &c) { return c.id == change.person; });
    const bool isKnown = change.kind == Kind::Add || (change.kind == Kind::Return && wasHere) ||
                         (change.kind != Kind::Return && index);
    if (!isKnown)
        return PersonFault::Nobody;
    const bool isNamed = change.kind == Kind::Add || change.kind == Kind::Name;
    if (isNamed && change.name.find_first_not_of(' ') == std::string::npos)
        return PersonFault::NoName;
    const bool goesDown =
        change.kind == Kind::Retire || (change.kind == Kind::Role && change.role != Role::Manager);
    if (goesDown && isLastManager(*index))
        return PersonFault::LastManager;
    if (change.kind != Kind::Add && change.kind != Kind::Pin && change.kind != Kind::Return)
        return PersonFault::None;
    if (!isPin(change.pin))
        return PersonFault::BadPin;
    return freshHash(change.pin) ? PersonFault::None : PersonFault::PinTaken;
}

CashierId Staff::freshId(const std::string &name) const
{
    std::string base = inLatinLetters(name);
    std::erase_if(base, [](char c) { return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'); });
    base = base.empty() ? "p" : base.substr(0, 12);
    const auto isTaken = [&](const std::string &id) {
        const auto same = [&](const Cashier &c) { return c.id.text == id; };
        return std::any_of(m_people.begin(), m_people.end(), same) ||
               std::any_of(m_former.begin(), m_former.end(), same);
    };
    std::string id = base;
    for (int i = 2; isTaken(id); ++i)
        id = base + std::to_string(i);
    return CashierId(id);
}

Result<void> Staff::setRole(const CashierId &id, Role role)
{
    const auto index = indexOf(id);
    if (!index)
        return index.problem();
    if (role != Role::Manager && isLastManager(*index))
        return Problem{id.text + " is the last manager: name another one first"};
    giveRole(m_people[*index], role);
    return save();
}

Result<void> Staff::deactivate(const CashierId &id)
{
    const auto index = indexOf(id);
    if (!index)
        return index.problem();
    if (isLastManager(*index))
        return Problem{id.text + " is the last manager: name another one first"};
    m_former.push_back(m_people[*index]);
    return remove(id);
}

Result<void> Staff::activate(const CashierId &id, const std::string &pin)
{
    const auto former = std::find_if(m_former.begin(), m_former.end(),
                                     [&](const Cashier &c) { return c.id == id; });
    if (former == m_former.end())
        return Problem{"there is nobody inactive with the id " + id.text};
    const auto hash = freshHash(pin);
    if (!hash)
        return hash.problem();
    m_people.push_back(*former);
    m_hashes.push_back(*hash);
    m_former.erase(former);
    return save();
}

Result<void> Staff::remove(const CashierId &id)
{
    for (std::size_t i = 0; i < m_people.size(); ++i) {
        if (m_people[i].id != id)
            continue;
        m_people.erase(m_people.begin() + std::ptrdiff_t(i));
        m_hashes.erase(m_hashes.begin() + std::ptrdiff_t(i));
        return save();
    }
    return Problem{"there is nobody with the id " + id.text};
}

std::variant<Cashier, Span> Staff::signIn(const std::string &pin, Instant now)
{
    if (now < m_until)
        return m_until - now;
    const std::string hash = isPin(pin) ? hashed(pin) : std::string();
    for (std::size_t i = 0; i < m_people.size() && !hash.empty(); ++i) {
        const bool same = m_hashes[i].size() == hash.size() &&
                          CRYPTO_memcmp(m_hashes[i].data(), hash.data(), hash.size()) == 0;
        if (!same)
            continue;
        if (m_wrong > 0) {
            m_wrong = 0;
            m_until = {};
            (void)save(); // forgetting wrong PINs late harms nobody
        }
        return m_people[i];
    }
    ++m_wrong;
    const Span wait = waitAfter(m_wrong);
    m_until = now + wait;
    (void)save(); // a full disk must not keep people out; the wait holds for this run
    return wait;
}

Result<void> Staff::save() const
{
    QJsonArray people;
    for (std::size_t i = 0; i < m_people.size(); ++i) {
        QJsonObject row = staffRow(m_people[i]);
        row["pin"] = QString::fromStdString(m_hashes[i]);
        people.append(row);
    }
    QJsonArray former;
    for (const Cashier &person : m_former)
        former.append(staffRow(person));
    const QJsonObject all{{"salt", QString::fromStdString(m_salt)},
                          {"people", people},
                          {"former", former},
                          {"wrong", m_wrong},
                          {"until", qint64(m_until.ms)}};
    QSaveFile file(QString::fromStdString(m_path));
    const QByteArray json = QJsonDocument(all).toJson();
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(json) == json.size() && file.commit();
    if (!written)
        return Problem{"cannot write " + m_path + ": " + file.errorString().toStdString()};
    return {};
}

} // namespace guitai::storage
