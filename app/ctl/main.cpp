// guitaictl: the till from the command line, for managers, IT and scripts.
#include "app/ctl/commands.h"

#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace guitai::ctl {

const std::vector<Command> &commands()
{
    static const std::vector<Command> list = {
        {"init", "--demo", "sets up a demo shop: people, taxes, about 200 products", init},
        {"products import",
         "FILE.csv[.gz] [--default-price P] [--encoding utf-8|gb18030] [--keep-going]",
         "takes products in; columns by header: barcode,name,price,category,tax,unit,plu,name_zh",
         importProducts},
        {"products find", "TEXT [--limit N]", "what the till's search box finds", findProducts},
        {"sell",
         "--item CODE[*QTY][@PRICE] ... | --order ORDER  --pay METHOD[=AMOUNT] ... "
         "[--auth-code CODE] [--tip A] [--approval CODE --last-four NNNN] [--timeout S]",
         "one whole sale, paid by any mix of ways; cash=USD20 for foreign notes", sell},
        {"sell", "--batch FILE.jsonl [--keep-going]",
         "many sales of another till's history, each with its own book time", sell},
        {"refund",
         "RECEIPT [--amount A | --line N[*QTY] ...] | --order ORDER  [--leg N] [--reason R] "
         "[--approve-pin PIN] [--approval CODE --last-four NNNN] [--timeout S]",
         "gives back by the ways it was paid; of an order without a receipt whole parts", refund},
        {"say",
         "ATTEMPT|REFUND paid|not-paid [--approval CODE --last-four NNNN] [--note TEXT] "
         "[--pin PIN]",
         "a person's word on what only a person can tell", say},
        {"terminal end-of-day", "[--provider P] [--timeout S]", "closes the card terminals' day",
         closeTerminalDay},
        {"payments", "[--unresolved] [--date YYYY-MM-DD] [--all-tills]",
         "lists payments and refunds", listPayments},
        {"resolve", "[--timeout S]", "keeps asking until nothing is unresolved", resolve},
        {"receipt", "NUMBER [--refund R] [--format text|json|pdf|escpos] [--output FILE]",
         "shows a receipt, or the slip of one of its refunds", showReceipt},
        {"shift open", "--float A [--float USD20 ...] [--pin PIN]",
         "opens a shift over what is in the drawer", openShift},
        {"shift pay-in", "A --reason R [--pin PIN]", "cash into the drawer, not for goods", payIn},
        {"shift pay-out", "A --reason R [--pin PIN] [--approve-pin PIN]",
         "cash out of the drawer, not for goods", payOut},
        {"shift count", "100*3 0.5*7 12.30 USD20*1 ... [--pin PIN]",
         "what is in the drawer, by piece or as amounts; then says over or short", countDrawer},
        {"shift close", "[--leave A ...] [--pin PIN] [--approve-pin PIN]",
         "closes the shift over the last count", closeShift},
        {"shift handover", "--to-pin PIN [--uncounted] [--pin PIN]",
         "hands the drawer to another cashier", handOverShift},
        {"shift report", "[--shift ID | --day NUMBER] [--pin PIN]",
         "X of the open shift, or what a closed shift or day was", reportShift},
        {"day close", "[--take-over] [--pin PIN] [--approve-pin PIN]",
         "Z: closes the day with its number and signature", closeDay},
        {"drawer open", "--reason R [--pin PIN] [--approve-pin PIN]",
         "opens the drawer without a sale", openDrawer},
        {"drawer", "", "the cash that the drawer should hold", showDrawer},
        {"audit", "[--date YYYY-MM-DD] [--format text|json]",
         "what needed trust: who did it, who allowed it", audit},
        {"staff list", "", "who may sign in", listStaff},
        {"staff add", "ID --pin PIN [--name NAME] [--role cashier|supervisor|manager]",
         "a new person; --pin - reads it from standard input", addStaff},
        {"staff set-pin", "ID --pin PIN", "a new PIN", setStaffPin},
        {"staff role", "ID cashier|supervisor|manager", "what somebody may do", setStaffRole},
        {"staff deactivate", "ID", "no longer signs in; the name stays on old receipts",
         deactivateStaff},
        {"staff activate", "ID --pin PIN", "signs in again", activateStaff},
        {"settle",
         "[--date D | --from D --to D | --shift ID|open] [--till T | --all-tills] "
         "[--format text|json|csv|pdf|escpos] [--bom] [--gb18030] [--top N] [--language zh|en] "
         "[--output FILE]",
         "the manager's day: sales, ways of paying, taxes, checks", settle},
        {"reconcile",
         "--provider P [--date D] [--statement FILE] [--save FILE] | --list | --ask-again ROW "
         "--give-back ROW [--reason R] --attach ROW --accept ROW --note TEXT [--approve-pin PIN] "
         "[--timeout S]",
         "our book against the provider's statement, and what is done about the rows",
         reconcileDay},
        {"shop status", "", "how this till and the others stand with the shop's database",
         shopStatus},
        {"shop push", "", "ships what waits to the shop's database now", shopPush},
        {"shop set-aside", "[--all]", "what came there and did not fit; it is counted nowhere",
         shopSetAside},
        {"shop looked", "ID --note TEXT", "notes what came of it; it is no longer shown", shopLook},
        {"shop fetch", "", "brings back what this till has lost and the shop's database still has",
         shopFetch},
        {"shop verify", "", "walks the hash chains of all tills in the shop's database",
         shopVerify},
        {"shop rebuild", "", "makes the tables for reports there anew from the facts", shopRebuild},
        {"settings import", "FILE.json", "takes settings in; paths are read once", importSettings},
        {"settings export", "[--with-secrets]", "writes settings to standard output",
         exportSettings},
        {"settings key", "[--move keyring|file]",
         "where the key to the secrets is: the desktop's keyring or a file", moveKey},
        {"settings check", "", "asks each provider something harmless and says what is wrong",
         checkSettings},
        {"journal verify", "[--day-key KEY ...]",
         "walks the hash chain and checks the reading tables, and that the days are signed by KEY",
         verifyJournal},
        {"backup", "FILE [--with-secrets]",
         "a consistent copy of the data folder while the till runs", backup},
        {"restore", "FILE", "puts a backup in place of what the data folder holds", restore},
    };
    return list;
}

std::optional<Arguments> argumentsOf(const Context &context, const KnownOptions &known)
{
    auto arguments = parseArguments(context.given, known);
    if (!arguments) {
        complain(text(arguments.problem().what) + "; see guitaictl --help");
        return {};
    }
    return std::move(arguments).value();
}

std::unique_ptr<Workplace> openPlace(const Context &context)
{
    auto place = Workplace::open(context.folder);
    if (!place) {
        complain(text(place.problem().what));
        return nullptr;
    }
    return std::move(place).value();
}

Cashier commandLine()
{
    return {CashierId("ctl"), "guitaictl", false, true};
}

namespace {

void help()
{
    std::puts("usage: guitaictl [--data-dir DIR] [--json] COMMAND ...\n");
    for (const Command &command : commands())
        std::printf("  %s %s\n      %s\n", command.name, command.usage, command.does);
    std::puts(
        "\nOptions for all: --data-dir DIR (default: the XDG data folder), --json, --version, "
        "--help,\n--log-level error|warning|info|debug.\n"
        "Exit status: 0 done, 1 refused or not paid, 2 wrong usage or settings, 3 not yet "
        "known.");
}

int run(std::vector<std::string> words)
{
    Context context;
    std::string folder;
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        const bool takesValue = word == "--data-dir" || word == "--log-level";
        if (takesValue && i + 1 == words.size()) {
            complain(text(word) + " needs a value; see guitaictl --help");
            return Wrong;
        }
        if (word == "--data-dir")
            folder = words[++i];
        else if (word.starts_with("--data-dir="))
            folder = word.substr(11);
        else if (word == "--log-level")
            ++i; // the command line says all it has to say
        else if (word == "--json")
            context.tongue = Tongue::Json;
        else if (word == "--version") {
            std::puts("guitaictl " GUITAI_VERSION);
            return Done;
        } else if (word == "--help" || word == "-h") {
            help();
            return Done;
        } else
            rest.push_back(word);
    }
    if (rest.empty()) {
        complain("no command given; see guitaictl --help");
        return Wrong;
    }
    context.folder = DataFolder::chosen(folder);
    for (const Command &command : commands()) {
        const std::string name = command.name;
        const std::size_t space = name.find(' ');
        const bool two = space != std::string::npos;
        const bool same =
            two ? rest.size() >= 2 && rest[0] + " " + rest[1] == name : rest[0] == name;
        if (!same)
            continue;
        context.given.assign(rest.begin() + (two ? 2 : 1), rest.end());
        return command.run(context);
    }
    complain("unknown command \"" + text(rest[0]) + "\"; see guitaictl --help");
    return Wrong;
}

} // namespace

} // namespace guitai::ctl

int main(int argc, char **argv)
{
    // PDF needs fonts, and fonts need a QGuiApplication; a screen they need not.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::vector<std::string> words(argv + 1, argv + argc);
    const bool draws = std::find(words.begin(), words.end(), "pdf") != words.end();
    const auto app = draws ? std::unique_ptr<QCoreApplication>(new QGuiApplication(argc, argv))
                           : std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName("guitaictl");
    return guitai::ctl::run(words);
}
