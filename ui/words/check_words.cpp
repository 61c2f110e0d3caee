// A table of the short names that the check gives.
#include "ui/words/check_words.h"

#include "ui/words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace guitai::ui {

namespace {

struct CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(guitai::ui::CheckWords)
};

struct Diagnosed
{
    const char *problem;
    const char *words;
};

constexpr Diagnosed diagnosed[] = {
    {"settings", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                   "A setting is missing or wrong: compare the account's numbers, "
                                   "and that test settings do not go to the production address.")},
    {"key", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                              "It refuses our signature: the key, its serial and the "
                              "account do not belong together.")},
    {"their_key", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                    "Its answers do not verify: the key or certificate given as "
                                    "the provider's is not the one it signs with.")},
    {"not_permitted",
     QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                       "The account may not do this: sign the product, or lift the "
                       "block, at the provider.")},
    {"clock",
     QT_TRANSLATE_NOOP("guitai::ui::CheckWords", "This machine's clock is wrong: set it.")},
    {"unreachable", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                      "It cannot be reached: check the network and the address.")},
    {"silence", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                  "No answer in time: check the network and the address.")},
    {"tls", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                              "The secure connection failed: something else answers "
                              "there, or its certificate is not to be trusted.")},
    {"wrong_host", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                     "The address is not the provider's for these keys: production "
                                     "and sandbox have addresses and keys of their own.")},
    {"garbled", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                  "What answers there is not the provider: check the address, and "
                                  "whether the network wants a sign-in.")},
    {"down",
     QT_TRANSLATE_NOOP("guitai::ui::CheckWords", "It has trouble itself: try again later.")},
    {"busy", QT_TRANSLATE_NOOP("guitai::ui::CheckWords", "It wants fewer calls: try again later.")},
    {"not_a_terminal", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                         "Something answers there, but not a card terminal: check "
                                         "address, port and the terminal's protocol.")},
    {"terminal_busy",
     QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                       "The card terminal is busy: wait, take the card out, try again.")},
    {"terminal_care", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                        "The card terminal needs care: its end of day, paper, "
                                        "initialisation or service.")},
    {"token", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                "The relay does not know this inbox and token: enter new ones.")},
    {"callback_path", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                        "Providers cannot post to the relay's address. Payments go "
                                        "on: the till asks the providers itself.")},
    {"callbacks", QT_TRANSLATE_NOOP("guitai::ui::CheckWords",
                                    "Callbacks do not come in. Payments go on: the till asks the "
                                    "providers itself.")},
};

} // namespace

QString checkedName(const CheckRow &row, const std::vector<MethodView> &methods)
{
    if (row.about.text == "shop_database") {
        return CheckWords::tr("Shop's database");
    }
    return row.about.text == "relay" ? CheckWords::tr("Relay") : methodName(row.about, methods);
}

QString checkText(const CheckRow &row)
{
    if (row.ok) {
        return row.about.text == "relay" ? CheckWords::tr("A test letter went the whole way.")
                                         : CheckWords::tr("In order.");
    }
    const auto found =
        std::find_if(std::begin(diagnosed), std::end(diagnosed),
                     [&](const Diagnosed &d) { return row.problem == QLatin1String(d.problem); });
    QString text = found == std::end(diagnosed)
                       ? CheckWords::tr("It answers, but not as expected.")
                       : QCoreApplication::translate("guitai::ui::CheckWords", found->words);
    if (!row.setting.isEmpty()) {
        text += QLatin1Char('\n') + CheckWords::tr("Setting: %1").arg(row.setting);
    }
    if (!row.said.isEmpty()) {
        text += QLatin1Char('\n') + row.said;
    }
    return text;
}

} // namespace guitai::ui
