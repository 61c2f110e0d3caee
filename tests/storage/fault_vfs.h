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

    // The n-th write or flush from now on (from 1) and all after it fail with this SQLite code.
    void arm(int n, int code);
    void disarm();
    bool hasFailed() const;
};

} // namespace guitai::test
