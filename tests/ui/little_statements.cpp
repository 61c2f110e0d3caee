// Rows of every group, as a day's end may leave them.
#include "tests/ui/little_statements.h"

namespace guitai::test {

namespace {

using State = ui::StatementTab::State;

const Instant dayBegin{1'772'294'400'000}; // 2026-03-01 in Shanghai

Instant at(int hour, int minute)
{
    return dayBegin + Span::minutes(hour * 60 + minute);
}

Money fen(std::int64_t minor)
{
    return {minor, Currency::cny()};
}

BookSide side(const char *number, const char *reference, std::int64_t minor, Instant when,
              MoveState state = MoveState::Done)
{
    return {number, reference, state, state == MoveState::Done ? "SUCCESS" : "", fen(minor), when};
}

ui::ReconciledRow row(const char *name, MatchKind kind, Remedy remedy)
{
    ui::ReconciledRow row;
    row.difference.row = name;
    row.difference.kind = kind;
    row.difference.remedy = remedy;
    row.remedy = remedy;
    return row;
}

void ofOurs(ui::ReconciledRow &row, const char *sale)
{
    row.difference.attempt = AttemptId(row.difference.row);
    row.difference.sale = SaleId(sale);
}

} // namespace

ui::ReconciledDay dayThatAgrees()
{
    ui::ReconciledDay day;
    day.day = "2026-03-01";
    day.provider = ProviderId("alipay");
    ui::StatementTab alipay{day.provider, true, State::Compared, 412, 412, 0, {}, Reason::None, {}};
    ui::StatementTab wechat{
        ProviderId("wechatpay"), true, State::Asking, 0, 0, 0, {}, Reason::None, {}};
    day.tabs = {alipay, wechat};
    ComparedDay compared;
    StatementCompared &outcome = compared.outcome;
    outcome.provider = day.provider;
    outcome.day = day.day;
    outcome.at = dayBegin + Span::hours(33) + Span::minutes(31);
    outcome.sha256 = "00";
    outcome.classes = {{MatchKind::Equal, 412, fen(1'483'750), fen(1'483'750)},
                       {MatchKind::Fee, 2, fen(0), fen(-1200)}};
    outcome.oursTaken = fen(1'502'250);
    outcome.oursRefunded = fen(18'500);
    outcome.theirsTaken = outcome.oursTaken;
    outcome.theirsRefunded = outcome.oursRefunded;
    outcome.feeMillionths = 56'382'540;
    day.compared = compared;
    return day;
}

ui::ReconciledDay dayThatDiffers()
{
    ui::ReconciledDay day = dayThatAgrees();
    ui::ReconciledRow late =
        row("A20260301101522K7", MatchKind::StateDiffers, Remedy::AttachToSale);
    ofOurs(late, "S1");
    late.difference.ours = side("A20260301101522K7", "", 3580, at(10, 15), MoveState::Failed);
    late.difference.theirs = side("A20260301101522K7", "2026030122001400", 3580, at(10, 16));
    late.answer = AnsweredAgain{
        SaleId("S1"), at(33, 40),        AttemptId(late.difference.row), {}, Verdict::Paid,
        fen(3580),    "2026030122001400"};
    late.canGiveBack = fen(3580);
    late.canAttach = true;
    ui::ReconciledRow unclear = row("A20260301114410P2", MatchKind::MissingThere, Remedy::AskAgain);
    ofOurs(unclear, "S2");
    unclear.difference.receipt = 1288;
    unclear.difference.ours = side("A20260301114410P2", "2026030122001477", 12890, at(11, 44));
    ui::ReconciledRow asking = unclear;
    asking.difference.row = "A20260301120101Q9";
    asking.difference.receipt = 1291;
    asking.difference.ours->amount = fen(990);
    asking.difference.ours->at = at(12, 1);
    asking.isAsking = true;
    ui::ReconciledRow stranger = row("20260301998", MatchKind::MissingHere, Remedy::LookAtProvider);
    stranger.difference.theirs = side("WEB-7781", "20260301998", 6600, at(15, 2));
    stranger.difference.line = 88;
    ui::ReconciledRow odd =
        row("A20260301160000M1", MatchKind::AmountDiffers, Remedy::LookAtProvider);
    ofOurs(odd, "S3");
    odd.difference.receipt = 1320;
    odd.difference.ours = side("A20260301160000M1", "2026030122001490", 4200, at(16, 0));
    odd.difference.theirs = side("A20260301160000M1", "2026030122001490", 4150, at(16, 0));
    ui::ReconciledRow accepted = row("R20260301170000", MatchKind::MissingThere, Remedy::AskAgain);
    accepted.difference.move = MoveKind::Refund;
    accepted.difference.ours = side("R20260301170000", "", -505, at(17, 0));
    accepted.accepted =
        DifferenceAccepted{day.provider,      day.day,
                           at(20, 0),         accepted.difference.row,
                           "missing_there",   "Refunded on the website, seen 2 March",
                           CashierId("wang"), {}};
    day.rows = {late, unclear, asking, stranger, odd, accepted};
    ComparedDay &compared = *day.compared;
    for (const ui::ReconciledRow &one : day.rows) {
        compared.outcome.differences.push_back(one.difference);
    }
    compared.accepted = {*accepted.accepted};
    compared.outcome.odd = {{97, "`2026-03-01 19:4,`wx", "no time"}};
    compared.outcome.unreadable = 1;
    compared.outcome.classes = {{MatchKind::Equal, 405, fen(1'452'120), fen(1'452'120)},
                                {MatchKind::MissingHere, 1, fen(0), fen(6600)},
                                {MatchKind::MissingThere, 3, fen(13'375), fen(0)},
                                {MatchKind::AmountDiffers, 1, fen(4200), fen(4150)},
                                {MatchKind::StateDiffers, 1, fen(3580), fen(3580)}};
    day.tabs[0].equal = 405;
    day.tabs[0].rows = compared.outcome.rows();
    day.tabs[0].open = compared.open();
    return day;
}

ui::ReconciledDay dayWithoutStatement()
{
    ui::ReconciledDay day = dayThatAgrees();
    day.compared.reset();
    day.provider = ProviderId("wechatpay");
    day.tabs[1].state = State::Lacking;
    day.tabs[1].lack = Lack::NotReady;
    day.tabs[1].said = "STATEMENT_CREATING";
    return day;
}

} // namespace guitai::test
