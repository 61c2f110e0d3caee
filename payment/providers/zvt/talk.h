// Talk: what all conversations with a terminal have in common: connect afresh, register, run one
// command after the other, and answer whatever the terminal says meanwhile.
#pragma once

#include "payment/providers/zvt/link.h"
#include "payment/providers/zvt/memo.h"
#include "payment/providers/zvt/printout.h"
#include "payment/providers/zvt/terminal.h"

#include <memory>
#include <optional>
#include <string>

namespace guitai::zvt {

// What came of one command of ours.
struct Outcome
{
    enum class End
    {
        Lost,     // silence, or something that is no terminal: reason says which
        Refused,  // by its answer
        Aborted,  // 06 1E
        Completed // 06 0F
    };
    End end = End::Lost;
    Reason reason = Reason::None;
    std::string words;
    int code = 0;                 // with Refused and Aborted
    std::string data;             // of the terminal's last word
    Fields fields;                // of Aborted; of Completed, where the command has no other form
    std::optional<Record> record; // the last status information

    bool isBusy() const;
};

class Talk : public Conversation
{
public:
    Talk(std::shared_ptr<const Terminal> terminal, Matter matter);

    Step begin() final;
    Step hear(const Answer &answer) final;

protected:
    // What a conversation knows without asking may be concluded here; else it registers.
    virtual void start() { registerTill(); }
    // Registered, and what the terminal wanted done after it is done.
    virtual void ready() = 0;
    virtual void ended(std::uint16_t command, const Outcome &outcome) = 0;
    // It could not be reached, or does not take our registration.
    virtual void unreached(const Outcome &outcome);
    // A status information in the middle of our command; has to be answered.
    virtual void informed(const Record &) { say(accepted()); }
    virtual void noted(bool) {}
    virtual void unwanted() {}

    void registerTill();
    void run(Apdu command, Span processTime);
    void say(const Apdu &answer) { m_link->say(answer); }
    // Asks once to give up the running command, and goes on listening.
    void giveUp();
    void writeDown(const Memo &memo) { m_note = memo.text(); }
    void conclude(Reading reading) { m_reading = std::move(reading); }
    void conclude(Verdict verdict, Reason reason, std::string code = {}, std::string words = {});
    void concludeLost(const Outcome &outcome);

    std::string passwordBytes() const;
    Apdu repeatReceipt() const;
    Apdu statusEnquiry() const;

    const Terminal &terminal() const { return *m_terminal; }
    const Matter &matter() const { return m_matter; }
    const Printout &printout() const { return m_printout; }
    // The terminal's id, where the registration told it.
    const std::string &terminalId() const { return m_terminalId; }
    int terminalWish() const { return m_wish; }

    // Short commands: nobody holds a card to the terminal meanwhile.
    static constexpr Span quickly = Span::seconds(30);

private:
    Step step();
    DeviceMessage listen();
    void silent(const Silence &silence);
    void receive(const Apdu &apdu);
    void receiveAnswer(const Apdu &apdu);
    void receiveStatus(const Apdu &apdu);
    void receiveRecord(const Apdu &apdu);
    void receiveEnd(const Apdu &apdu);
    void end(Outcome outcome);
    void registrationEnded(const Outcome &outcome);
    void sayGiveUp();

    std::shared_ptr<const Terminal> m_terminal;
    Matter m_matter;
    std::unique_ptr<Link> m_link;
    std::uint16_t m_command = 0; // that runs; 0: none
    bool m_waitsForAnswer = false;
    bool m_giveUp = false;
    bool m_gaveUp = false;
    bool m_isFresh = true;
    bool m_isLost = false;
    Span m_patience;
    Span m_processTime;
    int m_wish = 0; // status byte of the registration
    int m_careTaken = 0;
    Prompt m_prompt = Prompt::None;
    std::string m_promptWords;
    std::string m_terminalId;
    std::optional<Record> m_record;
    Printout m_printout;
    std::optional<std::string> m_note;
    std::optional<Reading> m_reading;
};

// How two digits of a code are written for managers and the log.
std::string codeText(int code);

} // namespace guitai::zvt
