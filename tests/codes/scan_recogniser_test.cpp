// The recogniser among real widgets: what is scanned stays out of fields, buttons and shortcuts.
#include "ui/scan/scan_recogniser.h"

#include "tests/kit/main.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QTextEdit>
#include <QVBoxLayout>
#include <QtTest>

QT_BEGIN_NAMESPACE
Q_GUI_EXPORT bool qt_sendShortcutOverrideEvent(QObject *o, ulong timestamp, int k,
                                               Qt::KeyboardModifiers mods, const QString &text,
                                               bool autorep, ushort count);
QT_END_NAMESPACE

using namespace guitai::ui;

class ScanRecogniserTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_line = nullptr;
    QPushButton *m_button = nullptr;
    std::unique_ptr<ScanRecogniser> m_recogniser;
    QStringList m_codes;
    quint64 m_now = 1000;

    // A key as the window system gives it: first to the shortcuts, then to the focus.
    void key(int code, const QString &text, int gap, bool repeated = false,
             Qt::KeyboardModifiers modifiers = {})
    {
        m_now += quint64(gap);
        QWidget *target = QApplication::focusWidget();
        target = target ? target : m_window.get();
        if (!qt_sendShortcutOverrideEvent(target, ulong(m_now), code, modifiers, text, repeated,
                                          1)) {
            QKeyEvent press(QEvent::KeyPress, code, modifiers, text, repeated);
            press.setTimestamp(m_now);
            QApplication::sendEvent(target, &press);
        }
        target = QApplication::focusWidget();
        QKeyEvent release(QEvent::KeyRelease, code, modifiers, text, repeated);
        release.setTimestamp(m_now);
        QApplication::sendEvent(target ? target : m_window.get(), &release);
    }
    void type(const QString &text, int gap)
    {
        for (const QChar c : text) {
            key(c.toUpper().unicode(), c, gap);
        }
    }
    void enter(int gap) { key(Qt::Key_Return, "\r", gap); }
    void scan(const QString &code, int gap = 5)
    {
        type(code, gap);
        enter(gap);
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto *column = new QVBoxLayout(m_window.get());
        m_line = new QLineEdit;
        m_button = new QPushButton("Pay");
        m_button->setAutoDefault(true);
        column->addWidget(m_line);
        column->addWidget(m_button);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_recogniser = std::make_unique<ScanRecogniser>();
        m_codes.clear();
        connect(m_recogniser.get(), &ScanRecogniser::scanned, this,
                [this](const QString &code) { m_codes << code; });
    }
    void cleanup()
    {
        m_recogniser.reset();
        m_window.reset();
    }

    void aFieldIsAsBeforeTheScan()
    {
        m_line->setFocus();
        m_line->setText("search text");
        m_line->setSelection(7, 4);
        QSignalSpy returned(m_line, &QLineEdit::returnPressed);
        m_now += 1000;
        scan("6901234567892");
        QCOMPARE(m_codes, QStringList{"6901234567892"});
        QCOMPARE(m_line->text(), QString("search text"));
        QCOMPARE(m_line->selectedText(), QString("text"));
        QCOMPARE(m_line->cursorPosition(), 11);
        QCOMPARE(returned.size(), 0);
    }

    void whatAPersonTypedBeforeStays()
    {
        m_line->setFocus();
        type("mi", 150);
        key('6', "6", 150);
        type("901234567892", 5);
        enter(5);
        QCOMPARE(m_line->text(), QString("mi"));
        QCOMPARE(m_codes, QStringList{"6901234567892"});
    }

    void aPersonsTypingAndEnterReachTheField()
    {
        m_line->setFocus();
        QSignalSpy returned(m_line, &QLineEdit::returnPressed);
        type("123456", 70);
        enter(70);
        QCOMPARE(m_line->text(), QString("123456"));
        QCOMPARE(returned.size(), 1);
        QVERIFY(m_codes.isEmpty());
    }

    void otherKindsOfFields_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("QTextEdit") << "QTextEdit";
        QTest::newRow("QPlainTextEdit") << "QPlainTextEdit";
        QTest::newRow("QSpinBox") << "QSpinBox";
    }
    void otherKindsOfFields()
    {
        QFETCH(QString, kind);
        auto *text = new QTextEdit("note");
        auto *plain = new QPlainTextEdit("note");
        auto *spin = new QSpinBox;
        spin->setRange(0, 999);
        spin->setValue(42);
        for (QWidget *widget : std::initializer_list<QWidget *>{text, plain, spin}) {
            m_window->layout()->addWidget(widget);
            if (widget->metaObject()->className() == kind) {
                widget->setFocus();
            }
        }
        scan("6901234567892");
        QCOMPARE(m_codes, QStringList{"6901234567892"});
        QCOMPARE(text->toPlainText(), QString("note"));
        QCOMPARE(plain->toPlainText(), QString("note"));
        QCOMPARE(spin->value(), 42);
        QCOMPARE(spin->text(), QString("42"));
    }

    void enterOfAScanPressesNoButton()
    {
        m_button->setFocus();
        QSignalSpy clicked(m_button, &QPushButton::clicked);
        QShortcut shortcut(QKeySequence(Qt::Key_Return), m_window.get());
        QSignalSpy activated(&shortcut, &QShortcut::activated);
        scan("ABC 123 X");
        QCOMPARE(m_codes, QStringList{"ABC 123 X"});
        m_recogniser->letGo();
        QCOMPARE(clicked.size(), 0);
        QCOMPARE(activated.size(), 0);
        enter(500);
        QCOMPARE(clicked.size() + activated.size(), 1);
    }

    void charactersOfAScanAreNoShortcuts()
    {
        m_button->setFocus();
        QShortcut shortcut(QKeySequence("9"), m_window.get());
        QSignalSpy activated(&shortcut, &QShortcut::activated);
        QAction action;
        action.setShortcut(QKeySequence("A"));
        m_window->addAction(&action);
        QSignalSpy triggered(&action, &QAction::triggered);
        scan("A6999A");
        m_recogniser->letGo();
        QCOMPARE(activated.size(), 0);
        QCOMPARE(triggered.size(), 0);
        QCOMPARE(m_codes, QStringList{"A6999A"});

        key('9', "9", 500);
        QCOMPARE(activated.size(), 0);
        m_recogniser->letGo();
        QCOMPARE(activated.size(), 1);
        key('A', "a", 500);
        m_recogniser->letGo();
        QCOMPARE(triggered.size(), 1);
    }

    void heldKeysComeOutInOrderBeforeTheNext()
    {
        m_button->setFocus();
        QSignalSpy clicked(m_button, &QPushButton::clicked);
        key(Qt::Key_Space, " ", 500);
        QCOMPARE(clicked.size(), 0);
        key(Qt::Key_F5, {}, 20);
        QCOMPARE(clicked.size(), 1);
        QVERIFY(m_codes.isEmpty());
    }

    void capitalsComeWithShift()
    {
        for (const QChar c : QString("ABCD")) {
            key(Qt::Key_Shift, {}, 2, false, Qt::ShiftModifier);
            key(c.unicode(), c, 2, false, Qt::ShiftModifier);
        }
        enter(2);
        QCOMPARE(m_codes, QStringList{"ABCD"});
    }

    void aKeyHeldDownIsNoScanner()
    {
        m_line->setFocus();
        key('1', "1", 500);
        for (int i = 0; i < 10; ++i) {
            key('1', "1", 30, true);
        }
        enter(30);
        QVERIFY(m_codes.isEmpty());
        QCOMPARE(m_line->text(), QString(11, '1'));
    }

    void typedNumberNeedsNoField()
    {
        m_button->setFocus();
        QSignalSpy clicked(m_button, &QPushButton::clicked);
        type("4011", 200);
        enter(300);
        QCOMPARE(m_codes, QStringList{"4011"});
        QCOMPARE(clicked.size(), 0);
    }

    void aKeypadKeepsItsDigits()
    {
        m_button->setFocus();
        takeTypedDigits(*m_window);
        QSignalSpy clicked(m_button, &QPushButton::clicked);
        type("4011", 200);
        enter(300);
        QVERIFY(m_codes.isEmpty());
        QCOMPARE(clicked.size(), 1);
        m_now += 1000;
        scan("6901234567892");
        QCOMPARE(m_codes, QStringList{"6901234567892"});
    }

    void aScanAfterTypingElsewhereLeavesThatFieldAlone()
    {
        m_line->setFocus();
        type("milk", 150);
        m_button->setFocus();
        m_now += 1000;
        scan("6901234567892");
        QCOMPARE(m_codes, QStringList{"6901234567892"});
        QCOMPARE(m_line->text(), QString("milk"));
    }

    void focusThatMovesInTheMiddleIsPutRight()
    {
        auto *second = new QLineEdit;
        m_window->layout()->addWidget(second);
        m_line->setFocus();
        connect(m_line, &QLineEdit::textChanged, second, [this, second](const QString &text) {
            if (text.size() == 3) {
                second->setFocus();
            }
        });
        m_now += 1000;
        scan("6901234567892");
        QCOMPARE(m_codes, QStringList{"6901234567892"});
        QCOMPARE(m_line->text(), QString());
        QCOMPARE(second->text(), QString());
    }

    void scannersOwnMarks()
    {
        QVERIFY(m_recogniser->setMarks({"F9", "ETX"}));
        m_line->setFocus();
        key(Qt::Key_F9, {}, 500);
        type("77", 90);
        QCOMPARE(m_line->text(), QString());
        key(Qt::Key_C, "\x03", 90, false, Qt::ControlModifier);
        QCOMPARE(m_codes, QStringList{"77"});
        QVERIFY(!m_recogniser->setMarks({"no such key", ""}));
        QVERIFY(m_recogniser->setMarks({"STX", "F10"}));
        key(Qt::Key_B, "\x02", 500, false, Qt::ControlModifier);
        type("8", 90);
        key(Qt::Key_F10, {}, 90);
        QCOMPARE(m_codes, (QStringList{"77", "8"}));
    }

    void fiveHundredScansInARowWhereverTheFocusIs()
    {
        QStringList wanted;
        for (int i = 0; i < 500; ++i) {
            i % 2 == 0 ? m_line->setFocus() : m_button->setFocus();
            wanted << QString::number(6'900'000'000'000 + i);
            scan(wanted.last(), 0);
        }
        QCOMPARE(m_codes, wanted);
        QCOMPARE(m_line->text(), QString());
    }

    void aWindowThatClosesOnAScanDoesNoHarm()
    {
        connect(m_recogniser.get(), &ScanRecogniser::scanned, this, [this] { m_window.reset(); });
        m_line->setFocus();
        m_now += 1000;
        type("6901234567892", 5);
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, {}, "\r");
        press.setTimestamp(m_now + 5);
        QApplication::sendEvent(m_line, &press);
        QCOMPARE(m_codes.size(), 1);
    }
};

GUITAI_TEST(ScanRecogniserTest)
#include "scan_recogniser_test.moc"
