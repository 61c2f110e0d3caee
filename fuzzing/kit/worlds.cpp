// Plays a few sales with every simulator and writes down what was said.
#include "fuzzing/kit/worlds.h"

#include "fuzzing/kit/fuzz.h"
#include "payment/providers/table.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace guitai::fuzz {

namespace {

constexpr int mostSteps = 300;

enum class Deed
{
    Nothing,
    Pay,
    Decline,
    TimeOut
};

// One conversation with the simulator, to its end.
class Recorder
{
public:
    Recorder(World &world, Deed deed, AnswerFault fault = {})
        : m_world(world)
        , m_deed(deed)
        , m_fault(fault)
    {}

    Reading ask(Asked asked, std::string &note)
    {
        asked.note = note;
        Recorded talk{asked, {}, {}};
        const auto conversation =
            m_world.client->ask(m_world.matterOf(asked), asked.question, fuzzTime());
        talk.reading = toItsEnd(*conversation, fuzzTime(), talk.answers, note);
        if (talk.reading.verdict == Verdict::Paid && talk.reading.amount)
            m_world.paidAmounts.insert(talk.reading.amount->minor());
        if (!talk.reading.file.empty())
            m_world.statements.push_back(talk.reading.file);
        m_world.talks.push_back(talk);
        return talk.reading;
    }

    void fetchStatement()
    {
        const Instant now = fuzzTime() + Span::hours(30);
        const auto conversation = m_world.client->fetchStatement(statementDay(m_world), now);
        if (!conversation)
            return;
        std::string note;
        const Reading reading = toItsEnd(*conversation, now, m_world.statementAnswers, note);
        if (!reading.file.empty())
            m_world.statements.push_back(reading.file);
    }

private:
    Reading toItsEnd(Conversation &conversation, Instant now, std::vector<Answer> &answers,
                     std::string &note)
    {
        Step step = conversation.begin();
        for (int n = 0; n < mostSteps && !std::holds_alternative<Reading>(step); ++n) {
            Answer answer = Silence{};
            if (const auto *request = std::get_if<HttpRequest>(&step)) {
                answer = m_world.simulator->handle(*request, now, m_fault);
                answers.push_back(answer);
            } else if (const auto *message = std::get_if<DeviceMessage>(&step)) {
                answer = deviceAnswer(*message, now);
                answers.push_back(answer);
            } else {
                note = std::get<Note>(step).text;
                answer = Noted{};
            }
            step = conversation.hear(answer);
        }
        if (m_isConnected)
            m_world.simulator->deviceHungUp(now);
        m_isConnected = false;
        const auto *reading = std::get_if<Reading>(&step);
        return reading ? *reading : Reading{};
    }

    Answer deviceAnswer(const DeviceMessage &message, Instant &now)
    {
        Simulator &device = *m_world.simulator;
        if (message.fresh && m_isConnected)
            device.deviceHungUp(now);
        if (message.fresh || !m_isConnected)
            device.deviceConnected(now);
        m_isConnected = true;
        DeviceSays says;
        if (!message.bytes.empty())
            says = device.deviceHears(message.bytes, now);
        for (int i = 0; i < 40 && says.bytes.empty() && !says.hangUp; ++i) {
            now = now + Span::milliseconds(250);
            if (i == 4)
                customer(now);
            says = device.deviceDue(now);
        }
        if (says.hangUp) {
            device.deviceHungUp(now);
            m_isConnected = false;
        }
        return says.bytes.empty() ? Answer(Silence{}) : Answer(DeviceBytes{says.bytes});
    }

    void customer(Instant now)
    {
        for (const WaitingPayment &waiting : m_world.simulator->waiting(now)) {
            if (m_deed == Deed::Pay)
                m_world.simulator->pay(waiting.outTradeNo, now);
            if (m_deed == Deed::Decline)
                m_world.simulator->decline(waiting.outTradeNo, now);
            if (m_deed == Deed::TimeOut)
                m_world.simulator->timeOut(waiting.outTradeNo, now);
        }
    }

    World &m_world;
    Deed m_deed;
    AnswerFault m_fault;
    bool m_isConnected = false;
};

void customerDoes(World &world, const Asked &asked, Deed deed)
{
    const std::string which = world.matterOf(asked).attempt.text;
    if (deed == Deed::Nothing)
        return;
    world.simulator->scan(which, fuzzTime());
    if (deed == Deed::Pay)
        world.simulator->pay(which, fuzzTime());
    else
        world.simulator->decline(which, fuzzTime());
}

// Charge, what the customer does, then all that is asked afterwards.
void playSale(World &world, int number, Deed deed, std::vector<Question> after,
              AnswerFault fault = {}, bool withCode = false)
{
    std::string note;
    std::string refundNote;
    Asked asked{Question::Charge, number, withCode, true, {}};
    Recorder(world, deed).ask(asked, note);
    if (!withCode)
        customerDoes(world, asked, deed);
    for (const Question question : after) {
        asked.question = question;
        asked.wanted = question == Question::Query;
        const bool isRefund = question == Question::Refund || question == Question::QueryRefund;
        asked.attemptNote = note;
        Recorder(world, deed, fault).ask(asked, isRefund ? refundNote : note);
    }
}

bool isFinal(Verdict verdict)
{
    return verdict == Verdict::Paid || verdict == Verdict::Declined ||
           verdict == Verdict::Cancelled || verdict == Verdict::Refunded ||
           verdict == Verdict::RefundRefused;
}

Reading replay(const World &world, const Provider &client, const Recorded &talk)
{
    const auto conversation =
        client.ask(world.matterOf(talk.asked), talk.asked.question, fuzzTime());
    Step step = conversation->begin();
    auto next = talk.answers.begin();
    for (int n = 0; n < mostSteps && !std::holds_alternative<Reading>(step); ++n) {
        Answer answer = Silence{};
        if (std::holds_alternative<Note>(step))
            answer = Noted{};
        else if (next != talk.answers.end())
            answer = *next++;
        step = conversation->hear(answer);
    }
    const auto *reading = std::get_if<Reading>(&step);
    return reading ? *reading : Reading{};
}

void record(World &world)
{
    using enum Question;
    playSale(world, 0, Deed::Pay, {Query, Refund, QueryRefund, Query, Cancel});
    playSale(world, 1, Deed::Decline, {Query, Cancel});
    playSale(world, 2, Deed::Nothing, {Query, Cancel, Query});
    playSale(world, 3, Deed::Pay, {Query}, {.badSignature = false, .wrongAmount = true});
    if (!world.customerCode.empty())
        playSale(world, 4, Deed::Pay, {Query}, {}, true);
    std::string none;
    for (const Question question : {Greet, CloseDay, Query, QueryRefund})
        Recorder(world, Deed::Nothing).ask({question, 9, false, true, {}}, none);
    for (const OutgoingCallback &callback : world.simulator->callbacksDue(fuzzTime()))
        world.callbacks.push_back(callback.request);
    Recorder(world, Deed::Nothing).fetchStatement();

    // Whose answers are signed says SignatureWrong to one that is signed wrongly.
    playSale(world, 5, Deed::Pay, {Query}, {.badSignature = true, .wrongAmount = false});
    world.isSigned = world.talks.back().reading.reason == Reason::SignatureWrong;
    world.isCodeSigned = world.isSigned;
    for (const Recorded &talk : world.talks) {
        if (!world.isSigned || !isFinal(replay(world, *world.stranger, talk).verdict))
            continue;
        // Some simulators have one fixed key for customers' codes.
        world.isCodeSigned = world.isCodeSigned && !talk.asked.withCode;
        mustHold(talk.asked.withCode, "a client with other keys believes no answer");
    }
    world.isSealed = !world.callbacks.empty();
    for (const HttpRequest &callback : world.callbacks) {
        if (world.stranger->read(callback, fuzzTime()))
            world.isSealed = false;
    }
}

std::unique_ptr<Simulator> simulatorWithKeys(const SimulatorMaker &maker, const std::string &name)
{
    auto simulator = maker.make();
    const char *folder = std::getenv("GUITAI_FUZZ_KEYS");
    if (!folder)
        return simulator;
    const std::filesystem::path path = std::filesystem::path(folder) / name;
    if (std::ifstream file(path, std::ios::binary); file) {
        const std::string saved{std::istreambuf_iterator<char>(file), {}};
        if (simulator->load(saved))
            return simulator;
        simulator = maker.make();
    }
    std::filesystem::create_directories(folder);
    std::ofstream(path, std::ios::binary) << simulator->save();
    return simulator;
}

std::vector<World> makeWorlds()
{
    constexpr const char *address = "http://127.0.0.1:8101";
    std::vector<World> all;
    for (const SimulatorMaker &simulated : simulatorMakers()) {
        for (const ProviderMaker &maker : providerMakers()) {
            if (maker.id != simulated.id)
                continue;
            World world;
            world.id = maker.id;
            world.simulator = simulatorWithKeys(simulated, world.id);
            world.client = maker.make(world.simulator->settingsFor(address)).value();
            const auto other = simulatorWithKeys(simulated, world.id + ".stranger");
            world.stranger = maker.make(other->settingsFor(address)).value();
            world.customerCode = world.simulator->customerCode(CodeMood::Pays, fuzzTime());
            record(world);
            all.push_back(std::move(world));
        }
    }
    return all;
}

} // namespace

Instant fuzzTime()
{
    return {1772331630000}; // 2026-03-01 10:20:30 in China
}

StatementDay statementDay(const World &world)
{
    const Instant midnight{1772294400000};
    return {"2026-03-01", midnight, midnight + Span::hours(24), world.currency()};
}

Currency World::currency() const
{
    const ProviderCard &card = client->card();
    return card.currencies.empty() ? Currency::cny()
                                   : Currency::fromCode(card.currencies.front()).value();
}

Matter World::matterOf(const Asked &asked) const
{
    Matter matter;
    matter.attempt = AttemptId("A01FUZZ000000000000000" + std::to_string(asked.number % 10));
    matter.amount = Money(3580, currency());
    matter.openedAt = fuzzTime();
    matter.deadline = fuzzTime() + Span::minutes(5);
    matter.subject = "Guitai Demo 00012";
    matter.till = "T1";
    matter.cashier = "anna";
    matter.notifyUrl = "http://127.0.0.1:8102/in/fuzz/" + id;
    matter.note = asked.note;
    matter.wanted = asked.wanted;
    matter.authCode = asked.withCode ? customerCode : std::string();
    if (asked.question == Question::Refund || asked.question == Question::QueryRefund) {
        matter.refund = RefundId("R01FUZZ000000000000000" + std::to_string(asked.number % 10));
        matter.refundAmount = Money(1000, currency());
        matter.refundReason = "broken";
        matter.attemptNote = asked.attemptNote;
        matter.paidAt = fuzzTime();
    }
    return matter;
}

std::vector<World> &worlds()
{
    static std::vector<World> all = makeWorlds();
    return all;
}

std::vector<std::string> answersOf(const std::string &provider)
{
    std::vector<std::string> said;
    for (const World &world : worlds()) {
        for (std::size_t i = 0; world.id == provider && i < world.talks.size(); ++i) {
            for (const Answer &answer : world.talks[i].answers) {
                if (const auto *reply = std::get_if<HttpReply>(&answer))
                    said.push_back(reply->body);
                if (const auto *bytes = std::get_if<DeviceBytes>(&answer))
                    said.push_back(bytes->bytes);
            }
        }
    }
    return said;
}

std::vector<std::string> lettersOf(const std::string &provider)
{
    std::vector<std::string> said;
    for (const World &world : worlds()) {
        for (std::size_t i = 0; world.id == provider && i < world.callbacks.size(); ++i)
            said.push_back(world.callbacks[i].body);
    }
    return said;
}

} // namespace guitai::fuzz
