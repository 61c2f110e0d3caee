// ScanMachine: tells a barcode scanner that types like a keyboard from a person who types.
//
// A scanner sends its characters in a burst and ends it with Enter or Tab. Whoever types four
// characters and Enter with no gap above 35 ms between any two is no person. The machine knows time
// only from the keys' own stamps, so that a burst that waited in a queue is still one.
#pragma once

#include <QString>

#include <optional>

namespace guitai::ui {

struct ScanRules
{
    qint64 gapMs = 35;        // longest between two keys of one burst
    qint64 markedGapMs = 500; // the same after the scanner's own prefix
    qint64 typedGapMs = 10'000;
    qint64 repeatMs = 8; // no keyboard repeats a key held down as fast as that
    int leastScanned = 4;
    int leastTyped = 3;
};

enum class ScanKey
{
    Character,
    Enter,
    Tab,
    Prefix, // the key that the scanner was set to send first
    Suffix, // ... and last
    Erase,
    Other
};

struct ScanStroke
{
    ScanKey key = ScanKey::Other;
    QChar character;
    qint64 at = 0;        // ms, from any origin
    bool inField = false; // something has the focus that takes characters
    // Marked as the repetition of a key held down. X11 marks the second of two equal characters so
    // when both come in the same millisecond, as they do from a scanner.
    bool repeated = false;
};

class ScanMachine
{
public:
    enum class Do
    {
        Pass,    // a key like any other
        Hold,    // may be a scan's, and no field takes it: keep it from shortcuts for a moment
        Swallow, // certainly the scanner's
        Scanned, // the key ends a scan: code() has it, what it typed into fields goes out again
        Typed    // the key ends digits typed where no field is: code() has them
    };

    explicit ScanMachine(ScanRules rules = {});

    Do feed(const ScanStroke &stroke);
    const QString &code() const { return m_code; }
    // The character just fed may be the first of a scan: what came before it is not of that scan.
    bool begins() const { return m_burst.size() == 1; }
    // Whether feeding this stroke would end a scan or typed digits.
    bool wouldEnd(const ScanStroke &stroke) const;
    // Between a prefix and its suffix.
    bool isMarked() const { return m_marked; }
    // The hands went elsewhere: digits typed so far are not a code.
    void forgetTyped();

private:
    Do character(const ScanStroke &stroke);
    std::optional<Do> ending(const ScanStroke &stroke) const;
    bool follows(const ScanStroke &stroke, qint64 gapMs) const;
    bool isHeldDown(const ScanStroke &stroke) const;
    void noteTyped(const ScanStroke &stroke);
    void reset();

    ScanRules m_rules;
    QString m_burst;
    QString m_typed;
    QString m_code;
    qint64 m_last = 0;
    bool m_spoiled = false; // something else than digits was typed
    bool m_marked = false;
};

} // namespace guitai::ui
