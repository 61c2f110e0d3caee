// The commands of guitaictl: each takes its words and returns the exit status.
#pragma once

#include "app/ctl/arguments.h"
#include "app/ctl/voice.h"
#include "app/workplace/workplace.h"

#include <string>
#include <vector>

namespace guitai::ctl {

// 0 done, 1 refused or not paid, 2 wrong usage or settings, 3 not yet known.
enum Exit
{
    Done = 0,
    Refused = 1,
    Wrong = 2,
    NotYetKnown = 3
};

struct Context
{
    DataFolder folder;
    Tongue tongue = Tongue::Plain;
    // The rest of the command line after the command's own words.
    std::vector<std::string> given;

    Voice voice(int offsetSeconds = chinaOffset) const { return Voice(tongue, offsetSeconds); }
};

struct Command
{
    const char *name;  // "journal verify"
    const char *usage; // "FILE.csv [--default-price P]"
    const char *does;
    int (*run)(Context &context);
};

const std::vector<Command> &commands();

int init(Context &);
int importProducts(Context &);
int findProducts(Context &);
int sell(Context &);
int refund(Context &);
int say(Context &);
int closeTerminalDay(Context &);
int listPayments(Context &);
int showDrawer(Context &);
int resolve(Context &);
int showReceipt(Context &);
int shopStatus(Context &);
int shopPush(Context &);
int shopSetAside(Context &);
int shopLook(Context &);
int shopFetch(Context &);
int shopVerify(Context &);
int shopRebuild(Context &);
int openShift(Context &);
int payIn(Context &);
int payOut(Context &);
int countDrawer(Context &);
int closeShift(Context &);
int handOverShift(Context &);
int reportShift(Context &);
int closeDay(Context &);
int openDrawer(Context &);
int audit(Context &);
int listStaff(Context &);
int addStaff(Context &);
int setStaffPin(Context &);
int setStaffRole(Context &);
int deactivateStaff(Context &);
int activateStaff(Context &);
int settle(Context &);
int reconcileDay(Context &);
int sellBatch(Context &context, const std::string &path, bool keepGoing);
int importSettings(Context &);
int exportSettings(Context &);
int moveKey(Context &);
int checkSettings(Context &);
int verifyJournal(Context &);
int backup(Context &);
int restore(Context &);

// Parses, complaining when it cannot; nullopt then.
std::optional<Arguments> argumentsOf(const Context &context, const KnownOptions &known);
// Opens the workplace, complaining when it cannot; null then.
std::unique_ptr<Workplace> openPlace(const Context &context);
// To the file of --output, or to standard output.
int deliver(const std::string &bytes, const std::string &path);
// The person that the command line is, signed in for the time of a command: a supervisor, who may
// set a price, but no manager.
Cashier commandLine();
// Who sits at this machine: "root".
std::string userOfTheMachine();

} // namespace guitai::ctl
