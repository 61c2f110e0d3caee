// One stroke in, one thing to do with it out.
#include "ui/scan/scan_machine.h"

namespace guitai::ui {

ScanMachine::ScanMachine(ScanRules rules)
    : m_rules(rules)
{}

ScanMachine::Do ScanMachine::feed(const ScanStroke &stroke)
{
    if (m_marked && !follows(stroke, m_rules.markedGapMs)) {
        reset();
    }
    if (isHeldDown(stroke)) {
        reset();
        return Do::Pass;
    }
    switch (stroke.key) {
    case ScanKey::Character:
        return character(stroke);
    case ScanKey::Prefix:
        reset();
        m_marked = true;
        m_last = stroke.at;
        return Do::Swallow;
    case ScanKey::Enter:
    case ScanKey::Tab:
    case ScanKey::Suffix: {
        const std::optional<Do> end = ending(stroke);
        if (end) {
            m_code = *end == Do::Typed ? m_typed : m_burst;
        }
        // A suffix that ends nothing is the scanner's all the same: a second one, after Enter.
        const Do otherwise = stroke.key == ScanKey::Suffix || m_marked ? Do::Swallow : Do::Pass;
        reset();
        return end.value_or(otherwise);
    }
    case ScanKey::Erase:
        m_burst.clear();
        m_typed.chop(1);
        return Do::Pass;
    case ScanKey::Other:
        reset();
        return Do::Pass;
    }
    return Do::Pass;
}

bool ScanMachine::wouldEnd(const ScanStroke &stroke) const
{
    return ending(stroke).has_value();
}

void ScanMachine::forgetTyped()
{
    m_typed.clear();
    m_spoiled = false;
}

ScanMachine::Do ScanMachine::character(const ScanStroke &stroke)
{
    if (m_marked) {
        m_burst += stroke.character;
        m_last = stroke.at;
        return Do::Swallow;
    }
    noteTyped(stroke);
    if (!follows(stroke, m_rules.gapMs)) {
        m_burst.clear();
    }
    m_burst += stroke.character;
    m_last = stroke.at;
    return stroke.inField ? Do::Pass : Do::Hold;
}

std::optional<ScanMachine::Do> ScanMachine::ending(const ScanStroke &stroke) const
{
    const bool ends =
        stroke.key == ScanKey::Enter || stroke.key == ScanKey::Tab || stroke.key == ScanKey::Suffix;
    if (!ends || isHeldDown(stroke)) {
        return {};
    }
    const bool marked = m_marked && follows(stroke, m_rules.markedGapMs) && !m_burst.isEmpty();
    const bool fast = m_burst.size() >= m_rules.leastScanned && follows(stroke, m_rules.gapMs);
    if (marked || fast) {
        return Do::Scanned;
    }
    const bool typed = stroke.key == ScanKey::Enter && !stroke.inField && !m_spoiled &&
                       m_typed.size() >= m_rules.leastTyped && follows(stroke, m_rules.typedGapMs);
    if (typed) {
        return Do::Typed;
    }
    return {};
}

// Stamps that run backwards (another keyboard, a clock that wrapped) begin anew.
bool ScanMachine::follows(const ScanStroke &stroke, qint64 gapMs) const
{
    return stroke.at >= m_last && stroke.at - m_last <= gapMs;
}

bool ScanMachine::isHeldDown(const ScanStroke &stroke) const
{
    return stroke.repeated && !follows(stroke, m_rules.repeatMs);
}

void ScanMachine::noteTyped(const ScanStroke &stroke)
{
    if (stroke.inField || !follows(stroke, m_rules.typedGapMs)) {
        forgetTyped();
    }
    if (stroke.inField) {
        return;
    }
    const bool digit = stroke.character >= QLatin1Char('0') && stroke.character <= QLatin1Char('9');
    m_spoiled = m_spoiled || !digit;
    m_typed += stroke.character;
}

void ScanMachine::reset()
{
    m_burst.clear();
    m_marked = false;
    forgetTyped();
}

} // namespace guitai::ui
