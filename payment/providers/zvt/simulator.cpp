// The terminal as its host and its customers see it: bytes, cards, books.
#include "payment/providers/zvt/simulator.h"

#include "payment/providers/zvt/simulator_terminal.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>

namespace guitai::zvt {

namespace {

constexpr std::size_t portion = 3;

} // namespace

std::string KeptTerminal::callOf(std::string_view bytes) const
{
    std::string names;
    const auto reader = makeLink(m_options.link);
    reader->hear(bytes);
    while (const auto apdu = reader->take())
        names += (names.empty() ? "" : ",") + nameOf(apdu->command);
    return names;
}

std::vector<WaitingPayment> KeptTerminal::waiting(Instant) const
{
    if (m_stage != Stage::Card)
        return {};
    WaitingPayment payment;
    payment.outTradeNo = nameOfWaiting();
    payment.subject = m_deal == Deal::Payment ? "Terminal " + m_options.terminal
                                              : "Refund, terminal " + m_options.terminal;
    payment.amount = Money(m_minor, m_options.currency);
    payment.since = m_since;
    payment.until = m_since + m_options.cardTime;
    payment.byCard = true;
    return {payment};
}

DeviceSays KeptTerminal::says()
{
    std::string bytes = std::exchange(m_portions, {}) + m_link->takeBytes();
    if (!m_isConnected)
        return {};
    if (m_options.isSplit && bytes.size() > portion) {
        m_portions = bytes.substr(portion);
        bytes.resize(portion);
    }
    return {bytes, false};
}

bool KeptTerminal::holdCard(std::string_view which, int result, Instant now)
{
    const bool isMeant = which.empty() || which == "card" || which == nameOfWaiting();
    if (m_stage != Stage::Card || !isMeant)
        return false;
    m_stage = Stage::Host;
    m_result = result;
    m_since = now;
    m_saidWaitAt = now;
    if (result != aborted && !m_options.hostIsQuiet)
        say(intermediate(0x04, m_options));
    return true;
}

ProviderSettings KeptTerminal::settingsFor(const std::string &baseUrl) const
{
    const std::size_t slashes = baseUrl.find("://");
    std::string rest = slashes == std::string::npos ? baseUrl : baseUrl.substr(slashes + 3);
    rest.resize(std::min(rest.find('/'), rest.size()));
    const std::size_t colon = rest.rfind(':');
    ProviderSettings settings{{"password", m_options.password},
                              {"currency", m_options.currency.code()}};
    if (m_options.link == LinkKind::Framed) {
        settings["address"] = "serial:///dev/guitai?baud=9600";
    } else {
        settings["host"] = rest.substr(0, colon);
        if (colon != std::string::npos)
            settings["port"] = rest.substr(colon + 1);
    }
    return settings;
}

std::string KeptTerminal::save() const
{
    return QJsonDocument(QJsonObject{{"books", QString::fromStdString(m_books.save())},
                                     {"wants_close", m_options.wantsClose}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool KeptTerminal::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    TerminalBooks books;
    if (!books.load(document["books"].toString().toStdString()))
        return false;
    const SimulatorOptions options = m_options;
    *this = KeptTerminal(options);
    m_books = std::move(books);
    m_options.wantsClose = document["wants_close"].toBool();
    return true;
}

std::unique_ptr<TerminalSimulator> makeSimulator(SimulatorOptions options)
{
    return std::make_unique<KeptTerminal>(std::move(options));
}

} // namespace guitai::zvt
