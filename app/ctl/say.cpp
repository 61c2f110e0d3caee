// A person's word on what nobody else can tell: the separate card machine, or a terminal's slip.
#include "app/ctl/at_counter.h"
#include "app/ctl/teller.h"
#include "app/ctl/words.h"

namespace guitai::ctl {

int say(Context &context)
{
    const auto arguments =
        argumentsOf(context, {{"--approval", "--last-four", "--note", "--pin"}, {}});
    if (!arguments)
        return Wrong;
    const auto &words = arguments->words;
    if (words.size() != 2 || (words[1] != "paid" && words[1] != "not-paid"))
        return wrong("usage: guitaictl say ATTEMPT|REFUND paid|not-paid [--approval CODE "
                     "--last-four NNNN] [--note TEXT] [--pin PIN]");
    const auto place = openPlace(context);
    if (!place)
        return Wrong;
    Till &till = place->till();
    const SaleId id = place->journal().saleOfAttempt(AttemptId(words[0]));
    if (id.empty() || !till.fetch(id)) {
        complain("there is no payment or refund " + text(words[0]) +
                 ": see guitaictl payments --unresolved");
        return Refused;
    }
    const Refund *refund = till.counter().sale(id)->refund(RefundId(words[0]));
    const AttemptId leg = refund ? refund->leg : AttemptId(words[0]);
    if (!till.counter().sale(id)->attempt(leg))
        return refused(Refusal::NotByHand); // cash needs nobody's word
    const auto approver = approverOf(*arguments, "--pin", *place);
    if (!approver) {
        complain(text(approver.problem().what));
        return Refused;
    }
    PersonsWord word = wordOf(leg, refund ? refund->id : RefundId(), words[1] == "paid",
                              {arguments->value("--approval"), arguments->value("--last-four")});
    word.note = arguments->value("--note");
    word.approver = *approver;

    const AtCounter signedIn(till);
    till.fetch(id); // what is over may have left the till's hands
    if (const Refusal refusal = till.handle(word); refusal != Refusal::None)
        return refused(refusal == Refusal::NeedsManager ? Refusal::NotAllowed : refusal);
    const Voice voice = context.voice(place->offset());
    const auto after = place->recall(id);
    Teller teller(voice, till);
    if (refund || after->refund(RefundId(words[0])))
        teller.lookAtRefunds(*after);
    else
        teller.look(*after);
    if (!after->receipt && after->stage != SaleStage::Voided && due(*after).isPositive())
        complain("still due: " + text(due(*after)) + "; go on with guitaictl sell --order " +
                 text(id.text) + " --pay ...");
    return Done;
}

} // namespace guitai::ctl
