// For ThreadSanitizer alone: Qt, which is not built with it, hands calls and signals from one
// thread to another under locks that it does not see. Here each of them is told to it: what was
// done before a call was sent is there for whoever receives an event afterwards.
#include "tests/kit/happens_before.h"

#if defined(__SANITIZE_THREAD__)

#include <QObject>

#include <dlfcn.h>

extern "C" void __tsan_acquire(void *);
extern "C" void __tsan_release(void *);

namespace {

char sent;

template <typename Function>
Function *next(const char *symbol)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, symbol));
}

} // namespace

// The program's own are found before Qt's.
void QMetaObject::activate(QObject *sender, const QMetaObject *meta, int signal, void **arguments)
{
    static const auto real = next<void(QObject *, const QMetaObject *, int, void **)>(
        "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    __tsan_release(&sent);
    real(sender, meta, signal, arguments);
}

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot,
                                   Qt::ConnectionType type, void *result)
{
    static const auto real =
        next<bool(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
            "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14"
            "ConnectionTypeEPv");
    __tsan_release(&sent);
    return real(object, slot, type, result);
}

void guitai::test::received()
{
    __tsan_acquire(&sent);
}

void guitai::test::handled()
{
    __tsan_release(&sent);
}

#else

void guitai::test::received() {}
void guitai::test::handled() {}

#endif
