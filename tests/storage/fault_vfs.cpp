// A shim around SQLite's default VFS.
#include "tests/storage/fault_vfs.h"

#include <sqlite3.h>

#include <cstddef>
#include <new>

namespace guitai::test {

namespace {

int faultsAfter = 0; // writes and flushes until the first failure; 0: never
int faultCode = SQLITE_OK;
bool faultHappened = false;
bool faultIsOver = false; // it was to fail once, and has
bool faultLasts = true;
bool faultWritesHalf = false;
sqlite3_vfs *realVfs = nullptr;
sqlite3_vfs faultVfs;

struct FaultFile
{
    sqlite3_file base;
    sqlite3_file *real;
};

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<FaultFile *>(file)->real;
}

const sqlite3_io_methods *methodsOf(sqlite3_file *file)
{
    return realOf(file)->pMethods;
}

bool failsNow()
{
    if (faultsAfter == 0 || faultIsOver)
        return false;
    if (faultsAfter > 1) {
        --faultsAfter;
        return false;
    }
    faultHappened = true;
    faultIsOver = !faultLasts;
    return true;
}

int faultClose(sqlite3_file *f)
{
    return methodsOf(f)->xClose(realOf(f));
}
int faultRead(sqlite3_file *f, void *to, int size, sqlite3_int64 at)
{
    return methodsOf(f)->xRead(realOf(f), to, size, at);
}
int faultWrite(sqlite3_file *f, const void *from, int size, sqlite3_int64 at)
{
    if (!failsNow())
        return methodsOf(f)->xWrite(realOf(f), from, size, at);
    if (faultWritesHalf)
        methodsOf(f)->xWrite(realOf(f), from, size / 2, at);
    return faultCode;
}
int faultTruncate(sqlite3_file *f, sqlite3_int64 size)
{
    return failsNow() ? faultCode : methodsOf(f)->xTruncate(realOf(f), size);
}
int faultSync(sqlite3_file *f, int flags)
{
    return failsNow() ? faultCode : methodsOf(f)->xSync(realOf(f), flags);
}
int faultFileSize(sqlite3_file *f, sqlite3_int64 *size)
{
    return methodsOf(f)->xFileSize(realOf(f), size);
}
int faultLock(sqlite3_file *f, int level)
{
    return methodsOf(f)->xLock(realOf(f), level);
}
int faultUnlock(sqlite3_file *f, int level)
{
    return methodsOf(f)->xUnlock(realOf(f), level);
}
int faultReserved(sqlite3_file *f, int *out)
{
    return methodsOf(f)->xCheckReservedLock(realOf(f), out);
}
int faultControl(sqlite3_file *f, int op, void *arg)
{
    return methodsOf(f)->xFileControl(realOf(f), op, arg);
}
int faultSectorSize(sqlite3_file *f)
{
    return methodsOf(f)->xSectorSize(realOf(f));
}
int faultCharacter(sqlite3_file *f)
{
    return methodsOf(f)->xDeviceCharacteristics(realOf(f));
}
int faultShmMap(sqlite3_file *f, int page, int size, int extend, void volatile **to)
{
    return methodsOf(f)->xShmMap(realOf(f), page, size, extend, to);
}
int faultShmLock(sqlite3_file *f, int at, int n, int flags)
{
    return methodsOf(f)->xShmLock(realOf(f), at, n, flags);
}
void faultShmBarrier(sqlite3_file *f)
{
    methodsOf(f)->xShmBarrier(realOf(f));
}
int faultShmUnmap(sqlite3_file *f, int remove)
{
    return methodsOf(f)->xShmUnmap(realOf(f), remove);
}

const sqlite3_io_methods faultMethods = {2,
                                         faultClose,
                                         faultRead,
                                         faultWrite,
                                         faultTruncate,
                                         faultSync,
                                         faultFileSize,
                                         faultLock,
                                         faultUnlock,
                                         faultReserved,
                                         faultControl,
                                         faultSectorSize,
                                         faultCharacter,
                                         faultShmMap,
                                         faultShmLock,
                                         faultShmBarrier,
                                         faultShmUnmap,
                                         nullptr,
                                         nullptr};

int faultOpen(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    auto *shim = new (file) FaultFile{};
    shim->real = reinterpret_cast<sqlite3_file *>(shim + 1);
    const int code = realVfs->xOpen(realVfs, name, shim->real, flags, outFlags);
    // Without methods SQLite does not close what did not open.
    shim->base.pMethods = shim->real->pMethods ? &faultMethods : nullptr;
    return code;
}

} // namespace

FaultVfs::FaultVfs()
{
    disarm();
    realVfs = sqlite3_vfs_find(nullptr);
    faultVfs = *realVfs;
    faultVfs.zName = "guitai-fault";
    faultVfs.szOsFile = int(sizeof(FaultFile)) + realVfs->szOsFile;
    faultVfs.xOpen = faultOpen;
    faultVfs.pNext = nullptr;
    sqlite3_vfs_register(&faultVfs, 1);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&faultVfs);
    sqlite3_vfs_register(realVfs, 1);
}

void FaultVfs::arm(int n, int code, Lasts lasts, Leaves leaves)
{
    faultsAfter = n;
    faultIsOver = false;
    faultLasts = lasts == Lasts::UntilDisarmed;
    faultWritesHalf = leaves == Leaves::Half;
    faultCode = code;
    faultHappened = false;
}

void FaultVfs::disarm()
{
    faultsAfter = 0;
}

bool FaultVfs::hasFailed() const
{
    return faultHappened;
}

} // namespace guitai::test
