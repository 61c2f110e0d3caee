// Giving back what was paid for an order before it has a receipt, one part after the other.
#include "app/ctl/at_counter.h"
#include "app/ctl/teller.h"
#include "app/ctl/words.h"

namespace guitai::ctl {

namespace {

// One part after the other: the next is asked for when this one is known.
class GivingBack
{
public:
    GivingBack(Workplace &place, const Voice &voice, SaleId sale, Span patience)
        : m_place(place)
        , m_teller(voice, place.till())
        , m_id(std::move(sale))
        , m_patience(patience)
        , m_older(checkout().refunds.size())
    {}

    int part(const AttemptId &leg, const Arguments &arguments,
             const std::optional<Cashier> &approver)
    {
        Till &till = m_place.till();
        const Refusal refusal = till.giveBack(m_id, leg, arguments.value("--reason"), approver);
        tell();
        if (refusal != Refusal::None)
            return refused(refusal);
        const RefundId id = checkout().refunds.back().id;
        const TypedSlip typed{arguments.value("--approval"), arguments.value("--last-four")};
        if (!typed.approval.empty() && needsPerson(till, *checkout().refund(id))) {
            const Refusal notSo = till.handle(wordOf(leg, id, true, typed));
            if (notSo != Refusal::None)
                refused(notSo);
        }
        const auto isKnown = [&] {
            const Refund &refund = *checkout().refund(id);
            return refund.stage != RefundStage::Asked || needsPerson(till, refund);
        };
        waitUntil(
            till, m_patience, [this] { tell(); }, isKnown);
        switch (checkout().refund(id)->stage) {
        case RefundStage::Done:
            return Done;
        case RefundStage::Refused:
            return Refused;
        case RefundStage::Asked:
            break;
        }
        complain(needsPerson(till, *checkout().refund(id))
                     ? "waits for a person: guitaictl say " + text(id.text) + " paid|not-paid"
                     : QString("not yet known whether it was given back: run guitaictl resolve"));
        return NotYetKnown;
    }

    int voidIt()
    {
        Till &till = m_place.till();
        // What somebody left on the screen waits among the parked sales.
        if (till.counter().current != m_id)
            till.handle(ParkSale{});
        till.handle(NextCustomer{});
        if (const Refusal refusal = till.handle(TakeSale{m_id}); refusal != Refusal::None)
            return refused(refusal);
        const Refusal refusal = till.handle(VoidSale{});
        return refusal == Refusal::None ? Done : refused(refusal);
    }

private:
    Checkout checkout() const { return *m_place.recall(m_id); }

    void tell()
    {
        Checkout mine = checkout();
        mine.refunds.erase(mine.refunds.begin(), mine.refunds.begin() + std::ptrdiff_t(m_older));
        m_teller.lookAtRefunds(mine);
    }

    Workplace &m_place;
    Teller m_teller;
    SaleId m_id;
    Span m_patience;
    std::size_t m_older; // refunds of before
};

} // namespace

int giveBack(Context &context, const Arguments &arguments)
{
    const auto timeout = readTimeout(arguments, Span::minutes(1));
    if (!timeout)
        return Wrong;
    if (!arguments.words.empty() || arguments.has("--line") || arguments.has("--amount"))
        return wrong("before there is a receipt whole parts go back: --order ORDER [--leg N]");
    const auto place = openPlace(context);
    if (!place)
        return Wrong;
    Till &till = place->till();
    const SaleId id(arguments.value("--order"));
    if (!till.fetch(id))
        return refused(Refusal::NoSuchSale);
    const Checkout checkout = *till.counter().sale(id);
    if (checkout.receipt)
        return wrong(
            QString("it has a receipt: guitaictl refund %1").arg(checkout.receipt->number));
    std::vector<Tender> legs = tenders(checkout);
    if (arguments.has("--leg")) {
        const std::size_t number = text(arguments.value("--leg")).toULongLong();
        if (number < 1 || number > legs.size())
            return wrong(QString("--leg: the order has parts 1 to %1").arg(legs.size()));
        legs = {legs[number - 1]};
    }
    const auto approver = approverOf(arguments, "--approve-pin", *place);
    if (!approver) {
        complain(text(approver.problem().what));
        return Refused;
    }
    Money sum(0, checkout.order.currency);
    for (const Tender &leg : legs)
        sum += leg.net;
    // A manager is asked for before the first part goes out, not between two of them.
    if (!*approver && needsManager(till.counter(), checkout, sum))
        return refused(Refusal::NeedsManager);

    const AtCounter signedIn(till);
    const Voice voice = context.voice(place->offset());
    GivingBack back(*place, voice, id, *timeout);
    for (const Tender &leg : legs) {
        if (const int status = back.part(leg.attempt, arguments, *approver); status != Done)
            return status;
    }
    return arguments.has("--leg") ? Done : back.voidIt();
}

} // namespace guitai::ctl
