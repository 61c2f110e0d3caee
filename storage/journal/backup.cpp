// Backups as SQLite archives.
#include "storage/journal/backup.h"

#include "storage/base/database.h"
#include "storage/base/instance_lock.h"
#include "storage/journal/verify.h"
#include "storage/settings/vault.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

namespace guitai::storage {

namespace {

constexpr Migration archiveSteps[] = {
    {1, "CREATE TABLE sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)"},
};
static_assert(numbersRise(archiveSteps));
constexpr Schema archiveSchema{"backup", 0x47546231, archiveSteps};

QString pathText(const std::string &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

std::string fileName(const QString &name)
{
    return QFile::encodeName(name).toStdString();
}

bool syncToDisk(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool good = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return good;
}

bool isDatabase(const std::string &path)
{
    QFile file(pathText(path));
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

// A consistent copy of any SQLite file, whoever writes to it meanwhile.
Result<void> copyDatabase(const std::string &from, const std::string &to)
{
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open_v2(from.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3 *)> source(opened, sqlite3_close);
    if (code != SQLITE_OK)
        return problemOf(code, from, opened ? sqlite3_errmsg(opened) : "no memory");
    sqlite3_busy_timeout(opened, 5000);
    RawStatement copy(opened, "VACUUM INTO ?");
    if (!copy.bind(std::string_view(to)).run())
        return problemOf(sqlite3_extended_errcode(opened), to, sqlite3_errmsg(opened));
    return {};
}

struct CloseBlob
{
    void operator()(sqlite3_blob *blob) const { sqlite3_blob_close(blob); }
};
using Blob = std::unique_ptr<sqlite3_blob, CloseBlob>;

Blob openBlob(Database &archive, std::int64_t row, bool forWriting)
{
    sqlite3_blob *blob = nullptr;
    sqlite3_blob_open(archive.handle(), "main", "sqlar", "data", row, forWriting ? 1 : 0, &blob);
    return Blob(blob);
}

constexpr int chunkSize = 1 << 16;

// Contents go through in pieces: a catalogue may be larger than what one likes to hold in memory.
Result<void> putFile(Database &archive, const std::string &name, const std::string &path,
                     Instant now)
{
    QFile file(pathText(path));
    if (!file.open(QIODevice::ReadOnly))
        return Problem{path + " cannot be read: " + file.errorString().toStdString() + "."};
    const std::int64_t size = file.size();
    RawStatement &insert = archive.statement(
        "INSERT INTO sqlar (name, mode, mtime, sz, data) VALUES (?, 33152, ?, ?, zeroblob(?))");
    if (!insert.bind(std::string_view(name)).bind(now.ms / 1000).bind(size).bind(size).run())
        return archive.problem();
    const Blob blob = openBlob(archive, sqlite3_last_insert_rowid(archive.handle()), true);
    std::array<char, chunkSize> chunk;
    for (std::int64_t at = 0; at < size;) {
        const qint64 read = file.read(chunk.data(), chunkSize);
        if (read <= 0 || at + read > size)
            return Problem{path + " changed while it was read. Try again."};
        if (!blob || sqlite3_blob_write(blob.get(), chunk.data(), int(read), int(at)) != SQLITE_OK)
            return archive.problem();
        at += read;
    }
    return {};
}

Result<void> takeFile(Database &archive, std::int64_t row, const std::string &path)
{
    QFile file(pathText(path));
    const Blob blob = openBlob(archive, row, false);
    if (!blob)
        return archive.problem();
    bool good = file.open(QIODevice::WriteOnly | QIODevice::NewOnly) &&
                file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const int size = sqlite3_blob_bytes(blob.get());
    std::array<char, chunkSize> chunk;
    for (int at = 0; good && at < size; at += chunkSize) {
        const int piece = std::min(chunkSize, size - at);
        if (sqlite3_blob_read(blob.get(), chunk.data(), piece, at) != SQLITE_OK)
            return archive.problem();
        good = file.write(chunk.data(), piece) == piece;
    }
    good = good && file.flush() && ::fsync(file.handle()) == 0;
    if (!good)
        return Problem{path + " cannot be written: " + file.errorString().toStdString() + "."};
    return {};
}

// The files of a data folder that a backup holds.
std::vector<std::string> filesOf(const std::string &folder, SecretKey key)
{
    std::vector<std::string> names;
    const auto entries = QDir(pathText(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const QString &entry : entries) {
        const std::string name = fileName(entry);
        const bool passing = entry.endsWith(QStringLiteral("-wal")) ||
                             entry.endsWith(QStringLiteral("-shm")) ||
                             entry.endsWith(QStringLiteral(".part")) || name == "guitai.lock";
        if (!passing && (name != "secret.key" || key == SecretKey::Include))
            names.push_back(name);
    }
    return names;
}

// Deletes what it stands for unless told to keep it.
class Scratch
{
public:
    explicit Scratch(std::string path)
        : m_path(std::move(path))
    {
        clear();
    }
    ~Scratch() { clear(); }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;

    const std::string &path() const { return m_path; }

private:
    void clear()
    {
        for (const char *end : {"", "-wal", "-shm"})
            QFile::remove(pathText(m_path + end));
        QDir folder(pathText(m_path));
        if (folder.exists())
            folder.removeRecursively();
    }

    std::string m_path;
};

// The key itself, where the folder only says that the keyring has it: a backup is for another
// machine too.
Result<void> putKey(Database &archive, const std::string &folder, Instant now)
{
    const auto vault = Vault::open(folder);
    if (!vault)
        return vault.problem();
    RawStatement &insert = archive.statement(
        "INSERT INTO sqlar (name, mode, mtime, sz, data) VALUES ('secret.key', 33152, ?, ?, ?)");
    const std::string_view key = vault->key();
    const std::span bytes(reinterpret_cast<const unsigned char *>(key.data()), key.size());
    if (!insert.bind(now.ms / 1000).bind(std::int64_t(key.size())).bind(bytes).run())
        return archive.problem();
    return {};
}

Result<void> fillArchive(Database &archive, const std::string &folder, const std::string &scratch,
                         Instant now, SecretKey key)
{
    for (const std::string &name : filesOf(folder, key)) {
        const std::string path = folder + "/" + name;
        if (name == "secret.key" && Vault::placeIn(folder) == KeyPlace::Keyring) {
            if (auto put = putKey(archive, folder, now); !put)
                return put;
            continue;
        }
        if (!isDatabase(path)) {
            if (auto put = putFile(archive, name, path, now); !put)
                return put;
            continue;
        }
        const Scratch copy(scratch);
        if (auto copied = copyDatabase(path, copy.path()); !copied)
            return copied;
        if (auto put = putFile(archive, name, copy.path(), now); !put)
            return put;
    }
    return {};
}

Result<std::vector<std::string>> unpack(const std::string &file, const std::string &to)
{
    auto opened = Database::open(file, archiveSchema, Access::ReadOnly);
    if (!opened)
        return opened.problem();
    Database &archive = *opened.value();
    RawStatement rows(archive.handle(), "SELECT rowid, name FROM sqlar ORDER BY name");
    std::vector<std::string> names;
    while (rows.row()) {
        const std::string name(rows.text(1));
        if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
            return Problem{file + " holds \"" + name + "\", which no backup of Guitai does."};
        if (auto taken = takeFile(archive, rows.integer(0), to + "/" + name); !taken)
            return taken.problem();
        names.push_back(name);
    }
    if (rows.failed())
        return archive.problem();
    return names;
}

Result<void> checkDatabase(const std::string &path)
{
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3 *)> database(opened, sqlite3_close);
    if (code != SQLITE_OK)
        return problemOf(code, path, "it does not open");
    RawStatement check(opened, "PRAGMA quick_check(1)");
    if (!check.row())
        return problemOf(sqlite3_extended_errcode(opened), path, sqlite3_errmsg(opened));
    if (check.text(0) != "ok")
        return Problem{path + " is damaged: " + std::string(check.text(0)) + "."};
    return {};
}

// Nothing of the folder is touched before all this is good.
Result<void> checkUnpacked(const std::string &folder, const std::vector<std::string> &names)
{
    for (const std::string &name : names) {
        const std::string path = folder + "/" + name;
        if (!isDatabase(path))
            continue;
        if (auto sound = checkDatabase(path); !sound)
            return sound;
        if (name != "journal.db")
            continue;
        const auto journal = verifyJournal(path);
        if (!journal)
            return journal.problem();
        if (journal->fault)
            return Problem{"The journal in this backup is wrong at row " +
                           std::to_string(journal->fault->row) + ": " + journal->fault->what +
                           ". Use another backup."};
    }
    return {};
}

// The next free "replaced-n".
std::string folderForReplaced(const std::string &folder)
{
    int n = 1;
    while (QFileInfo::exists(pathText(folder + "/replaced-" + std::to_string(n))))
        ++n;
    return folder + "/replaced-" + std::to_string(n);
}

// Folds what is in the write-ahead log into the database itself, so that the file is whole alone.
void settle(const std::string &path)
{
    sqlite3 *opened = nullptr;
    sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    sqlite3_exec(opened, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    sqlite3_close(opened);
}

// At every moment each name stands for the old file or the new one, whole; the old one has a second
// name in the folder of what is replaced before the first is taken from it.
Result<void> exchange(const std::string &folder, const std::string &unpacked,
                      const std::vector<std::string> &names)
{
    const std::string aside = folderForReplaced(folder);
    const auto failed = [](const std::string &path) {
        return Problem{path + " cannot be written: " + std::strerror(errno) + "."};
    };
    for (const std::string &name : names) {
        const std::string there = folder + "/" + name;
        if (QFileInfo::exists(pathText(there))) {
            QDir().mkpath(pathText(aside));
            if (isDatabase(there))
                settle(there);
            if (::link(there.c_str(), (aside + "/" + name).c_str()) != 0)
                return failed(aside + "/" + name);
        }
        // Left only where the old file was too damaged to be settled.
        for (const char *end : {"-wal", "-shm"})
            std::rename((there + end).c_str(), (aside + "/" + name + end).c_str());
        if (std::rename((unpacked + "/" + name).c_str(), there.c_str()) != 0)
            return failed(there);
    }
    syncToDisk(folder);
    return {};
}

} // namespace

Result<void> backupFolder(const std::string &folder, const std::string &file, Instant now,
                          SecretKey key)
{
    if (QFileInfo::exists(pathText(file)))
        return Problem{file + " exists already. Name a new file."};
    const Scratch part(file + ".part");
    const Scratch packing(file + ".packing.part");
    {
        auto archive = Database::open(part.path(), archiveSchema);
        if (!archive)
            return archive.problem();
        Database &database = *archive.value();
        const auto filled = database.inTransaction(
            [&] { return fillArchive(database, folder, packing.path(), now, key); });
        if (!filled)
            return filled;
        // One file alone, that also opens where nothing may be written.
        if (!database.statement("PRAGMA journal_mode = DELETE").run())
            return database.problem();
    }
    if (!syncToDisk(part.path()) || std::rename(part.path().c_str(), file.c_str()) != 0)
        return Problem{file + " cannot be written."};
    syncToDisk(fileName(QFileInfo(pathText(file)).absolutePath()));
    return {};
}

Result<std::vector<std::string>> restoreFolder(const std::string &file, const std::string &folder)
{
    if (!QFileInfo::exists(pathText(file)))
        return Problem{file + " is not there."};
    QDir().mkpath(pathText(folder));
    const auto lock = InstanceLock::take(folder);
    if (!lock)
        return lock.problem();
    const Scratch unpacked(folder + "/restore.part");
    QDir().mkpath(pathText(unpacked.path()));
    const auto names = unpack(file, unpacked.path());
    if (!names)
        return names;
    if (auto sound = checkUnpacked(unpacked.path(), *names); !sound)
        return sound.problem();
    if (auto done = exchange(folder, unpacked.path(), *names); !done)
        return done.problem();
    return names;
}

} // namespace guitai::storage
