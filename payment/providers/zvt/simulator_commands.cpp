// The terminal hears a command: takes it or refuses it, and begins to carry it out.
#include "payment/providers/zvt/simulator_terminal.h"

#include "payment/providers/zvt/digits.h"

namespace guitai::zvt {

void KeptTerminal::receive(const Apdu &apdu, Instant now)
{
    if (apdu.isAnswer()) {
        receiveAnswer(apdu, now);
        return;
    }
    if (apdu.command == AbortByTill) {
        askedToGiveUp(now);
        return;
    }
    const int refusal = refusalOf(apdu);
    if (refusal != 0) {
        m_link->say(refused(refusal));
        return;
    }
    m_link->say(accepted(), m_options.lengths);
    carryOut(apdu, now);
    sayNext(now);
}

int KeptTerminal::refusalOf(const Apdu &apdu) const
{
    if (m_stage != Stage::Idle)
        return waitPlease;
    const bool isMoney = apdu.command == Authorisation || apdu.command == zvt::Refund;
    const std::string password = apdu.data.substr(0, 3);
    if (apdu.command != Authorisation && apdu.command != Diagnosis &&
        password != bcd(m_options.password, 3))
        return functionNotPossible;
    if (apdu.command == Registration) {
        const std::string currency = apdu.data.size() >= 6 ? apdu.data.substr(4, 2) : std::string();
        return currency.empty() || currency == bcd(m_options.currency.number(), 2) ? 0
                                                                                   : wrongCurrency;
    }
    if (!m_isRegistered)
        return functionNotPossible;
    if (m_options.wantsClose && (isMoney || apdu.command == zvt::Reversal))
        return closeFirst;
    const Fields fields =
        readFields(std::string_view(apdu.data).substr(apdu.command == Authorisation ? 0 : 3));
    if (isMoney) {
        if (!fields.whole || fields.number(Amount).value_or(0) <= 0)
            return functionNotPossible;
        return fields.number(CurrencyCode) == m_options.currency.number() ? 0 : wrongCurrency;
    }
    switch (apdu.command) {
    case zvt::Reversal:
    case Totals:
    case EndOfDay:
    case Initialisation:
    case Diagnosis:
        return 0;
    case RepeatReceipt:
        return m_options.forgets ? functionNotPossible : 0;
    case StatusEnquiry:
        return m_options.knowsNoEnquiry ? functionNotPossible : 0;
    default:
        return functionNotPossible;
    }
}

void KeptTerminal::carryOut(const Apdu &apdu, Instant now)
{
    m_since = now;
    m_stage = Stage::Words;
    switch (apdu.command) {
    case Registration: {
        m_isRegistered = true;
        m_config = apdu.data.size() > 3 ? static_cast<unsigned char>(apdu.data[3]) : 0;
        std::string data = field(StatusByte, std::string(1, m_options.wantsCare ? '\x01' : '\0')) +
                           field(TerminalId, bcd(m_options.terminal, 4));
        if (apdu.data.size() >= 6)
            data += field(CurrencyCode, bcd(m_options.currency.number(), 2));
        say({Completion, data});
        return;
    }
    case Initialisation:
        m_options.wantsCare = false;
        finish();
        return;
    case StatusEnquiry:
        say({Completion, std::string(1, m_options.wantsClose ? '\xF0' : '\0')});
        return;
    case RepeatReceipt:
        repeatReceiptNow();
        return;
    case Totals:
        tellTotals(now);
        return;
    case EndOfDay:
        closeDayNow(now);
        return;
    case Authorisation:
    case zvt::Refund:
    case zvt::Reversal:
        beginDeal(apdu, now);
        return;
    default:
        finish();
    }
}

void KeptTerminal::repeatReceiptNow()
{
    if (const SimulatedDeal *last = m_books.lastStored()) {
        say(statusOf(*last, {m_options, deviceFault().wrongAmount}));
        finish();
    } else {
        say(abortWith(functionNotPossible));
    }
}

// Totals so far; nothing is closed by telling them.
void KeptTerminal::tellTotals(Instant now)
{
    SimulatedDeal telling;
    telling.trace = m_books.nextTrace();
    telling.at = now;
    sayTotal(telling, "Zwischensumme");
}

void KeptTerminal::closeDayNow(Instant now)
{
    SimulatedDeal closing;
    closing.trace = m_books.nextTrace();
    closing.at = now;
    m_isClosing = true;
    say(intermediate(0x0F, m_options));
    sayTotal(closing, "Kassenschnitt");
}

void KeptTerminal::sayTotal(const SimulatedDeal &deal, const char *title)
{
    const std::int64_t total = m_books.total();
    say(totalStatus(deal, total, m_options));
    if (printsThroughTill()) {
        for (Apdu &apdu :
             report({title, "Summe " + Money(total, m_options.currency).text()}, m_options))
            say(std::move(apdu));
    }
    finish();
}

void KeptTerminal::beginDeal(const Apdu &apdu, Instant now)
{
    const std::size_t head = apdu.command == Authorisation ? 0 : 3;
    const Fields fields = readFields(std::string_view(apdu.data).substr(head));
    m_deal = apdu.command == Authorisation ? Deal::Payment
             : apdu.command == zvt::Refund ? Deal::Refund
                                           : Deal::Reversal;
    m_minor = fields.number(Amount).value_or(0);
    m_originalTrace = 0;
    m_partly = 0;
    m_result = 0;
    if (m_deal != Deal::Reversal) {
        m_stage = Stage::Card;
        say(intermediate(0x0A, m_options));
        return;
    }
    const SimulatedDeal *paid = m_books.payment(fields.number(ReceiptNumber).value_or(0));
    if (!paid || (m_minor != 0 && m_minor != paid->minor)) {
        fail(notReversible);
    } else if (m_books.isReversed(*paid)) {
        fail(alreadyReversed);
    } else {
        m_minor = paid->minor;
        m_originalTrace = paid->trace;
        m_stage = Stage::Host;
        m_saidWaitAt = now;
    }
}

void KeptTerminal::askedToGiveUp(Instant now)
{
    if (m_options.whenAsked == WhenAsked::SaysNothing)
        return;
    const bool canStop = m_stage == Stage::Card && m_options.whenAsked == WhenAsked::GivesUp;
    if (!canStop) {
        m_link->say(m_stage == Stage::Idle ? accepted() : refused(functionNotPossible));
        return;
    }
    m_link->say(accepted());
    m_books.open(m_deal, m_minor, now).state = "CANCELLED";
    fail(aborted);
    sayNext(now);
}

} // namespace guitai::zvt
