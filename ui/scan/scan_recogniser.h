// ScanRecogniser: hears a barcode scanner whatever has the focus, and keeps its keys from doing
// harm.
//
// In a text field the characters appear as they come and are taken out again once Enter shows that
// they were a scan. Where no field has the focus they are held back for a twentieth of a second:
// characters of a scan never reach buttons, lists or shortcuts; a person's key does so a moment
// later.
#pragma once

#include "ui/scan/field_state.h"
#include "ui/scan/scan_machine.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <utility>
#include <vector>

class QKeyEvent;

namespace guitai::ui {

// What a scanner can be set to send before or after each code. Neither is needed.
struct ScannerMarks
{
    QString prefix; // a key's name ("F9") or "STX"; empty: none
    QString suffix; // a key's name or "ETX"; Enter and Tab always end a code

    friend bool operator==(const ScannerMarks &, const ScannerMarks &) = default;
};

// A widget that takes digits itself without being a text field, such as a keypad for amounts:
// digits typed and Enter belong to it when it, or a widget in it, has the focus. Scans are heard
// all the same.
void takeTypedDigits(QWidget &widget);

class ScanRecogniser : public QObject
{
    Q_OBJECT

public:
    // Listens to all keys of the application for as long as it lives.
    explicit ScanRecogniser(QObject *parent = nullptr);
    ~ScanRecogniser() override;

    // False when a name is not a key's; the marks stay as they were.
    bool setMarks(const ScannerMarks &marks);

    bool eventFilter(QObject *receiver, QEvent *event) override;

public Q_SLOTS:
    // Lets go of keys held back; called a moment after the last one.
    void letGo();

Q_SIGNALS:
    // A scan, or at least three digits and Enter typed where no field has the focus.
    void scanned(const QString &code);

private:
    struct Mark
    {
        QChar character;
        int key = 0;
    };

    static bool readMark(const QString &name, Mark &mark);
    static bool matches(const Mark &mark, const QKeyEvent &event);
    ScanStroke strokeOf(const QWidget &target, const QKeyEvent &event) const;
    bool wantsShortcutKey(QWidget &target, QKeyEvent &event) const;
    bool pressed(QWidget &target, QKeyEvent &event);
    bool released(QWidget &target, const QKeyEvent &event);
    void hold(QWidget &target, const QKeyEvent &event);
    void remember(QWidget &target);
    void takeOut();

    ScanMachine m_machine;
    Mark m_prefix, m_suffix;
    std::vector<FieldState> m_fields; // where the burst's characters went
    std::vector<std::pair<QPointer<QWidget>, std::unique_ptr<QKeyEvent>>> m_held;
    QTimer m_holding;
    bool m_lettingGo = false;
};

} // namespace guitai::ui
