// The drawer, the statements, and what managers look at.
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/little_books.h"
#include "tests/ui/little_shift.h"
#include "tests/ui/little_statements.h"

#include <QAbstractItemView>
#include <QScrollArea>
#include <QScrollBar>

namespace guitai::test {

using namespace guitai::ui;

namespace {

void drawerPictures(Studio &studio)
{
    studio.fresh(shopThatWantsAShift());
    studio.shot(QStringLiteral("70_float"));
    studio.fresh(shopWithShift());
    studio.press("openDrawer");
    studio.shot(QStringLiteral("71_drawer"));
    studio.press("payOut");
    studio.type("moveEntryField", QStringLiteral("500"));
    studio.shot(QStringLiteral("72_pay_out"));
    studio.press("moveEntryCancel");
    studio.press("countDrawer");
    studio.type("countPieces1", QStringLiteral("9"));
    studio.type("countPieces2", QStringLiteral("5"));
    studio.type("countPieces5", QStringLiteral("12"));
    studio.type("countPieces7", QStringLiteral("41"));
    studio.type("countOther", QStringLiteral("30"));
    studio.shot(QStringLiteral("73_count"));
    studio.press("countConfirm");
    studio.desk().show(shopCounted());
    studio.settle();
    studio.shot(QStringLiteral("74_counted"));
    studio.press("resultHandOver");
    studio.shot(QStringLiteral("75_hand_over"));
    Q_EMIT studio.desk().reportReady(xReport());
    studio.shot(QStringLiteral("76_x"));
    Q_EMIT studio.desk().reportReady(zReport());
    studio.shot(QStringLiteral("77_z"));
    studio.fresh(shopBeforeTheDayCloses());
    studio.press("openDrawer");
    studio.shot(QStringLiteral("78_no_shift"));
    studio.press("closeDay");
    studio.shot(QStringLiteral("79_close_day"));
    Q_EMIT studio.desk().approvalWanted({Role::Manager, false, true, {}});
    studio.shot(QStringLiteral("80_approval"));
    CounterView euros = shopWithShift();
    euros.currency = *Currency::fromCode("EUR");
    studio.fresh(euros);
    studio.press("openDrawer");
    studio.press("countDrawer");
    studio.shot(QStringLiteral("81_count_euro"));
}

void statementPictures(Studio &studio)
{
    const auto come = [&studio](const ReconciledDay &day) {
        studio.fresh(openShop());
        studio.window().go(Place::Reconcile);
        Q_EMIT studio.desk().statementsOpened(day);
        studio.settle();
    };
    come(dayThatAgrees());
    studio.shot(QStringLiteral("81_statement_agrees"));
    come(dayThatDiffers());
    studio.shot(QStringLiteral("82_statement_differs"));
    if (auto *list =
            studio.window().findChild<QAbstractItemView *>(QStringLiteral("differences"))) {
        list->setCurrentIndex(list->model()->index(7, 0));
    }
    studio.settle();
    studio.shot(QStringLiteral("83_statement_row"));
    studio.press("acceptRows");
    studio.shot(QStringLiteral("84_statement_note"));
    come(dayWithoutStatement());
    studio.shot(QStringLiteral("85_statement_lacking"));
    studio.fresh(openShop());
    studio.window().go(Place::Reconcile);
    studio.shot(QStringLiteral("86_statement_not_shown"));
    Q_EMIT studio.desk().approvalWanted({Role::Supervisor, true, false, Span::seconds(8)});
    studio.shot(QStringLiteral("87_statement_approval"));
}

void managerPictures(Studio &studio)
{
    studio.fresh(shopWithHealth());
    studio.press("openOverview");
    studio.shot(QStringLiteral("a1_overview"));
    studio.press("openReports");
    studio.shot(QStringLiteral("a2_report"));
    if (auto *room = studio.window().findChild<QScrollArea *>(QStringLiteral("reportRoomOfDay"))) {
        room->verticalScrollBar()->setValue(room->viewport()->height() - 40);
        studio.shot(QStringLiteral("a3_report_below"));
        room->verticalScrollBar()->setValue(room->verticalScrollBar()->maximum());
        studio.shot(QStringLiteral("a4_report_end"));
        room->verticalScrollBar()->setValue(0);
    }
    Q_EMIT studio.desk().settlementReady(unsoundSheet());
    studio.shot(QStringLiteral("a5_report_unsound"));
    studio.press("reportDays");
    studio.shot(QStringLiteral("a6_report_days"));
    studio.press("daysBack");
    studio.press("reportCsv");
    studio.shot(QStringLiteral("a7_report_csv"));
    studio.press("saveBack");
    studio.press("reportsBack");
    studio.press("openAudit");
    studio.shot(QStringLiteral("a8_audit"));
    studio.press("auditBack");
    studio.press("openPeople");
    studio.shot(QStringLiteral("a9_people"));
    studio.press("addPerson");
    studio.type("personName", QStringLiteral("Mei Chen"));
    studio.shot(QStringLiteral("b0_person_new"));
    studio.press("personNo");
    studio.press("retirePerson");
    studio.shot(QStringLiteral("b1_person_leaves"));
    studio.press("retireQuestionNo");
    studio.press("peopleBack");
    studio.press("openRules");
    studio.shot(QStringLiteral("b2_rules"));
    CounterView cashier = shopWithHealth();
    cashier.cashier = Cashier{CashierId("lin"), "Li Na"};
    studio.fresh(cashier);
    studio.desk().plays = false;
    studio.press("openOverview");
    studio.shot(QStringLiteral("b3_overview_for_cashier"));
}

} // namespace

void backOfficePictures(Studio &studio)
{
    drawerPictures(studio);
    statementPictures(studio);
    managerPictures(studio);
}

} // namespace guitai::test
