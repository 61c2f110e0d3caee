// Turns Qt's key events into strokes, and does with each what the machine says.
#include "ui/scan/scan_recogniser.h"

#include <QApplication>
#include <QKeyEvent>
#include <QKeySequence>

#include <algorithm>

QT_BEGIN_NAMESPACE
// Offers a key to the shortcuts, as the window system's own keys are. Exported by Qt Gui, and
// declared like this in Qt's public qtestkey.h.
Q_GUI_EXPORT bool qt_sendShortcutOverrideEvent(QObject *o, ulong timestamp, int k,
                                               Qt::KeyboardModifiers mods,
                                               const QString &text = QString(),
                                               bool autorep = false, ushort count = 1);
QT_END_NAMESPACE

namespace guitai::ui {

namespace {

constexpr int holdMs = 50; // longer than the longest gap in a burst
constexpr char takesDigits[] = "guitaiTakesTypedDigits";
constexpr QChar startOfText(0x02), endOfText(0x03), groupSeparator(0x1d);

bool takesTypedDigits(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (widget->property(takesDigits).toBool()) {
            return true;
        }
    }
    return false;
}

// The one widget that a key goes to first; parents that get it afterwards are none of our business.
QWidget *targetOf(QObject *receiver)
{
    if (!receiver->isWidgetType()) {
        return nullptr;
    }
    auto *widget = static_cast<QWidget *>(receiver);
    QWidget *focus = QApplication::focusWidget();
    if (QWidget *popup = QApplication::activePopupWidget()) {
        focus = popup->focusWidget() ? popup->focusWidget() : popup;
    }
    return widget == focus || (!focus && widget->isWindow()) ? widget : nullptr;
}

bool isModifierKey(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
           key == Qt::Key_AltGr || key == Qt::Key_Meta || key == Qt::Key_CapsLock ||
           key == Qt::Key_NumLock;
}

} // namespace

void takeTypedDigits(QWidget &widget)
{
    widget.setProperty(takesDigits, true);
}

ScanRecogniser::ScanRecogniser(QObject *parent)
    : QObject(parent)
{
    m_holding.setSingleShot(true);
    m_holding.setInterval(holdMs);
    connect(&m_holding, &QTimer::timeout, this, &ScanRecogniser::letGo);
    qApp->installEventFilter(this);
}

ScanRecogniser::~ScanRecogniser() = default;

bool ScanRecogniser::setMarks(const ScannerMarks &marks)
{
    Mark prefix, suffix;
    if (!readMark(marks.prefix, prefix) || !readMark(marks.suffix, suffix)) {
        return false;
    }
    m_prefix = prefix;
    m_suffix = suffix;
    return true;
}

bool ScanRecogniser::eventFilter(QObject *receiver, QEvent *event)
{
    if (m_lettingGo) {
        return false;
    }
    if (event->type() == QEvent::MouseButtonPress) {
        m_machine.forgetTyped();
        return false;
    }
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease ||
                       event->type() == QEvent::ShortcutOverride;
    QWidget *target = isKey ? targetOf(receiver) : nullptr;
    if (!target) {
        return false;
    }
    auto &key = static_cast<QKeyEvent &>(*event);
    const bool ours = event->type() == QEvent::KeyPress     ? pressed(*target, key)
                      : event->type() == QEvent::KeyRelease ? released(*target, key)
                                                            : wantsShortcutKey(*target, key);
    if (ours) {
        event->accept();
    }
    return ours;
}

void ScanRecogniser::letGo()
{
    m_holding.stop();
    m_lettingGo = true;
    const auto held = std::exchange(m_held, {});
    for (const auto &[target, event] : held) {
        if (!target) {
            continue;
        }
        const bool shortcut =
            event->type() == QEvent::KeyPress &&
            qt_sendShortcutOverrideEvent(target, ulong(event->timestamp()), event->key(),
                                         event->modifiers(), event->text());
        if (!shortcut && target) {
            QCoreApplication::sendEvent(target, event.get());
        }
    }
    m_lettingGo = false;
}

bool ScanRecogniser::readMark(const QString &name, Mark &mark)
{
    if (name.isEmpty()) {
        return true;
    }
    if (name == QLatin1String("STX") || name == QLatin1String("ETX")) {
        mark.character = name == QLatin1String("STX") ? startOfText : endOfText;
        return true;
    }
    const QKeySequence keys = QKeySequence::fromString(name, QKeySequence::PortableText);
    if (keys.count() != 1 || keys[0].key() == Qt::Key_unknown) {
        return false;
    }
    mark.key = keys[0].key();
    return true;
}

bool ScanRecogniser::matches(const Mark &mark, const QKeyEvent &event)
{
    return (mark.key != 0 && event.key() == mark.key) ||
           (!mark.character.isNull() && event.text() == mark.character);
}

ScanStroke ScanRecogniser::strokeOf(const QWidget &target, const QKeyEvent &event) const
{
    ScanStroke stroke;
    stroke.at = qint64(event.timestamp());
    stroke.repeated = event.isAutoRepeat();
    stroke.inField = textFieldAt(const_cast<QWidget *>(&target)) || takesTypedDigits(&target);
    const bool command =
        event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (matches(m_prefix, event)) {
        stroke.key = ScanKey::Prefix;
    } else if (matches(m_suffix, event)) {
        stroke.key = ScanKey::Suffix;
    } else if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        stroke.key = ScanKey::Enter;
    } else if (event.key() == Qt::Key_Tab) {
        stroke.key = ScanKey::Tab;
    } else if (event.key() == Qt::Key_Backspace) {
        stroke.key = ScanKey::Erase;
    } else if (event.text().size() == 1 &&
               ((event.text()[0].isPrint() && !command) || event.text()[0] == groupSeparator)) {
        stroke.key = ScanKey::Character;
        stroke.character = event.text()[0];
    }
    return stroke;
}

// Shortcuts are served before a key is pressed, unless somebody says that he needs it as a key.
bool ScanRecogniser::wantsShortcutKey(QWidget &target, QKeyEvent &event) const
{
    const ScanStroke stroke = strokeOf(target, event);
    if (stroke.key == ScanKey::Character) {
        return !stroke.inField || m_machine.isMarked();
    }
    return stroke.key == ScanKey::Prefix || stroke.key == ScanKey::Suffix ||
           m_machine.wouldEnd(stroke);
}

bool ScanRecogniser::pressed(QWidget &target, QKeyEvent &event)
{
    if (isModifierKey(event.key())) {
        return false; // Shift comes before each capital
    }
    const ScanStroke stroke = strokeOf(target, event);
    const ScanMachine::Do what = m_machine.feed(stroke);
    if (stroke.key == ScanKey::Character && m_machine.begins()) {
        letGo();
        m_fields.clear();
    }
    switch (what) {
    case ScanMachine::Do::Pass:
        letGo();
        if (stroke.key == ScanKey::Character) {
            remember(target);
        }
        return false;
    case ScanMachine::Do::Hold:
        hold(target, event);
        return true;
    case ScanMachine::Do::Swallow:
        return true;
    case ScanMachine::Do::Scanned:
        takeOut();
        break;
    case ScanMachine::Do::Typed:
        m_holding.stop();
        m_held.clear();
        break;
    }
    Q_EMIT scanned(m_machine.code());
    return true;
}

bool ScanRecogniser::released(QWidget &target, const QKeyEvent &event)
{
    const bool held = std::any_of(m_held.begin(), m_held.end(), [&](const auto &one) {
        return one.second->type() == QEvent::KeyPress && one.second->key() == event.key();
    });
    if (held) {
        m_held.emplace_back(&target, event.clone());
    }
    return held;
}

void ScanRecogniser::hold(QWidget &target, const QKeyEvent &event)
{
    m_held.emplace_back(&target, event.clone());
    m_holding.start();
}

void ScanRecogniser::remember(QWidget &target)
{
    QWidget *field = textFieldAt(&target);
    const bool known = std::any_of(m_fields.begin(), m_fields.end(),
                                   [&](const FieldState &one) { return one.field() == field; });
    if (field && !known) {
        m_fields.emplace_back(field);
    }
}

void ScanRecogniser::takeOut()
{
    m_holding.stop();
    m_held.clear();
    for (const FieldState &field : m_fields) {
        field.restore();
    }
    m_fields.clear();
}

} // namespace guitai::ui
