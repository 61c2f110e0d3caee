// Reads METHOD[=AMOUNT], cash=USD20, cash=50:20, and finds out whose a customer's code is.
#include "app/ctl/tender_words.h"

#include "app/ctl/words.h"

#include <algorithm>

namespace guitai::ctl {

namespace {

const ProviderId cardMachine("manual_card");

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool areDigits(const std::string &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isApproval(const std::string &text)
{
    return !text.empty() && text.size() <= 12 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || isUpper(c) || (c >= 'a' && c <= 'z');
    });
}

// "20", or "USD20" of another currency.
std::optional<Money> readHanded(std::string text, Currency shop)
{
    Currency currency = shop;
    if (text.size() > 3 && std::all_of(text.begin(), text.begin() + 3, isUpper)) {
        const auto named = Currency::fromCode(text.substr(0, 3));
        if (!named)
            return {};
        currency = *named;
        text.erase(0, text[3] == ' ' ? 4 : 3);
    }
    const auto money = Money::parse(text, currency);
    return money && money->isPositive() ? std::optional(*money) : std::nullopt;
}

Result<Pay> readCash(const std::string &given, const std::string &amount, Currency shop)
{
    Pay pay;
    pay.method = cashMethod();
    const std::size_t colon = amount.find(':');
    pay.amount = readHanded(amount.substr(0, colon), shop);
    if (!pay.amount)
        return Problem{"--pay " + given + ": cash must be like 50, or USD20 in foreign notes"};
    if (colon != std::string::npos) {
        const auto part = Money::parse(amount.substr(colon + 1), shop);
        if (!part || !part->isPositive())
            return Problem{"--pay " + given +
                           ": behind the colon stands how much of what is due "
                           "the cash is for, like 50:20"};
        pay.part = *part;
    }
    return pay;
}

Result<Pay> readPay(const std::string &given, const Counter &counter)
{
    const std::size_t equals = given.find('=');
    Pay pay;
    pay.method = ProviderId(given.substr(0, equals));
    if (pay.method != cashMethod() && !counter.cards.contains(pay.method))
        return Problem{"--pay " + given + ": this way to pay is not set up: import its settings"};
    if (equals == std::string::npos)
        return pay;
    if (pay.method == cashMethod())
        return readCash(given, given.substr(equals + 1), counter.currency);
    const auto amount = Money::parse(given.substr(equals + 1), counter.currency);
    if (!amount || !amount->isPositive())
        return Problem{"--pay " + given + ": the amount must be like 35.80"};
    pay.amount = *amount;
    return pay;
}

// Whose code it is, when nobody said it.
Result<Pay> ownerOf(const std::string &code, const Counter &counter)
{
    Pay pay;
    pay.byCode = true;
    const std::vector<ProviderId> owners = whoseCode(counter.cards, code);
    if (owners.size() == 1) {
        pay.method = owners.front();
        pay.authCode = code;
        return pay;
    }
    if (owners.size() > 1) {
        std::string names;
        for (const ProviderId &id : owners)
            names += (names.empty() ? "" : " or ") + id.text;
        return Problem{"--auth-code: this can be a code of " + names + ": say which with --pay"};
    }
    if (!isUnionPayCode(code))
        return Problem{"--auth-code: no wallet that is set up has codes like this one"};
    if (!counter.cards.contains(cardMachine))
        return Problem{"--auth-code: this is a UnionPay code: take it on the card machine, and "
                       "enable manual_card in the settings to record it"};
    pay.method = cardMachine;
    return pay;
}

Result<void> giveCode(std::vector<Pay> &pays, const std::string &code, const Counter &counter)
{
    const auto takes = [&](const Pay &pay) {
        const auto card = counter.cards.find(pay.method);
        return card != counter.cards.end() && !card->second.customerCodes.empty();
    };
    const std::vector<ProviderId> owners = whoseCode(counter.cards, code);
    auto chosen = std::find_if(pays.begin(), pays.end(), [&](const Pay &pay) {
        return std::find(owners.begin(), owners.end(), pay.method) != owners.end();
    });
    if (chosen == pays.end())
        chosen = std::find_if(pays.begin(), pays.end(), takes);
    if (chosen != pays.end()) {
        chosen->authCode = code;
        return {};
    }
    // On the card machine the person charges the code.
    const bool onMachine = std::any_of(pays.begin(), pays.end(),
                                       [](const Pay &pay) { return pay.method == cardMachine; });
    if (onMachine && isUnionPayCode(code))
        return {};
    auto owner = ownerOf(code, counter);
    if (!owner)
        return owner.problem();
    pays.push_back(std::move(owner).value());
    return {};
}

} // namespace

Result<std::vector<Pay>> readPays(const Arguments &arguments, const Counter &counter)
{
    std::vector<Pay> pays;
    for (const std::string &given : arguments.values("--pay")) {
        auto pay = readPay(given, counter);
        if (!pay)
            return pay.problem();
        pays.push_back(std::move(pay).value());
    }
    if (const std::string code = arguments.value("--auth-code"); !code.empty()) {
        if (auto given = giveCode(pays, code, counter); !given)
            return given.problem();
    }
    const std::vector<std::string> approvals = arguments.values("--approval");
    const std::vector<std::string> digits = arguments.values("--last-four");
    if (approvals.size() != digits.size())
        return Problem{"--approval and --last-four belong together"};
    for (std::size_t i = 0; i < approvals.size(); ++i) {
        // Said before money is asked for, not while a payment waits for the right word.
        if (!isApproval(approvals[i]) || digits[i].size() != 4 || !areDigits(digits[i]))
            return Problem{wordsFor(Refusal::BadApproval).toStdString()};
    }
    std::size_t next = 0;
    for (Pay &pay : pays) {
        const auto card = counter.cards.find(pay.method);
        if (card == counter.cards.end() || !card->second.byHand || next == approvals.size())
            continue;
        pay.slip = {approvals[next], digits[next]};
        ++next;
    }
    if (next < approvals.size())
        return Problem{
            "--approval belongs to --pay manual_card; other terminals tell it themselves"};
    return pays;
}

} // namespace guitai::ctl
