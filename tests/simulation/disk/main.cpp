// guitai-simulate-disk: a run of sales over the real journal, once for each write, with that write
// failing in each way a disk can fail.
#include "tests/simulation/disk/shop.h"
#include "tests/storage/fault_vfs.h"

#include <sqlite3.h>

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

using namespace guitai;
using namespace guitai::simulation;
using test::FaultVfs;

namespace {

struct Failure
{
    const char *name;
    int code;
    FaultVfs::Leaves leaves;
};

constexpr Failure failures[] = {
    {"disk full", SQLITE_FULL, FaultVfs::Leaves::Nothing},
    {"disk full, short write", SQLITE_FULL, FaultVfs::Leaves::Half},
    {"write error", SQLITE_IOERR_WRITE, FaultVfs::Leaves::Nothing},
    {"write error, short write", SQLITE_IOERR_WRITE, FaultVfs::Leaves::Half},
    {"flush error", SQLITE_IOERR_FSYNC, FaultVfs::Leaves::Nothing},
    {"truncate error", SQLITE_IOERR_TRUNCATE, FaultVfs::Leaves::Nothing},
};

// What people do when the till cannot write.
enum class Then
{
    GoOn,
    Restart
};

// Of the story: by the bank, in two parts, in cash after a cancel.
constexpr std::int64_t soldInStory = 3;

class Run
{
public:
    Run(FaultVfs &disk, const std::string &file, Then then)
        : m_disk(disk)
        , m_then(then)
        , m_shop(file)
    {}

    // Empty, or what is wrong.
    std::string sell(int n, const Failure &failure, FaultVfs::Lasts lasts)
    {
        if (!m_shop.start())
            return "the till does not start on a sound disk";
        m_disk.arm(n, failure.code, lasts, failure.leaves);
        story();
        m_hasFailed = m_disk.hasFailed();
        m_disk.disarm();
        m_shop.pass(Span::minutes(90));
        if (!m_gaveUpAt.empty())
            return "on a sound disk it never came to " + m_gaveUpAt;
        if (m_shop.receipts() != soldInStory)
            return "the story has " + std::to_string(soldInStory) + " receipts, the disk " +
                   std::to_string(m_shop.receipts());
        if (std::string fault = m_shop.faultOfDisk(); !fault.empty())
            return fault;
        if (std::string fault = m_shop.faultOfBooks(); !fault.empty())
            return fault;
        // And so it is after the power was cut.
        if (!m_shop.start())
            return "the till does not start again";
        m_shop.pass(Span::minutes(30));
        if (std::string fault = m_shop.faultOfDisk(); !fault.empty())
            return "after a restart: " + fault;
        return m_shop.faultOfBooks();
    }
    bool hasFailed() const { return m_hasFailed; }

private:
    // Tries until it is on disk; the second time somebody has made room on it, and from then on the
    // disk is sound: a till that still does not come round has not recovered.
    void does(const char *deed, const std::function<Refusal(Till &)> &what)
    {
        for (int tries = 0; tries < 20; ++tries) {
            if (!m_shop.isOpen() && !m_shop.start()) {
                m_disk.disarm();
                continue;
            }
            if (what(m_shop.till()) != Refusal::CannotWrite && m_shop.till().stopped().empty())
                return;
            if (tries > 0)
                m_disk.disarm();
            if (m_then == Then::Restart && !m_shop.start())
                m_disk.disarm();
            m_shop.pass(Span::seconds(1));
        }
        if (m_gaveUpAt.empty())
            m_gaveUpAt = deed;
    }
    void pass(Span span)
    {
        m_shop.pass(span);
        if (!m_shop.isOpen() || m_shop.till().stopped().empty())
            return;
        if (m_then == Then::Restart && !m_shop.start()) {
            m_disk.disarm();
            m_shop.start();
        }
        m_shop.pass(Span::seconds(3));
        m_disk.disarm();
        m_shop.pass(Span::seconds(5));
    }
    void scan(std::int64_t fen)
    {
        CatalogueItem item;
        item.code = "water";
        item.name = "Water";
        item.price = Money(fen, Currency::cny());
        item.tax = {"VAT13", 130000};
        does("scan", [&](Till &till) { return till.add(item); });
    }
    const Checkout *here() const
    {
        return const_cast<Shop &>(m_shop).till().counter().currentSale();
    }
    void pay(std::int64_t fen)
    {
        does("pay", [&](Till &till) {
            const Checkout *sale = till.counter().currentSale();
            if (!sale || sale->moneyMayMove() || due(*sale).isZero())
                return Refusal::None;
            const Money amount = std::min(due(*sale), Money(fen, Currency::cny()));
            return till.pay(ProviderId("bank"), amount);
        });
        pass(Span::seconds(3));
        for (const auto &[id, row] : m_shop.bank().rows()) {
            if (row.state == BankState::Waiting)
                m_shop.bank().pay(id, m_shop.time());
        }
        pass(Span::seconds(10));
    }
    // More than is due, whatever that is: a scan that seemed to fail may be on the disk, and was
    // repeated.
    void cash()
    {
        does("cash", [](Till &till) {
            const Checkout *sale = till.counter().currentSale();
            return sale && due(*sale).isPositive() && !sale->moneyMayMove()
                       ? till.takeCash(due(*sale) + Money(300, Currency::cny()))
                       : Refusal::None;
        });
    }
    void nextCustomer()
    {
        does("next customer", [](Till &till) { return till.handle(NextCustomer{}); });
    }

    void story()
    {
        does("sign in", [](Till &till) {
            return till.handle(SignIn{{CashierId("lin"), "Lin", true}});
        });
        // By the bank, then back in part.
        scan(350);
        scan(250);
        pay(10'000);
        const SaleId first = here() ? here()->id : SaleId();
        nextCustomer();
        does("refund", [&](Till &till) {
            const Checkout *known = till.fetch(first) ? till.counter().sale(first) : nullptr;
            if (!known || !known->receipt || !known->refunds.empty())
                return Refusal::None;
            return till.refund(first, known->receipt->tenders.front().attempt,
                               Money(250, Currency::cny()), "came back");
        });
        pass(Span::seconds(5));
        // A part by the bank, the rest in cash.
        scan(1'000);
        pay(400);
        cash();
        nextCustomer();
        // Cancelled, then in cash.
        scan(700);
        does("pay",
             [](Till &till) { return till.pay(ProviderId("bank"), Money(700, Currency::cny())); });
        pass(Span::seconds(3));
        does("cancel", [](Till &till) {
            const Checkout *sale = till.counter().currentSale();
            const Attempt *open = sale ? sale->openAttempt() : nullptr;
            return open ? till.handle(CancelPressed{open->id}) : Refusal::None;
        });
        pass(Span::seconds(20));
        cash();
        nextCustomer();
    }

    FaultVfs &m_disk;
    Then m_then;
    Shop m_shop;
    bool m_hasFailed = false;
    std::string m_gaveUpAt; // empty: nowhere
};

std::string folderInMemory()
{
    // What a flush costs is not the question here.
    std::string name = (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    name += "/guitai-disk-XXXXXX";
    return mkdtemp(name.data()) ? name : std::string();
}

} // namespace

// guitai-simulate-disk [STEP]: only each STEP-th write fails, beginning with a random one.
int main(int argc, char **argv)
{
    const int step = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1;
    const int begin = 1 + int(::getpid()) % step;
    const std::string folder = folderInMemory();
    if (folder.empty()) {
        std::fprintf(stderr, "no folder to work in\n");
        return 2;
    }
    const std::string empty = folder + "/empty.db";
    FaultVfs disk;
    {
        Shop shop(empty);
        if (!shop.start())
            return 2;
    }
    int runs = 0, failed = 0, wrong = 0;
    for (const Failure &failure : failures) {
        for (const auto lasts : {FaultVfs::Lasts::Once, FaultVfs::Lasts::UntilDisarmed}) {
            for (const auto then : {Then::GoOn, Then::Restart}) {
                bool hasFailed = true;
                for (int n = begin; hasFailed && n < 10'000; n += step) {
                    const std::string file = folder + "/journal.db";
                    for (const char *end : {"", "-wal", "-shm"})
                        std::filesystem::remove(file + end);
                    std::filesystem::copy_file(empty, file);
                    Run run(disk, file, then);
                    const std::string fault = run.sell(n, failure, lasts);
                    hasFailed = run.hasFailed();
                    ++runs;
                    failed += hasFailed ? 1 : 0;
                    if (fault.empty())
                        continue;
                    if (++wrong <= 20)
                        std::printf("VIOLATION: %s, write %d, %s, %s: %s\n", failure.name, n,
                                    lasts == FaultVfs::Lasts::Once ? "once" : "until there is room",
                                    then == Then::GoOn ? "the till goes on" : "the till restarts",
                                    fault.c_str());
                }
            }
        }
    }
    std::filesystem::remove_all(folder);
    std::printf("%d runs, in %d of them a write failed; %d violations\n", runs, failed, wrong);
    return wrong == 0 && failed > 0 ? 0 : 1;
}
