// Renders every screen in every state to PNG files, to be looked at.
#include "tests/ui/fake_desk.h"
#include "tests/ui/little_books.h"
#include "tests/ui/little_shift.h"
#include "tests/ui/little_statements.h"
#include "ui/customer/customer_view.h"
#include "ui/main_window/main_window.h"
#include "ui/scan/scan_recogniser.h"
#include "ui/theme/button.h"
#include "ui/theme/notice_bar.h"
#include "ui/theme/text_field.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QResource>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextStream>

using namespace guitai;
using namespace guitai::test;
using namespace guitai::ui;

namespace {

class Gallery
{
public:
    Gallery(Theme &theme, Language &language, const QString &folder)
        : m_theme(theme)
        , m_language(language)
        , m_folder(folder)
    {}

    void renderAll(QSize size, const QString &language, Shade shade, const QStringList &only);

private:
    void shot(const QString &name);
    void press(const char *button);
    void type(const char *field, const QString &text);
    void fresh(const CounterView &view);
    void salePictures();
    void payPictures();
    void cardPictures();
    void splitPictures();
    void otherPictures();
    void drawerPictures();
    void statementPictures();
    void customerPictures();
    void managerPictures();

    Theme &m_theme;
    Language &m_language;
    QString m_folder, m_suffix, m_code;
    QStringList m_only;
    QSize m_size;
    Shade m_shade = Shade::Light;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void settle()
{
    for (int i = 0; i < 4; ++i) {
        QApplication::processEvents();
    }
}

void Gallery::fresh(const CounterView &view)
{
    m_window.reset();
    m_desk = std::make_unique<FakeDesk>();
    m_desk->plays = true;
    Preferences preferences;
    preferences.language = m_code;
    preferences.shade = m_shade;
    m_window = std::make_unique<MainWindow>(
        *m_desk, m_theme, m_language, [] { return shopOpens; }, preferences);
    m_window->resize(m_size);
    m_window->show();
    m_desk->show(view);
    if (view.cashier) {
        Q_EMIT m_desk->categoriesListed(categories());
    }
    settle();
}

void Gallery::shot(const QString &name)
{
    if (!m_only.isEmpty() && !m_only.contains(name)) {
        return;
    }
    settle();
    m_window->grab().save(QStringLiteral("%1/%2_%3.png").arg(m_folder, name, m_suffix));
}

void Gallery::press(const char *button)
{
    if (auto *found = m_window->findChild<QAbstractButton *>(QLatin1String(button))) {
        found->click();
    } else {
        QTextStream(stderr) << "no button " << button << '\n';
    }
    settle();
}

void Gallery::type(const char *field, const QString &text)
{
    if (auto *found = m_window->findChild<QLineEdit *>(QLatin1String(field))) {
        found->setText(text);
    }
    settle();
}

void Gallery::salePictures()
{
    fresh(closedShop());
    shot(QStringLiteral("01_sign_in"));
    Notice wrong;
    wrong.kind = Notice::Kind::WrongPin;
    wrong.wait = Span::seconds(8);
    Q_EMIT m_desk->noticed(wrong);
    shot(QStringLiteral("02_wrong_pin"));
    fresh(openShop());
    shot(QStringLiteral("03_sale_empty"));
    fresh(shopWithSale());
    shot(QStringLiteral("04_sale"));
    Notice unknown;
    unknown.kind = Notice::Kind::UnknownCode;
    unknown.what = "6900000000000";
    Q_EMIT m_desk->noticed(unknown);
    shot(QStringLiteral("05_sale_unknown_code"));
    type("search", QStringLiteral("tea"));
    shot(QStringLiteral("06_sale_search"));
    type("search", QStringLiteral("zzz"));
    shot(QStringLiteral("07_sale_nothing_found"));
    fresh(shopWithSale(14));
    shot(QStringLiteral("08_sale_many_lines"));
    press("lineQuantity");
    shot(QStringLiteral("09_quantity"));
    press("entryCancel");
    press("lineDiscount");
    shot(QStringLiteral("10_discount"));
    type("entryField", QStringLiteral("120"));
    shot(QStringLiteral("11_discount_wrong"));
    press("entryCancel");
    press("park");
    shot(QStringLiteral("12_park"));
    press("questionNo");
    press("voidSale");
    shot(QStringLiteral("13_void"));
}

void Gallery::payPictures()
{
    fresh(shopWithSale());
    press("pay");
    shot(QStringLiteral("20_pay"));
    press("otherAmount");
    shot(QStringLiteral("21_part"));
    const CounterView sale = shopWithSale();
    Attempt attempt = attemptOf(sale, "alipay");
    Attempt preparing = attempt;
    preparing.code.clear();
    fresh(shopWithAttempt(preparing));
    shot(QStringLiteral("22_preparing"));
    fresh(shopWithAttempt(attempt));
    shot(QStringLiteral("23_waiting"));
    press("turnToCustomer");
    shot(QStringLiteral("24_turned"));
    Weather silent;
    silent.silences = 4;
    silent.lastReason = Reason::NetworkDown;
    fresh(shopWithAttempt(attempt, silent));
    shot(QStringLiteral("25_still_asking"));
    Attempt closing = attempt;
    closing.stage = AttemptStage::Closing;
    closing.closing = ClosingCause::CashierCancelled;
    fresh(shopWithAttempt(closing));
    shot(QStringLiteral("26_closing"));
    fresh(shopWithAttempt(attemptOf(sale, "zvt")));
    Attempt declined = attempt;
    Attempt card = attemptOf(sale, "zvt");
    card.code.clear();
    fresh(shopWithAttempt(card));
    shot(QStringLiteral("27_card"));
    declined.stage = AttemptStage::Ended;
    declined.outcome = AttemptOutcome::Declined;
    declined.reason = Reason::NotEnoughMoney;
    m_desk->show(shopWithAttempt(declined));
    shot(QStringLiteral("28_declined"));
    fresh(shopWithSale());
    press("pay");
    press("method_cash");
    shot(QStringLiteral("30_cash"));
    type("cashTendered", QStringLiteral("100"));
    shot(QStringLiteral("31_cash_change"));
    type("cashTendered", QStringLiteral("20"));
    shot(QStringLiteral("32_cash_missing"));
    fresh(shopWithRates());
    press("pay");
    press("method_cash");
    press("currency4");
    shot(QStringLiteral("35_cash_foreign"));
    type("cashTendered", QStringLiteral("10"));
    shot(QStringLiteral("36_cash_foreign_change"));
    fresh(shopPaid("cash"));
    shot(QStringLiteral("33_finished_cash"));
    fresh(shopPaid("alipay"));
    shot(QStringLiteral("34_finished_alipay"));
}

void Gallery::cardPictures()
{
    const CounterView sale = shopWithSale();
    Attempt card = attemptOf(sale, "zvt");
    card.code.clear();
    const std::pair<const char *, Prompt> prompts[] = {{"70_card_insert", Prompt::InsertCard},
                                                       {"71_card_pin", Prompt::EnterPin},
                                                       {"72_card_bank", Prompt::CallingBank},
                                                       {"73_card_remove", Prompt::RemoveCard},
                                                       {"74_card_other", Prompt::TryOtherCard}};
    for (const auto &[name, prompt] : prompts) {
        Weather weather;
        weather.prompt = prompt;
        weather.promptWords = "Bitte Karte einstecken oder vorhalten";
        fresh(shopWithAttempt(card, weather));
        shot(QLatin1String(name));
    }
    fresh(shopByHand("manual_card"));
    shot(QStringLiteral("75_by_hand"));
    press("wordYes");
    type("wordApproval", QStringLiteral("A0"));
    shot(QStringLiteral("76_by_hand_charged"));
    type("wordDigits", QStringLiteral("4242424242424242"));
    shot(QStringLiteral("77_by_hand_card_number"));
    press("wordDetailBack");
    press("wordNo");
    shot(QStringLiteral("78_by_hand_not"));
    fresh(shopByHand("zvt"));
    shot(QStringLiteral("79_ask_person"));
    press("wordYes");
    shot(QStringLiteral("80_ask_person_paid"));
}

void Gallery::splitPictures()
{
    fresh(shopPaidInPart("wechatpay", "20.00"));
    press("pay");
    shot(QStringLiteral("81_paid_in_part"));
    press("giveBackPart");
    shot(QStringLiteral("81b_give_back_part"));
    press("giveBackQuestionNo");
    press("otherAmount");
    type("partEntryField", QStringLiteral("10"));
    shot(QStringLiteral("82_part_of_rest"));
    press("partEntryConfirm");
    shot(QStringLiteral("83_part_chosen"));
    press("method_cash");
    shot(QStringLiteral("84_part_in_cash"));
    fresh(shopGivingBack("wechatpay", "20.00"));
    shot(QStringLiteral("84b_giving_back"));
    CounterView gone = shopGivingBack("cash", "15.90");
    gone.sale->checkout.refunds.back().stage = RefundStage::Done;
    m_desk->show(gone);
    shot(QStringLiteral("84c_given_back"));
    fresh(shopWithTips());
    press("pay");
    shot(QStringLiteral("85_tips"));
    fresh(shopWithTips("4.77"));
    press("pay");
    shot(QStringLiteral("86_tip_chosen"));
    press("tipOwn");
    shot(QStringLiteral("87_tip_own"));
    fresh(shopWithSale());
    Q_EMIT m_window->scanner().scanned(QStringLiteral("281234567890123456"));
    shot(QStringLiteral("88_customers_code"));
    CounterView two = shopWithSale();
    two.methods[3].card.customerCodes = {{28, 28, 18, 18}};
    fresh(two);
    Q_EMIT m_window->scanner().scanned(QStringLiteral("281234567890123456"));
    shot(QStringLiteral("89_whose_code"));
    fresh(shopWithSale());
    Q_EMIT m_window->scanner().scanned(QStringLiteral("6212345678901234567"));
    shot(QStringLiteral("90_union_pay"));
    fresh(openShop());
    Q_EMIT m_window->scanner().scanned(QStringLiteral("281234567890123456"));
    shot(QStringLiteral("91_code_nothing_due"));
    CounterView scan = shopWithSale();
    scan.methods[2].card.step = CustomerStep::ScanCustomerCode;
    fresh(scan);
    press("pay");
    press("method_wechatpay");
    shot(QStringLiteral("92_ask_for_code"));
}

void Gallery::otherPictures()
{
    fresh(openShop());
    press("openReceipts");
    shot(QStringLiteral("40_receipts"));
    press("refund");
    shot(QStringLiteral("41_refund"));
    press("refundAll");
    shot(QStringLiteral("41b_refund_all"));
    press("refundByAmount");
    shot(QStringLiteral("41c_refund_amount"));
    fresh(openShop());
    m_desk->receipt = splitCheckout();
    press("openReceipts");
    press("refund");
    press("refundByAmount");
    shot(QStringLiteral("41j_refund_split"));
    CounterView limited = openShop();
    limited.refundLimit = yuan("20");
    fresh(limited);
    m_desk->receipt = refundedCheckout();
    press("openReceipts");
    shot(QStringLiteral("41d_refunded"));
    press("refund");
    press("refundAll");
    shot(QStringLiteral("41e_refund_rest"));
    press("refundGive");
    shot(QStringLiteral("41f_refund_pin"));
    fresh(openShop());
    m_desk->receipt = cardCheckout();
    press("openReceipts");
    shot(QStringLiteral("41g_card_receipt"));
    Checkout byHand = manualCheckout();
    byHand.refunds = refundedCheckout().refunds;
    byHand.refunds.back().provider = ProviderId("manual_card");
    m_desk->receipt = byHand;
    press("receiptsBack");
    press("openReceipts");
    shot(QStringLiteral("41h_refund_by_hand"));
    press("sayRefund");
    shot(QStringLiteral("41i_refund_word"));
    fresh(shopWithParked());
    press("openParked");
    shot(QStringLiteral("42_parked"));
    fresh(openShop());
    press("openParked");
    shot(QStringLiteral("43_nothing_parked"));
    fresh(shopWithAttention());
    press("openAttention");
    shot(QStringLiteral("44_attention"));
    press("settle");
    shot(QStringLiteral("45_settle"));
    press("settleBack");
    press("giveBack");
    shot(QStringLiteral("46_give_back"));
    CounterView forgot = shopWithAttention();
    forgot.attention[1].provider = ProviderId("zvt");
    forgot.attention[1].weather.lastReason = Reason::AskThePerson;
    std::swap(forgot.attention[0], forgot.attention[1]);
    fresh(forgot);
    press("openAttention");
    shot(QStringLiteral("46b_ask_person"));
    press("sayWhatHappened");
    shot(QStringLiteral("46c_say"));
    fresh(openShop());
    press("openAttention");
    shot(QStringLiteral("47_no_attention"));
    press("openSettings");
    shot(QStringLiteral("48_settings"));
    press("checkSettings");
    Q_EMIT m_desk->settingsChecked(
        {{ProviderId("alipay"), true, {}, {}, {}},
         {ProviderId("wechatpay"), false, QStringLiteral("key"), QStringLiteral("serial_no"),
          QStringLiteral("SIGN_ERROR")},
         {ProviderId("zvt"), false, QStringLiteral("unreachable"), {}, {}},
         {ProviderId("relay"), true, {}, {}, {}}},
        true);
    shot(QStringLiteral("48b_check"));
    CounterView relay = shopWithAttention();
    AttentionView doubted;
    doubted.kind = AttentionView::Kind::CallbacksDoubted;
    doubted.provider = ProviderId("alipay");
    doubted.times = 3;
    doubted.since = relay.attention[0].since;
    doubted.weather.providerWords = "the callback's signature is not Alipay's";
    AttentionView down = doubted;
    down.kind = AttentionView::Kind::RelayDown;
    down.provider = {};
    down.relayLink = RelayLink::Unreachable;
    down.weather.providerWords = "Connection refused";
    relay.attention.insert(relay.attention.begin(), {down, doubted});
    fresh(relay);
    press("openAttention");
    shot(QStringLiteral("48c_relay_down"));
    fresh(shopWithSale());
    press("help");
    shot(QStringLiteral("49_help"));
    CounterView stopped = shopWithSale();
    stopped.stopped = "The disk is full. Free some space, then the till goes on by itself.";
    fresh(stopped);
    shot(QStringLiteral("50_stopped"));
}

void Gallery::statementPictures()
{
    const auto come = [this](const ReconciledDay &day) {
        fresh(openShop());
        m_window->go(Place::Reconcile);
        Q_EMIT m_desk->statementsOpened(day);
        settle();
    };
    come(dayThatAgrees());
    shot(QStringLiteral("81_statement_agrees"));
    come(dayThatDiffers());
    shot(QStringLiteral("82_statement_differs"));
    if (auto *list = m_window->findChild<QAbstractItemView *>(QStringLiteral("differences"))) {
        list->setCurrentIndex(list->model()->index(7, 0));
    }
    settle();
    shot(QStringLiteral("83_statement_row"));
    press("acceptRows");
    shot(QStringLiteral("84_statement_note"));
    come(dayWithoutStatement());
    shot(QStringLiteral("85_statement_lacking"));
}

void Gallery::drawerPictures()
{
    fresh(shopThatWantsAShift());
    shot(QStringLiteral("70_float"));
    fresh(shopWithShift());
    press("openDrawer");
    shot(QStringLiteral("71_drawer"));
    press("payOut");
    type("moveEntryField", QStringLiteral("500"));
    shot(QStringLiteral("72_pay_out"));
    press("moveEntryCancel");
    press("countDrawer");
    type("countPieces1", QStringLiteral("9"));
    type("countPieces2", QStringLiteral("5"));
    type("countPieces5", QStringLiteral("12"));
    type("countPieces7", QStringLiteral("41"));
    type("countOther", QStringLiteral("30"));
    shot(QStringLiteral("73_count"));
    press("countConfirm");
    m_desk->show(shopCounted());
    settle();
    shot(QStringLiteral("74_counted"));
    press("resultHandOver");
    shot(QStringLiteral("75_hand_over"));
    Q_EMIT m_desk->reportReady(xReport());
    shot(QStringLiteral("76_x"));
    Q_EMIT m_desk->reportReady(zReport());
    shot(QStringLiteral("77_z"));
    fresh(shopBeforeTheDayCloses());
    press("openDrawer");
    shot(QStringLiteral("78_no_shift"));
    press("closeDay");
    shot(QStringLiteral("79_close_day"));
    Q_EMIT m_desk->approvalWanted({Role::Manager, false, true, {}});
    shot(QStringLiteral("80_approval"));
    CounterView euros = shopWithShift();
    euros.currency = *Currency::fromCode("EUR");
    fresh(euros);
    press("openDrawer");
    press("countDrawer");
    shot(QStringLiteral("81_count_euro"));
}

void Gallery::managerPictures()
{
    fresh(shopWithHealth());
    press("openOverview");
    shot(QStringLiteral("a1_overview"));
    press("openReports");
    shot(QStringLiteral("a2_report"));
    if (auto *room = m_window->findChild<QScrollArea *>(QStringLiteral("reportRoomOfDay"))) {
        room->verticalScrollBar()->setValue(room->viewport()->height() - 40);
        shot(QStringLiteral("a3_report_below"));
        room->verticalScrollBar()->setValue(room->verticalScrollBar()->maximum());
        shot(QStringLiteral("a4_report_end"));
        room->verticalScrollBar()->setValue(0);
    }
    Q_EMIT m_desk->settlementReady(unsoundSheet());
    shot(QStringLiteral("a5_report_unsound"));
    press("reportDays");
    shot(QStringLiteral("a6_report_days"));
    press("daysBack");
    press("reportCsv");
    shot(QStringLiteral("a7_report_csv"));
    press("saveBack");
    press("reportsBack");
    press("openAudit");
    shot(QStringLiteral("a8_audit"));
    press("auditBack");
    press("openPeople");
    shot(QStringLiteral("a9_people"));
    press("addPerson");
    type("personName", QStringLiteral("Mei Chen"));
    shot(QStringLiteral("b0_person_new"));
    press("personNo");
    press("retirePerson");
    shot(QStringLiteral("b1_person_leaves"));
    press("retireQuestionNo");
    press("peopleBack");
    press("openRules");
    shot(QStringLiteral("b2_rules"));
    CounterView cashier = shopWithHealth();
    cashier.cashier = Cashier{CashierId("lin"), "Li Na"};
    fresh(cashier);
    m_desk->plays = false;
    press("openOverview");
    shot(QStringLiteral("b3_overview_for_cashier"));
}

void Gallery::customerPictures()
{
    m_window.reset();
    m_desk = std::make_unique<FakeDesk>();
    const auto face = [&](const QString &name, const CounterView &view) {
        if (!m_only.isEmpty() && !m_only.contains(name)) {
            return;
        }
        CustomerView customer({*m_desk, m_theme, [] { return shopOpens; }},
                              CustomerView::Use::SecondWindow);
        customer.resize(m_size);
        customer.show();
        customer.present(view);
        settle();
        customer.grab().save(QStringLiteral("%1/%2_%3.png").arg(m_folder, name, m_suffix));
    };
    const CounterView sale = shopWithSale();
    Attempt closing = attemptOf(sale, "alipay");
    closing.stage = AttemptStage::Closing;
    face(QStringLiteral("60_customer_idle"), openShop());
    face(QStringLiteral("61_customer_lines"), sale);
    face(QStringLiteral("62_customer_code"), shopWithAttempt(attemptOf(sale, "wechatpay")));
    face(QStringLiteral("63_customer_closing"), shopWithAttempt(closing));
    face(QStringLiteral("64_customer_thanks"), shopPaid("cash"));
    Attempt card = attemptOf(sale, "zvt");
    card.code.clear();
    Weather pin;
    pin.prompt = Prompt::EnterPin;
    pin.promptWords = "PIN-Eingabe";
    face(QStringLiteral("65_customer_pin"), shopWithAttempt(card, pin));
    Attempt phone = attemptOf(sale, "alipay");
    phone.authCode = "281234567890123456";
    face(QStringLiteral("66_customer_phone"), shopWithAttempt(phone));
    face(QStringLiteral("67_customer_tip"), shopWithTips("4.77"));
    face(QStringLiteral("68_customer_part"), shopPaidInPart("alipay", "20.00"));
}

void Gallery::renderAll(QSize size, const QString &language, Shade shade, const QStringList &only)
{
    m_size = size;
    m_code = language;
    m_shade = shade;
    m_only = only;
    m_suffix = QStringLiteral("%1_%2_%3")
                   .arg(size.width())
                   .arg(language.left(2),
                        shade == Shade::Light ? QStringLiteral("light") : QStringLiteral("dark"));
    salePictures();
    payPictures();
    cardPictures();
    splitPictures();
    otherPictures();
    drawerPictures();
    statementPictures();
    customerPictures();
    managerPictures();
}

} // namespace

// ui_gallery FOLDER [width,height] [zh_CN|en] [light|dark] [picture ...]; without them: all.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    initResources();
    if (const QByteArray pictures = qgetenv("GUITAI_PICTURES"); !pictures.isEmpty()) {
        QResource::registerResource(QString::fromLocal8Bit(pictures));
    }
    const QStringList words = QApplication::arguments().mid(1);
    const QString folder = words.value(0, QStringLiteral("gallery"));
    QDir().mkpath(folder);
    Theme theme;
    theme.apply();
    Language language;
    Gallery gallery(theme, language, folder);
    if (words.size() >= 4) {
        const QStringList size = words[1].split(QLatin1Char(','));
        gallery.renderAll(QSize(size.value(0).toInt(), size.value(1).toInt()), words[2],
                          words[3] == QLatin1String("dark") ? Shade::Dark : Shade::Light,
                          words.mid(4));
        return 0;
    }
    for (const QSize size : {QSize(1024, 768), QSize(1366, 768), QSize(1920, 1080)}) {
        for (const QString &code : {QStringLiteral("zh_CN"), QStringLiteral("en")}) {
            for (const Shade shade : {Shade::Light, Shade::Dark}) {
                gallery.renderAll(size, code, shade, {});
            }
        }
    }
    return 0;
}
