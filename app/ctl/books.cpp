// Receipts, the journal's chain, and copies of the books.
#include "app/ctl/commands.h"
#include "books/receipt_text.h"
#include "devices/escpos.h"
#include "devices/receipt_pdf.h"
#include "storage/journal/fact_json.h"
#include "storage/journal/receipts.h"
#include "storage/journal/verify.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace guitai::ctl {

int showReceipt(Context &context)
{
    (void)context;
    return Wrong;
}

int verifyJournal(Context &context)
{
    const auto arguments = argumentsOf(context, {{}, {}});
    if (!arguments)
        return Wrong;
    const auto check = storage::verifyJournal(context.folder.journal());
    if (!check) {
        complain(text(check.problem().what));
        return Wrong;
    }
    const Voice voice = context.voice();
    if (check->fault) {
        const QString row = check->fault->row > 0 ? QString("row %1: ").arg(check->fault->row) : "";
        complain(row + text(check->fault->what));
        voice.say({{"event", "verified"},
                   {"ok", false},
                   {"row", qint64(check->fault->row)},
                   {"what", text(check->fault->what)}},
                  {});
        return Refused;
    }
    voice.say({{"event", "verified"},
               {"ok", true},
               {"facts", qint64(check->facts)},
               {"head", text(check->lastHash)}},
              QString("%1 facts, all in order; the chain ends in %2")
                  .arg(check->facts)
                  .arg(text(check->lastHash)));
    return Done;
}

} // namespace guitai::ctl
