// FaultVfs: SQLite's way to the disk, that fails when told to.
#pragma once

namespace guitai::test {

// While one is alive every newly opened database goes through it. Counting starts with arm().
class FaultVfs
{
public:
    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;

    // How often it fails before the disk is well again.
    enum class Lasts
    {
        UntilDisarmed,
        Once
    };
    // How much of a write that fails gets there all the same.
    enum class Leaves
    {
        Nothing,
        Half
    };
    // The n-th write or flush from now on (from 1) and, if it lasts, all after it fail with this
    // SQLite code.
    void arm(int n, int code, Lasts lasts = Lasts::UntilDisarmed, Leaves leaves = Leaves::Nothing);
    void disarm();
    bool hasFailed() const;
};

} // namespace guitai::test
