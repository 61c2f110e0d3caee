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

#include <algorithm>

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
        staff.m_people.push_back({CashierId(person["id"].toString().toStdString()),
                                  person["name"].toString().toStdString(),
                                  person["role"].toString() == "manager"});
        staff.m_hashes.push_back(person["pin"].toString().toStdString());
    }
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

Result<void> Staff::add(const Cashier &person, const std::string &pin)
{
    if (!isPin(pin))
        return Problem{"a PIN has 4 to 12 digits"};
    const std::string hash = hashed(pin);
    if (hash.empty())
        return Problem{"the PIN could not be hashed: too little memory"};
    if (std::find(m_hashes.begin(), m_hashes.end(), hash) != m_hashes.end())
        return Problem{"somebody has this PIN already: choose another"};
    const bool known = std::any_of(m_people.begin(), m_people.end(),
                                   [&](const Cashier &c) { return c.id == person.id; });
    if (known)
        return Problem{"there is somebody with the id " + person.id.text + " already"};
    m_people.push_back(person);
    m_hashes.push_back(hash);
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
    for (std::size_t i = 0; i < m_people.size(); ++i)
        people.append(QJsonObject{{"id", QString::fromStdString(m_people[i].id.text)},
                                  {"name", QString::fromStdString(m_people[i].name)},
                                  {"role", m_people[i].manager ? "manager" : "cashier"},
                                  {"pin", QString::fromStdString(m_hashes[i])}});
    const QJsonObject all{{"salt", QString::fromStdString(m_salt)},
                          {"people", people},
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
