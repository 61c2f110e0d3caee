// How the till runs conversations that write notes and talk to devices: what is on disk when, who
// speaks to a device, and what a cancel does to a conversation that waits for one.
#include "payment/till/till.h"
#include "tests/kit/main.h"

#include <QtTest>

#include <deque>

using namespace guitai;

namespace {

const ProviderId terminal("terminal");
const std::string where = "tcp://127.0.0.1:20007";

// Says what its script holds, one step for each thing heard.
struct Script
{
    std::deque<Step> steps;
    std::vector<Answer> heard;
    Matter matter;
    Question question = Question::Charge;
};

class Scripted : public Conversation
{
public:
    explicit Scripted(std::shared_ptr<Script> script)
        : m_script(std::move(script))
    {}
    Step begin() override { return next(); }
    Step hear(const Answer &answer) override
    {
        m_script->heard.push_back(answer);
        return next();
    }

private:
    Step next()
    {
        if (m_script->steps.empty())
            return Reading{};
        Step step = m_script->steps.front();
        m_script->steps.pop_front();
        return step;
    }

    std::shared_ptr<Script> m_script;
};

class ScriptedProvider : public Provider
{
public:
    explicit ScriptedProvider(std::deque<std::shared_ptr<Script>> &scripts)
        : m_scripts(scripts)
    {
        m_card.id = terminal;
        m_card.step = CustomerStep::PresentCard;
    }
    const ProviderCard &card() const override { return m_card; }
    std::unique_ptr<Conversation> ask(const Matter &matter, Question question,
                                      Instant) const override
    {
        auto script = m_scripts.empty() ? std::make_shared<Script>() : m_scripts.front();
        if (!m_scripts.empty())
            m_scripts.pop_front();
        script->matter = matter;
        script->question = question;
        return std::make_unique<Scripted>(script);
    }

private:
    std::deque<std::shared_ptr<Script>> &m_scripts;
    ProviderCard m_card;
};

// A till with one terminal; what it does to the world is written down.
class Shop : private Journal, private Line, private Clock, private Alarm, private Ids
{
public:
    Shop()
    {
        std::vector<std::unique_ptr<Provider>> providers;
        providers.push_back(std::make_unique<ScriptedProvider>(scripts));
        till = std::make_unique<Till>(TillSetup{}, TillPorts{*this, *this, *this, *this, *this},
                                      std::move(providers));
        (void)till->start();
        till->handle(SignIn{{CashierId("lin"), "Lin", false}});
        CatalogueItem tea;
        tea.code = "tea";
        tea.name = "Tea";
        tea.price = Money(500, Currency::cny());
        till->add(tea);
    }

    std::shared_ptr<Script> script(std::deque<Step> steps)
    {
        auto made = std::make_shared<Script>();
        made->steps = std::move(steps);
        scripts.push_back(made);
        return made;
    }
    AttemptId pay()
    {
        till->pay(terminal, Money(500, Currency::cny()));
        return till->counter().currentSale()->attempts.back().id;
    }
    const Attempt &attempt() { return till->counter().currentSale()->attempts.back(); }

    std::deque<std::shared_ptr<Script>> scripts;
    std::unique_ptr<Till> till;
    std::vector<std::string> log; // "note ...", "tell 1 ...", "hang up 1"
    Instant time{1'770'000'000'000};
    bool diskFull = false;

private:
    Result<void> append(std::span<const Fact> facts) override
    {
        if (diskFull)
            return Problem{"the disk is full"};
        for (const Fact &fact : facts) {
            if (const auto *noted = std::get_if<ProviderNoted>(&fact))
                log.push_back("note " + noted->note);
        }
        return {};
    }
    Result<Opening> open(Currency currency) override
    {
        Opening opening;
        opening.drawer = Money(0, currency);
        return opening;
    }
    std::vector<Fact> factsOf(const SaleId &) override { return {}; }
    SaleId saleOfAttempt(const AttemptId &) override { return {}; }
    void retire(const SaleId &) override {}
    void send(Ticket ticket, const HttpRequest &request) override
    {
        log.push_back("send " + std::to_string(ticket) + " " + request.body);
    }
    void tell(Ticket ticket, const DeviceMessage &message) override
    {
        log.push_back("tell " + std::to_string(ticket) + " " + message.bytes);
    }
    void hangUp(Ticket ticket) override { log.push_back("hang up " + std::to_string(ticket)); }
    Instant now() override { return time; }
    void wakeAt(Instant) override {}
    std::string next(std::string_view prefix) override
    {
        return std::string(prefix) + std::to_string(++m_ids);
    }

    int m_ids = 0;
};

DeviceMessage say(const char *bytes, Prompt prompt = Prompt::None)
{
    return {.address = where, .bytes = bytes, .prompt = prompt};
}

Reading paid()
{
    return {.verdict = Verdict::Paid, .amount = Money(500, Currency::cny())};
}

} // namespace

class ConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoteIsOnDiskBeforeTheNextWord()
    {
        Shop shop;
        const auto script = shop.script({Note{"baseline 17"}, say("pay"), paid()});
        shop.pay();
        QCOMPARE(shop.log, (std::vector<std::string>{"note baseline 17", "tell 1 pay"}));
        QVERIFY(std::holds_alternative<Noted>(script->heard[0]));
        QCOMPARE(shop.attempt().note, std::string("baseline 17"));
        shop.till->answered(1, DeviceBytes{"ok"});
        QCOMPARE(shop.log.back(), std::string("hang up 1"));
        QCOMPARE(shop.attempt().outcome, AttemptOutcome::Paid);
    }

    void aNoteThatCannotBeWrittenIsHeardAsSilence()
    {
        Shop shop;
        const auto script = shop.script({say("hello"), Note{"approved"}, Reading{}});
        shop.pay();
        shop.diskFull = true;
        shop.till->answered(1, DeviceBytes{"approved"});
        QVERIFY(std::holds_alternative<Silence>(script->heard[1]));
        QVERIFY(shop.attempt().note.empty());
        QVERIFY(!shop.till->stopped().empty());
    }

    void theNoteComesBackWithTheNextQuestion()
    {
        Shop shop;
        shop.script({Note{"order 9"}, Reading{.verdict = Verdict::Waiting}});
        shop.pay();
        const auto asked = shop.script({Reading{.verdict = Verdict::Waiting}});
        shop.time = shop.time + Span::seconds(3);
        shop.till->wakeUp();
        QCOMPARE(asked->question, Question::Query);
        QCOMPARE(asked->matter.note, std::string("order 9"));
        QVERIFY(asked->matter.wanted);
        const auto cancelled = shop.script({Reading{.verdict = Verdict::Cancelled}});
        shop.till->handle(CancelPressed{shop.attempt().id});
        QVERIFY(!cancelled->matter.wanted);
    }

    void promptsAreShownAndNotKept()
    {
        Shop shop;
        shop.script({say("pay", Prompt::InsertCard), say("", Prompt::EnterPin), paid()});
        shop.pay();
        QCOMPARE(shop.till->view().sale->weather.prompt, Prompt::InsertCard);
        shop.till->answered(1, DeviceBytes{"status"});
        QCOMPARE(shop.till->view().sale->weather.prompt, Prompt::EnterPin);
    }

    void aCancelIsSaidToTheConversationThatWaits()
    {
        Shop shop;
        const auto script = shop.script({say("pay"), say("abort"), paid()});
        const AttemptId id = shop.pay();
        shop.till->handle(CancelPressed{id});
        QVERIFY(std::holds_alternative<NotWanted>(script->heard[0]));
        QCOMPARE(shop.log.back(), std::string("tell 1 abort"));
        // Asking again and again does not talk past it.
        shop.time = shop.time + Span::seconds(10);
        shop.till->wakeUp();
        QCOMPARE(script->heard.size(), 1u);
        // The approval won the race: its word is the cancel's answer, and counts.
        shop.till->answered(1, DeviceBytes{"approved"});
        QCOMPARE(shop.attempt().outcome, AttemptOutcome::Paid);
        QVERIFY(shop.till->counter().currentSale()->receipt.has_value());
    }

    void aDeviceSpeaksWithOneAtATime()
    {
        Shop shop;
        shop.script({say("pay"), paid()});
        shop.pay();
        const auto greeting = shop.script({say("hello"), Reading{.verdict = Verdict::NotFound}});
        Reading greeted;
        shop.till->consult(terminal, Question::Greet, [&](const Reading &r) { greeted = r; });
        QCOMPARE(shop.log, (std::vector<std::string>{"tell 1 pay"}));
        shop.till->answered(1, DeviceBytes{"approved"});
        QCOMPARE(shop.log, (std::vector<std::string>{"tell 1 pay", "hang up 1", "tell 2 hello"}));
        shop.till->answered(2, DeviceBytes{"hello"});
        QCOMPARE(greeted.verdict, Verdict::NotFound);
        QCOMPARE(greeting->heard.size(), 1u);
    }

    void whatWaitsForTheDeviceCanBeCalledOff()
    {
        Shop shop;
        shop.script({say("hello"), Reading{}});
        shop.till->consult(terminal, Question::Greet, [](const Reading &) {});
        shop.script({say("pay"), Reading{.verdict = Verdict::Cancelled}});
        const AttemptId id = shop.pay();
        shop.till->handle(CancelPressed{id});
        QCOMPARE(shop.attempt().outcome, AttemptOutcome::Cancelled);
        shop.till->answered(1, DeviceBytes{"hello"});
        QCOMPARE(shop.log, (std::vector<std::string>{"tell 1 hello", "hang up 1"}));
    }
};

GUITAI_TEST(ConversationTest)
#include "conversation_test.moc"
