// The terminal is the master once it has accepted a command: we answer until it ends.
#include "payment/providers/zvt/talk.h"

#include "payment/providers/zvt/codes.h"
#include "payment/providers/zvt/digits.h"

#include <utility>

namespace guitai::zvt {

namespace {

// After the last word nothing is expected; the bytes only need to leave.
constexpr Span lastWord = Span::milliseconds(50);
// How much longer than T3 the end of a command is waited for that we asked to give up.
constexpr Span graceAfterGivingUp = Span::seconds(30);

constexpr int wantsInitialisation = 0x01;
constexpr int wantsDiagnosis = 0x02;

constexpr int refuseLate = 0x66;

constexpr std::string_view lastStoredAgain("\x03\x03", 2); // send it again, print nothing
constexpr std::string_view statusOnly("\x03\x02", 2);      // without the software's version

int dataByte(const std::string &data, std::size_t at)
{
    return at < data.size() ? static_cast<unsigned char>(data[at]) : 0;
}

// A new T4 is sent in whole minutes.
std::optional<Span> minutesIn(const std::string &data)
{
    const auto minutes = data.size() > 1 ? numberOf(data.substr(1, 1)) : std::nullopt;
    return minutes && *minutes > 0 ? std::optional<Span>(Span::minutes(*minutes)) : std::nullopt;
}

// The display texts of an intermediate status.
std::string textIn(const std::string &data, Charset charset)
{
    constexpr std::uint32_t displayTexts = 0x24, textLine = 0x07;
    if (data.size() < 3)
        return {};
    const Fields fields = readFields(std::string_view(data).substr(2));
    const Tlv *texts = fields.tlv.find(displayTexts);
    std::string whole;
    if (!texts)
        return whole;
    for (const Tlv &line : texts->children) {
        if (line.tag == textLine)
            whole += (whole.empty() ? "" : " ") + utf8(line.value, charset);
    }
    return withoutCardNumbers(whole);
}

} // namespace

std::string codeText(int code)
{
    return hexOf(std::string(1, static_cast<char>(code)));
}

bool Outcome::isBusy() const
{
    return (end == End::Refused || end == End::Aborted) && meansBusy(code);
}

Talk::Talk(std::shared_ptr<const Terminal> terminal, Matter matter)
    : m_terminal(std::move(terminal))
    , m_matter(std::move(matter))
    , m_link(makeLink(m_terminal->link))
{}

Step Talk::begin()
{
    start();
    return step();
}

Step Talk::hear(const Answer &answer)
{
    if (const auto *bytes = std::get_if<DeviceBytes>(&answer)) {
        m_link->hear(bytes->bytes);
    } else if (std::holds_alternative<Noted>(answer)) {
        m_note.reset();
        noted(true);
    } else if (std::holds_alternative<NotWanted>(answer)) {
        unwanted();
    } else if (const auto *silence = std::get_if<Silence>(&answer)) {
        if (m_note) {
            m_note.reset();
            noted(false);
        } else {
            silent(*silence);
        }
    }
    return step();
}

Step Talk::step()
{
    while (!m_reading && !m_note) {
        const auto apdu = m_link->take();
        if (!apdu)
            break;
        receive(*apdu);
    }
    if (!m_reading && !m_note && m_link->isForeign())
        end({.reason = m_careTaken || m_wish || !m_terminalId.empty() ? Reason::Garbled
                                                                      : Reason::NotATerminal});
    if (!m_reading && !m_note && m_link->isBroken())
        end({.reason = Reason::Silence, .words = "the serial line gives no acknowledgement"});
    if (m_note)
        return Note{*m_note};
    DeviceMessage message = listen();
    if (!m_reading)
        return message;
    const bool isSaid = m_link->isSettled() || m_link->isBroken();
    if (m_isLost || m_isFresh || (message.bytes.empty() && isSaid))
        return *m_reading;
    if (isSaid)
        message.timeout = lastWord;
    return message;
}

DeviceMessage Talk::listen()
{
    DeviceMessage message;
    message.address = m_terminal->address;
    message.bytes = m_link->takeBytes();
    message.timeout = m_link->patience().value_or(m_patience);
    message.prompt = m_prompt;
    message.promptWords = m_promptWords;
    if (!m_reading)
        message.fresh = std::exchange(m_isFresh, false);
    return message;
}

void Talk::silent(const Silence &silence)
{
    const bool connectionStays = silence.reason == Reason::Silence;
    if (connectionStays && m_link->patience()) {
        m_link->timeIsOver();
        return;
    }
    if (m_reading) {
        m_isLost = true;
        return;
    }
    // The terminal has been waiting for a card, or for its bank, beyond all patience.
    const bool isLong = m_processTime > quickly;
    if (connectionStays && isLong && m_command != 0 && !m_waitsForAnswer && !m_gaveUp) {
        sayGiveUp();
        m_patience = m_terminal->answerTime + graceAfterGivingUp;
        return;
    }
    end({.reason = silence.reason, .words = silence.detail});
}

void Talk::run(Apdu command, Span processTime)
{
    m_command = command.command;
    m_waitsForAnswer = true;
    m_giveUp = m_gaveUp = false;
    m_record.reset();
    m_patience = m_terminal->answerTime;
    m_processTime = processTime;
    m_link->say(command);
}

void Talk::giveUp()
{
    if (m_command == 0 || m_gaveUp)
        return;
    if (m_waitsForAnswer)
        m_giveUp = true;
    else
        sayGiveUp();
}

void Talk::sayGiveUp()
{
    m_gaveUp = true;
    m_link->say({AbortByTill, passwordBytes()});
}

void Talk::receive(const Apdu &apdu)
{
    if (apdu.isAnswer()) {
        receiveAnswer(apdu);
        return;
    }
    switch (apdu.command) {
    case IntermediateStatus:
        receiveStatus(apdu);
        return;
    case StatusInformation:
        receiveRecord(apdu);
        return;
    case PrintLine:
    case PrintBlock:
        m_printout.add(apdu, m_terminal->charset);
        say(accepted());
        return;
    case Completion:
    case Abort:
        receiveEnd(apdu);
        return;
    case SetTime:
    case EventReported:
    case DisplayText:
        say(accepted());
        return;
    default:
        say(refused(functionNotPossible));
    }
}

void Talk::receiveAnswer(const Apdu &apdu)
{
    if (!m_waitsForAnswer)
        return; // to our wish to give up: only the end of the command decides
    m_waitsForAnswer = false;
    if (apdu.errorId() != 0) {
        Outcome outcome;
        outcome.end = Outcome::End::Refused;
        outcome.code = apdu.errorId();
        outcome.data = apdu.data;
        end(std::move(outcome));
        return;
    }
    m_patience = m_processTime;
    if (m_giveUp)
        sayGiveUp();
}

void Talk::receiveStatus(const Apdu &apdu)
{
    m_prompt = promptOfStatus(dataByte(apdu.data, 0));
    m_promptWords = textIn(apdu.data, m_terminal->charset);
    if (!m_gaveUp)
        m_patience = minutesIn(apdu.data).value_or(m_processTime);
    say(accepted());
}

void Talk::receiveRecord(const Apdu &apdu)
{
    const Record record = readRecord(readFields(apdu.data), m_terminal->charset);
    if (m_command == 0 || m_waitsForAnswer) {
        // Of something that ran before we came; nobody would book it now.
        say(record.result.value_or(0) == 0 ? refused(refuseLate) : accepted());
        return;
    }
    m_record = record;
    informed(record);
}

void Talk::receiveEnd(const Apdu &apdu)
{
    say(accepted());
    if (m_command == 0 || m_waitsForAnswer)
        return; // of something that ran before we came
    Outcome outcome;
    outcome.end = apdu.command == Abort ? Outcome::End::Aborted : Outcome::End::Completed;
    outcome.data = apdu.data;
    std::string_view fields = apdu.data;
    if (apdu.command == Abort) {
        outcome.code = dataByte(apdu.data, 0);
        fields.remove_prefix(fields.empty() ? 0 : 1);
    }
    outcome.fields = readFields(fields);
    end(std::move(outcome));
}

void Talk::end(Outcome outcome)
{
    const std::uint16_t command = std::exchange(m_command, std::uint16_t(0));
    m_waitsForAnswer = false;
    m_isLost = outcome.end == Outcome::End::Lost;
    m_prompt = Prompt::None;
    m_promptWords.clear();
    outcome.record = m_record;
    if (command == Registration || command == Initialisation || command == Diagnosis)
        registrationEnded(outcome);
    else
        ended(command, outcome);
}

void Talk::registerTill()
{
    constexpr std::uint32_t commands = 0x26, command = 0x0A, width = 0x12, longestApdu = 0x1A;
    const std::string block{static_cast<char>(PrintBlock >> 8),
                            static_cast<char>(PrintBlock & 0xff)};
    const std::string able = tlv(commands, tlv(command, block)) +
                             tlv(width, bcd(m_terminal->printerWidth, 1)) +
                             tlv(longestApdu, "\xff\xff");
    run({Registration, passwordBytes() + static_cast<char>(m_terminal->config) +
                           bcd(m_terminal->currency.number(), 2) + field(Container, able)},
        quickly);
}

void Talk::registrationEnded(const Outcome &outcome)
{
    if (outcome.end != Outcome::End::Completed) {
        unreached(outcome);
        return;
    }
    // Only the registration itself tells these.
    m_wish = outcome.fields.byte(StatusByte).value_or(m_careTaken ? 0 : m_wish);
    if (outcome.fields.has(TerminalId))
        m_terminalId = halfBytes(outcome.fields.value(TerminalId));
    const int wish = m_wish & ~m_careTaken;
    if ((wish & wantsInitialisation) != 0) {
        m_careTaken |= wantsInitialisation;
        run({Initialisation, passwordBytes()}, m_terminal->processTime);
    } else if ((wish & wantsDiagnosis) != 0) {
        m_careTaken |= wantsDiagnosis;
        run({Diagnosis, {}}, m_terminal->processTime);
    } else {
        ready();
    }
}

void Talk::unreached(const Outcome &outcome)
{
    concludeLost(outcome);
}

void Talk::conclude(Verdict verdict, Reason reason, std::string code, std::string words)
{
    Reading reading;
    reading.verdict = verdict;
    reading.reason = reason;
    reading.providerCode = std::move(code);
    reading.providerWords = std::move(words);
    conclude(std::move(reading));
}

// We do not know, whatever was said last.
void Talk::concludeLost(const Outcome &outcome)
{
    if (outcome.end == Outcome::End::Lost)
        conclude(Verdict::NoAnswer, outcome.reason, {}, outcome.words);
    else if (outcome.end == Outcome::End::Completed)
        conclude(Verdict::NoAnswer, Reason::Silence);
    else
        conclude(Verdict::NoAnswer, reasonOfError(outcome.code), codeText(outcome.code));
}

std::string Talk::passwordBytes() const
{
    return bcd(m_terminal->password, 3);
}

Apdu Talk::repeatReceipt() const
{
    return {RepeatReceipt, passwordBytes() + std::string(lastStoredAgain)};
}

Apdu Talk::statusEnquiry() const
{
    return {StatusEnquiry, passwordBytes() + std::string(statusOnly)};
}

} // namespace guitai::zvt
