// Measures reconciliation: a bill of 100,000 rows read, and matched with 100,000 payments.
// Usage: statement_bench [rows]
#include "books/reconciliation.h"
#include "payment/providers/simulator.h"
#include "payment/providers/table.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

using namespace guitai;

namespace {

using Timer = std::chrono::steady_clock;

const StatementDay day{"2026-03-01", Instant{1'772'294'400'000},
                       Instant{1'772'294'400'000} + Span::hours(24), Currency::cny()};

double millisecondsSince(Timer::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Timer::now() - begin).count();
}

// As WeChat Pay writes it; every tenth row a refund.
std::string billOf(const std::vector<OurRow> &ours, const std::string &merchant)
{
    std::string file =
        "\xEF\xBB\xBF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,"
        "交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,"
        "退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,"
        "申请退款金额,费率备注\r\n";
    Money paid(0, Currency::cny()), back = paid;
    for (const OurRow &row : ours) {
        const bool isBack = row.kind == MoveKind::Refund;
        const std::string amount = (isBack ? -row.amount : row.amount).text();
        (isBack ? back : paid) += isBack ? -row.amount : row.amount;
        file += "`" + plainDateTime(row.at, chinaOffset) + ",`wx1,`" + merchant + ",`0,`,`" +
                row.reference + ",`" + (isBack ? row.order : row.ours) + ",`o1,`NATIVE,`" +
                (isBack ? "REFUND" : "SUCCESS") + ",`OTHERS,`CNY,`0.00,`0.00,`" +
                (isBack ? "R" + row.reference : std::string("0")) + ",`" +
                (isBack ? row.ours : std::string("0")) + ",`" + (isBack ? amount : "0.00") +
                ",`0.00,`ORIGINAL,`" + (isBack ? "SUCCESS" : "") + ",`tea,`,`0.00600,`0.60%,`" +
                (isBack ? "0.00" : amount) + ",`" + (isBack ? amount : "0.00") + ",`\r\n";
    }
    return file +
           "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,"
           "申请退款总金额\r\n`" +
           std::to_string(ours.size()) + ".0,`0.00,`0.00,`0.00,`0.00000,`" + paid.text() + ",`" +
           back.text() + "\r\n";
}

} // namespace

int main(int argc, char **argv)
{
    const int rows = argc > 1 ? std::atoi(argv[1]) : 100'000;
    std::vector<OurRow> ours;
    for (int i = 0; i < rows; ++i) {
        OurRow row;
        row.ours = "P" + std::to_string(10'000'000 + i) + "abcdefgh";
        row.reference = "42000" + std::to_string(1'000'000'000 + i);
        row.amount = Money(100 + i % 5000, Currency::cny());
        row.at = {day.from.ms + (day.to - day.from).ms / rows * i};
        row.receipt = i + 1;
        if (i % 10 == 9) {
            row.kind = MoveKind::Refund;
            row.order = ours.back().ours;
            row.amount = -ours.back().amount;
        }
        ours.push_back(row);
    }
    for (const SimulatorMaker &simulator : simulatorMakers()) {
        if (simulator.id != "wechatpay")
            continue;
        const ProviderSettings settings = simulator.make()->settingsFor("http://127.0.0.1:8102");
        for (const ProviderMaker &maker : providerMakers()) {
            if (maker.id != simulator.id)
                continue;
            const auto provider = maker.make(settings);
            const std::string file = billOf(ours, settings.at("mchid"));
            auto started = Timer::now();
            const auto statement = (*provider)->readStatement(file, day);
            const double read = millisecondsSince(started);
            if (!statement || !statement->isWhole()) {
                std::fprintf(stderr, "statement_bench: the bill cannot be read\n");
                return 1;
            }
            started = Timer::now();
            const Reconciliation outcome = reconcile(*statement, day, ours);
            const double matched = millisecondsSince(started);
            std::printf("%d rows (%.1f MB): read in %.0f ms, matched in %.0f ms (bar 2000 ms "
                        "together), %d equal\n",
                        rows, double(file.size()) / 1e6, read, matched,
                        outcome.count(MatchKind::Equal));
            return outcome.agrees() ? 0 : 1;
        }
    }
    std::printf("WeChat Pay is not built in\n");
    return 0;
}
