// Findings from what make() and the greeting say.
#include "app/workplace/doctor.h"

#include "app/workplace/interview.h"
#include "payment/providers/table.h"
#include "payment/transport/relay_line.h"
#include "payment/transport/system.h"
#include "storage/shop/shop_address.h"
#include "storage/shop/shop_book.h"

#include <QEventLoop>
#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace guitai {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

constexpr Span clockTolerance = Span::minutes(5);
constexpr Span relayPatience = Span::seconds(8);

Reading greet(const Provider &provider)
{
    SystemClock clock;
    RandomIds ids(clock);
    Matter matter;
    matter.attempt = AttemptId(ids.next("CHECK"));
    matter.openedAt = clock.now();
    matter.deadline = clock.now() + Span::minutes(5);
    const auto conversation = provider.ask(matter, Question::Greet, clock.now());
    return Interview().hold(*conversation);
}

struct Diagnosis
{
    const char *problem;
    const char *what;
};

// In the words of the settings, where the words at the counter would send people here.
Diagnosis diagnosisOf(Reason reason)
{
    switch (reason) {
    case Reason::SettingsWrong:
        return {"settings", "it does not know us by these settings: check the account's numbers, "
                            "and that test settings do not go to the production address"};
    case Reason::KeyWrong:
        return {"key", "it refuses our signature: the key, its serial and the account do not "
                       "belong together"};
    case Reason::SignatureWrong:
        return {"their_key", "its answers do not verify: the key or certificate given as the "
                             "provider's is not the one it signs with"};
    case Reason::NotPermitted:
        return {"not_permitted", "the account may not do this: sign the product, or lift the "
                                 "block, at the provider"};
    case Reason::ClockWrong:
        return {"clock", "this machine's clock is wrong: set it"};
    case Reason::NetworkDown:
        return {"unreachable", "it cannot be reached: check the network and the address"};
    case Reason::Silence:
        return {"silence", "no answer in time: check the network and the address"};
    case Reason::TlsFailed:
        return {"tls", "the secure connection failed: something else answers at this address, or "
                       "this machine does not trust its certificate"};
    case Reason::WrongHost:
        return {"wrong_host", "the address is not the provider's for these keys: production and "
                              "sandbox have addresses and keys of their own"};
    case Reason::Garbled:
        return {"garbled", "what answers there is not the provider: check the address, and whether "
                           "the network wants a sign-in"};
    case Reason::ProviderDown:
        return {"down", "it has trouble itself: try again later"};
    case Reason::ProviderBusy:
        return {"busy", "it wants fewer calls: try again later"};
    case Reason::NotATerminal:
        return {"not_a_terminal", "something answers there, but not a card terminal: check "
                                  "address, port and the terminal's protocol"};
    case Reason::TerminalOffline:
        return {"unreachable", "the card terminal has no connection: check its power and network"};
    case Reason::TerminalBusy:
        return {"terminal_busy", "the card terminal is busy: wait, take the card out, try again"};
    case Reason::TerminalNeedsClose:
        return {"terminal_care", "the card terminal wants its end of day first"};
    case Reason::TerminalNeedsCare:
        return {"terminal_care", "the card terminal needs care: paper, initialisation or service"};
    case Reason::WrongCurrency:
        return {"settings", "it does not take this currency"};
    default:
        return {"other", nullptr}; // whatever else it may say, it says in its own words
    }
}

bool isOff(const std::optional<Span> &clockAhead)
{
    return clockAhead && (*clockAhead > clockTolerance || *clockAhead < Span{} - clockTolerance);
}

QString clockWords(Span ahead)
{
    const qint64 seconds = qAbs(ahead.ms) / 1000;
    const QString much = seconds >= 7200  ? QString("%1 hours").arg(seconds / 3600)
                         : seconds >= 120 ? QString("%1 minutes").arg(seconds / 60)
                                          : QString("%1 seconds").arg(seconds);
    return QString("this machine's clock is %1 %2: set it")
        .arg(much, ahead.ms > 0 ? "ahead" : "behind");
}

// The key of the settings that a maker's Problem begins with.
std::string settingIn(const std::string &problem, const ProviderMaker &maker)
{
    const std::string first = problem.substr(0, problem.find_first_of(" :"));
    const bool known = std::any_of(maker.fields.begin(), maker.fields.end(),
                                   [&](const SettingField &field) { return field.key == first; });
    return known ? first : std::string();
}

Finding trouble(const std::string &about, const char *problem, const QString &what)
{
    return {about, false, problem, {}, what};
}

} // namespace

Finding findingOn(const std::string &provider, const Reading &greeting)
{
    if (isOff(greeting.clockAhead))
        return trouble(provider, "clock", clockWords(*greeting.clockAhead));
    if (greeting.verdict == Verdict::NotFound || greeting.verdict == Verdict::Waiting)
        return {provider, true, {}, {}, {}};
    const Diagnosis diagnosis = diagnosisOf(greeting.reason);
    QString what = diagnosis.what ? QString(diagnosis.what) : "it answers, but not as expected";
    // Without a code of the provider's they are our own words, and say more than ours here.
    const std::string &said =
        greeting.providerCode.empty() ? greeting.providerWords : greeting.providerCode;
    if (!said.empty())
        what += " (" + text(said) + ")";
    Finding finding = trouble(provider, diagnosis.problem, what);
    finding.reason = greeting.reason;
    finding.said = text(said);
    return finding;
}

Finding examine(const ProviderMaker &maker, const ProviderSettings &settings)
{
    const auto provider = maker.make(settings);
    if (!provider) {
        Finding finding = trouble(maker.id, "settings", text(provider.problem().what));
        finding.setting = settingIn(provider.problem().what, maker);
        return finding;
    }
    return findingOn(maker.id, greet(**provider));
}

namespace {

HttpRequest testLetter(const RelayAddress &address, const std::string &word)
{
    HttpRequest request;
    request.url = callbackAddress(address, std::string(relay::testProvider));
    request.headers = {{"Content-Type", "text/plain"}};
    request.body = word;
    request.timeout = relayPatience;
    return request;
}

// Signs in like a till, posts a letter like a provider, and waits until it is here.
Finding proveTheWay(const storage::RelaySettings &relay)
{
    const RelayAddress address{relay.url, relay.inbox, relay.token, std::string(relay::checkTill)};
    SystemClock clock;
    const std::string word = RandomIds(clock).next("CHECK");
    bool hasArrived = false;
    std::optional<RelayLink> link;
    std::string detail;
    QEventLoop waiting;
    RelayLine line(
        address,
        [&](const relay::Letter &letter) {
            hasArrived =
                hasArrived || (letter.provider == relay::testProvider && letter.body == word);
            if (hasArrived)
                waiting.quit();
            return true;
        },
        [&](RelayLink now, const std::string &why) {
            if (now == RelayLink::Connecting)
                return;
            link = now;
            detail = why;
            waiting.quit();
        });
    const auto wait = [&] {
        QTimer::singleShot(int(relayPatience.ms), &waiting, &QEventLoop::quit);
        waiting.exec();
    };
    line.open();
    wait();
    if (link == RelayLink::Refused) {
        Finding finding = trouble("relay", "token",
                                  "the relay does not know this inbox and token: they have been "
                                  "revoked, or belong to another relay");
        finding.setting = "relay.token";
        return finding;
    }
    if (link == RelayLink::TlsFailed)
        return trouble("relay", "tls",
                       "the secure connection to the relay failed: " + text(detail));
    if (link != RelayLink::Connected)
        return trouble(
            "relay", "callbacks",
            "the relay is there, but its letters cannot be fetched: is the WebSocket let "
            "through? (" +
                text(detail) + ")");
    const Answer answer = Interview().ask(testLetter(address, word));
    const auto *reply = std::get_if<HttpReply>(&answer);
    if (!reply || reply->status != 200)
        return trouble("relay", "callback_path",
                       QString("providers cannot post to %1: %2")
                           .arg(text(testLetter(address, {}).url),
                                reply ? QString("HTTP %1").arg(reply->status)
                                      : text(std::get<Silence>(answer).detail)));
    if (!hasArrived)
        wait();
    if (!hasArrived)
        return trouble("relay", "callbacks",
                       "the relay took a test letter, but it did not arrive here");
    return {"relay", true, {}, {}, {}};
}

} // namespace

Finding examineRelay(const storage::RelaySettings &relay)
{
    const auto missing = [](const char *key, const char *what) {
        Finding finding = trouble("relay", "settings", QString(key) + " is missing: " + what);
        finding.setting = key;
        return finding;
    };
    if (relay.inbox.empty())
        return missing("relay.inbox", "guitai-relay inbox create NAME prints it");
    if (relay.token.empty())
        return missing("relay.token", "guitai-relay inbox create NAME prints it");
    QUrl url(text(relay.url));
    const bool plain = url.scheme() == "ws" || url.scheme() == "http";
    if (!url.isValid() || url.host().isEmpty())
        return missing("relay.url", "an address like wss://relay.example.com");
    url.setScheme(plain ? "http" : "https");
    QString path = url.path();
    while (path.endsWith('/'))
        path.chop(1);
    url.setPath(path + "/healthz");

    HttpRequest request;
    request.method = "GET";
    request.url = url.toEncoded().toStdString();
    request.timeout = relayPatience;
    const Answer answer = Interview().ask(request);
    if (const auto *silence = std::get_if<Silence>(&answer)) {
        const bool tls = silence->reason == Reason::TlsFailed;
        return trouble("relay", tls ? "tls" : "callbacks",
                       QString("callbacks cannot come in: %1 (%2)")
                           .arg(tls ? "the secure connection to the relay failed"
                                    : "the relay cannot be reached, check relay.url",
                                text(silence->detail)));
    }
    const int status = std::get<HttpReply>(answer).status;
    if (status != 200)
        return trouble("relay", "callbacks",
                       QString("callbacks cannot come in: no healthy relay answers at %1 (HTTP %2)")
                           .arg(url.toString())
                           .arg(status));
    return proveTheWay(relay);
}

Finding examineShop(const storage::Settings &settings)
{
    const auto wrong = [](const char *problem, const char *setting, const std::string &what) {
        Finding finding = trouble("shop_database", problem, text(what));
        finding.setting = setting;
        return finding;
    };
    const auto address = storage::shopAddress(settings.shopDatabase);
    if (!address)
        return wrong("settings", "shop_database.url", address.problem().what);
    auto book = storage::ShopBook::open(*address);
    if (!book) {
        const std::string &said = book.problem().what;
        const auto tells = [&said](const char *words) {
            return said.find(words) != std::string::npos;
        };
        if (tells("password"))
            return wrong("key", "shop_database.password", said);
        if (tells("certificate") || tells("SSL"))
            return wrong("tls", "shop_database.url", said);
        return wrong(tells("newer Guitai") ? "version" : "unreachable", "shop_database.url", said);
    }
    return {"shop_database", true, {}, {}, {}};
}

void examineAll(const storage::Settings &settings,
                const std::function<void(const Finding &)> &found)
{
    for (const ProviderMaker &maker : providerMakers()) {
        const auto block = settings.providers.find(maker.id);
        if (block != settings.providers.end() && settings.isEnabled(maker.id))
            found(examine(maker, block->second));
    }
    if (!settings.relay.url.empty())
        found(examineRelay(settings.relay));
    if (!settings.shopDatabase.url.empty())
        found(examineShop(settings));
}

} // namespace guitai
