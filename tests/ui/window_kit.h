// WindowKit: the cashier's window with a fake desk, for tests that press one thing and look.
#pragma once

#include "tests/ui/fake_desk.h"
#include "ui/main_window/main_window.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

namespace guitai::test {

struct WindowKit
{
    explicit WindowKit(const CounterView &view, QSize size = QSize(1024, 768),
                       const QString &language = QStringLiteral("en"))
        : window((ui::initResources(), theme.apply(), desk), theme, words, [this] { return now; },
                 {language, ui::Shade::Light, 100, false})
    {
        window.resize(size);
        window.show();
        window.activateWindow();
        // Keys go to the active window only.
        if (!QTest::qWaitForWindowActive(&window)) {
            qWarning("the window did not become active");
        }
        desk.show(view);
        Q_EMIT desk.categoriesListed(categories());
        Q_EMIT desk.categoryOpened(QStringLiteral("drinks"), goods("drinks"));
        QCoreApplication::processEvents();
        desk.asked.clear();
    }

    QAbstractButton *button(const char *name)
    {
        return window.findChild<QAbstractButton *>(QLatin1String(name));
    }
    QLineEdit *field(const char *name)
    {
        return window.findChild<QLineEdit *>(QLatin1String(name));
    }
    QString text(const char *label)
    {
        auto *found = window.findChild<QLabel *>(QLatin1String(label));
        return found != nullptr ? found->text() : QString();
    }
    bool click(const char *name)
    {
        QAbstractButton *found = button(name);
        if (found == nullptr || !found->isVisible() || !found->isEnabled()) {
            return false;
        }
        QTest::mouseClick(found, Qt::LeftButton);
        return true;
    }
    // As by a person: keys without any gap between them would be a scanner's.
    void type(const char *name, const QString &what)
    {
        field(name)->setFocus();
        field(name)->insert(what);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &window, key, modifiers);
    }

    FakeDesk desk;
    ui::Theme theme;
    ui::Language words;
    Instant now = shopOpens;
    ui::MainWindow window;
};

} // namespace guitai::test
