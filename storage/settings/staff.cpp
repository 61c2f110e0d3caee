// People and their PINs in shop.db.
#include "storage/settings/staff.h"

#include <QByteArray>
#include <QVariant>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>

namespace guitai::storage {

namespace {

constexpr Migration staffSteps[] = {
    {1, R"sql(
CREATE TABLE people (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    manager INTEGER NOT NULL CHECK (manager IN (0, 1)),
    pin     BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE pin_rule (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    salt BLOB NOT NULL,
    cost INTEGER NOT NULL
) STRICT;
CREATE TABLE wrong_pins (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    count INTEGER NOT NULL,
    last  INTEGER NOT NULL
) STRICT;
INSERT INTO wrong_pins VALUES (1, 0, 0);
)sql"},
};
static_assert(numbersRise(staffSteps));
constexpr Schema staffSchema{"list of staff", 0x47547331, staffSteps};

constexpr std::int64_t blockSize = 8;

QString staffText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

bool isPin(std::string_view pin)
{
    return pin.size() >= 4 && pin.size() <= 12 &&
           std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 1 s, 2 s, 4 s ... 5 minutes.
Span waitAfter(std::int64_t wrong)
{
    if (wrong <= 0)
        return {};
    const std::int64_t seconds = wrong > 9 ? 300 : std::int64_t(1) << (wrong - 1);
    return Span::seconds(std::min<std::int64_t>(seconds, 300));
}

} // namespace

Result<Staff> Staff::open(const std::string &path, int cost)
{
    auto database = Database::open(path, staffSchema);
    if (!database)
        return database.problem();
    Staff staff(std::move(database).value());
    if (auto made = staff.makeSalt(cost); !made)
        return made.problem();
    QSqlQuery &rule = staff.m_database->query("SELECT salt, cost FROM pin_rule");
    if (auto read = staff.m_database->run(rule); !read)
        return read.problem();
    if (!rule.next())
        return Problem{path + " is damaged: its PIN rule is missing. Restore a backup."};
    staff.m_salt = rule.value(0).toByteArray();
    staff.m_cost = rule.value(1).toInt();
    rule.finish();
    return staff;
}

Result<void> Staff::makeSalt(int cost)
{
    QByteArray salt(16, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(salt.data()), int(salt.size())) != 1)
        return Problem{"The system gives no random numbers; PINs cannot be kept."};
    QSqlQuery &make =
        m_database->query("INSERT OR IGNORE INTO pin_rule (id, salt, cost) VALUES (1, ?, ?)");
    make.bindValue(0, salt);
    make.bindValue(1, cost);
    return m_database->run(make);
}

Result<QByteArray> Staff::hashOf(std::string_view pin) const
{
    QByteArray hash(32, '\0');
    std::string secret(pin);
    QByteArray salt = m_salt;
    std::uint64_t cost = std::uint64_t(1) << m_cost;
    std::uint32_t block = blockSize;
    std::uint32_t parallel = 1;
    std::uint64_t memory = 256 * std::uint64_t(block) * cost + (1 << 20);
    const std::array params = {
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, secret.data(), secret.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt.data(),
                                          std::size_t(salt.size())),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &cost),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &block),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &parallel),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &memory),
        OSSL_PARAM_construct_end(),
    };
    EVP_KDF *scrypt = EVP_KDF_fetch(nullptr, "SCRYPT", nullptr);
    EVP_KDF_CTX *context = EVP_KDF_CTX_new(scrypt);
    const bool good =
        context && EVP_KDF_derive(context, reinterpret_cast<unsigned char *>(hash.data()),
                                  std::size_t(hash.size()), params.data()) == 1;
    EVP_KDF_CTX_free(context);
    EVP_KDF_free(scrypt);
    if (!good)
        return Problem{"The PIN cannot be checked: OpenSSL has no memory for scrypt."};
    return hash;
}

Result<std::variant<Cashier, Span>> Staff::signIn(std::string_view pin, Instant now)
{
    using Answer = std::variant<Cashier, Span>;
    QSqlQuery &read = m_database->query("SELECT count, last FROM wrong_pins");
    if (auto done = m_database->run(read); !done)
        return done.problem();
    if (!read.next())
        return Problem{m_database->path() + " is damaged. Restore a backup."};
    const std::int64_t wrong = read.value(0).toLongLong();
    const Instant last{read.value(1).toLongLong()};
    read.finish();
    // A clock that was set back makes nobody wait longer than the rule says.
    const Span wait = std::min(waitAfter(wrong) - (now - last), waitAfter(wrong));
    if (wait > Span{})
        return Answer(wait);

    // It counts as wrong until it is right: pulling the plug in between gains nothing.
    QSqlQuery &count = m_database->query("UPDATE wrong_pins SET count = ?, last = ?");
    const auto keep = [&](std::int64_t n) {
        count.bindValue(0, qint64(n));
        count.bindValue(1, qint64(now.ms));
        return m_database->run(count);
    };
    if (auto kept = keep(wrong + 1); !kept)
        return kept.problem();
    if (!isPin(pin))
        return Answer(waitAfter(wrong + 1));
    const auto hash = hashOf(pin);
    if (!hash)
        return hash.problem();
    QSqlQuery &find = m_database->query("SELECT id, name, manager FROM people WHERE pin = ?");
    find.bindValue(0, *hash);
    if (auto done = m_database->run(find); !done)
        return done.problem();
    if (!find.next())
        return Answer(waitAfter(wrong + 1));
    const Cashier person{CashierId(find.value(0).toString().toStdString()),
                         find.value(1).toString().toStdString(), find.value(2).toInt() == 1};
    find.finish();
    if (auto kept = keep(0); !kept)
        return kept.problem();
    return Answer(person);
}

Result<std::vector<Cashier>> Staff::list()
{
    QSqlQuery &read = m_database->query("SELECT id, name, manager FROM people ORDER BY id");
    if (auto done = m_database->run(read); !done)
        return done.problem();
    std::vector<Cashier> people;
    while (read.next())
        people.push_back({CashierId(read.value(0).toString().toStdString()),
                          read.value(1).toString().toStdString(), read.value(2).toInt() == 1});
    return people;
}

Result<void> Staff::refuseTaken(const QByteArray &hash)
{
    QSqlQuery &find = m_database->query("SELECT id FROM people WHERE pin = ?");
    find.bindValue(0, hash);
    if (auto done = m_database->run(find); !done)
        return done;
    if (find.next())
        return Problem{"Somebody else has this PIN. Choose another one."};
    return {};
}

Result<void> Staff::add(const Cashier &person, std::string_view pin)
{
    if (person.id.empty() || person.name.empty())
        return Problem{"A person needs a number and a name."};
    if (!isPin(pin))
        return Problem{"A PIN has four to twelve digits."};
    const auto hash = hashOf(pin);
    if (!hash)
        return hash.problem();
    if (auto free = refuseTaken(*hash); !free)
        return free;
    const auto people = list();
    if (!people)
        return people.problem();
    for (const Cashier &other : *people) {
        if (other.id == person.id)
            return Problem{"Number " + person.id.text + " is " + other.name +
                           " already. Choose another number."};
    }
    QSqlQuery &insert =
        m_database->query("INSERT INTO people (id, name, manager, pin) VALUES (?, ?, ?, ?)");
    insert.bindValue(0, staffText(person.id.text));
    insert.bindValue(1, staffText(person.name));
    insert.bindValue(2, person.manager ? 1 : 0);
    insert.bindValue(3, *hash);
    return m_database->run(insert);
}

Result<void> Staff::setPin(const CashierId &person, std::string_view pin)
{
    if (!isPin(pin))
        return Problem{"A PIN has four to twelve digits."};
    const auto hash = hashOf(pin);
    if (!hash)
        return hash.problem();
    if (auto free = refuseTaken(*hash); !free)
        return free;
    QSqlQuery &update = m_database->query("UPDATE people SET pin = ? WHERE id = ?");
    update.bindValue(0, *hash);
    update.bindValue(1, staffText(person.text));
    if (auto done = m_database->run(update); !done)
        return done;
    if (update.numRowsAffected() != 1)
        return Problem{"Nobody has the number " + person.text + "."};
    return {};
}

Result<void> Staff::remove(const CashierId &person)
{
    const auto people = list();
    if (!people)
        return people.problem();
    bool found = false;
    bool managerStays = false;
    bool isManager = false;
    for (const Cashier &other : *people) {
        if (other.id == person) {
            found = true;
            isManager = other.manager;
        } else {
            managerStays = managerStays || other.manager;
        }
    }
    if (!found)
        return Problem{"Nobody has the number " + person.text + "."};
    if (isManager && !managerStays)
        return Problem{"This is the last manager. Make somebody else a manager first."};
    QSqlQuery &remove = m_database->query("DELETE FROM people WHERE id = ?");
    remove.bindValue(0, staffText(person.text));
    return m_database->run(remove);
}

Result<void> Staff::addDemoStaff(Names names)
{
    const bool chinese = names == Names::Chinese;
    if (auto done = add({CashierId("1"), chinese ? "小林" : "Lin", false}, "1234"); !done)
        return done;
    return add({CashierId("2"), chinese ? "王店长" : "Wang", true}, "8888");
}

} // namespace guitai::storage
