// Great figures above, charts side by side, tables in two columns below.
#include "ui/reports/report_view.h"

#include "ui/receipt/scroll_room.h"
#include "ui/reports/hour_chart.h"
#include "ui/reports/report_table.h"
#include "ui/reports/tender_bars.h"
#include "ui/theme/card.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <array>

namespace guitai::ui {

namespace {

// What the charts say already, and what stands large above.
bool isShownElsewhere(const std::string &table)
{
    return table == "hours";
}

constexpr std::size_t wideColumns = 5;

} // namespace

ReportView::ReportView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("reportView"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    column->setSpacing(space::medium);
    column->addWidget(makeFigures());
    column->addWidget(makeCharts());
    m_column = column;
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    m_room = new ScrollRoom(content);
    m_room->setObjectName(QStringLiteral("reportRoomOfDay"));
    m_room->setWidgetResizable(true);
    m_room->setFocusPolicy(Qt::StrongFocus);
    all->addWidget(m_room);
    retranslate();
}

QWidget *ReportView::makeFigures()
{
    auto *figures = new QWidget;
    auto *row = new QHBoxLayout(figures);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::medium);
    const auto figure = [&](const char *name, AmountLabel *&amount, Label *&word, Type type,
                            int stretch) {
        auto *card = new Card(m_theme);
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
        column->setSpacing(space::tiny);
        word = new Label(m_theme, Type::Caption, Ink::Soft);
        amount = new AmountLabel(m_theme, QString::fromLatin1(name), type);
        amount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        column->addWidget(word);
        column->addWidget(amount);
        column->addStretch(1);
        row->addWidget(card, stretch);
    };
    figure("reportTotal", m_total, m_totalWord, Type::Display, 5);
    figure("reportSales", m_sales, m_salesWord, Type::Large, 2);
    figure("reportMean", m_mean, m_meanWord, Type::Large, 3);
    figure("reportRefunded", m_refunded, m_refundedWord, Type::Large, 3);
    return figures;
}

QWidget *ReportView::makeCharts()
{
    auto *charts = new QWidget;
    auto *row = new QHBoxLayout(charts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::medium);
    m_hours = new HourChart(m_theme);
    m_tenders = new TenderBars(m_theme);
    const auto chart = [&](Label *&word, QWidget *drawing, int stretch) {
        auto *card = new Card(m_theme);
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
        column->setSpacing(space::medium);
        word = new Label(m_theme, Type::Heading);
        column->addWidget(word);
        column->addWidget(drawing);
        column->addStretch(1);
        row->addWidget(card, stretch);
    };
    chart(m_hoursWord, m_hours, 55);
    chart(m_tendersWord, m_tenders, 45);
    return charts;
}

void ReportView::present(const Settlement &settlement, const Report &report,
                         const std::map<std::string, std::string> &names)
{
    m_report = report;
    m_total->setAmount(settlement.total);
    m_sales->setText(QString::number(settlement.sales));
    m_mean->setAmount(settlement.mean);
    m_refunded->setAmount(settlement.refunded);
    m_refunded->setInk(settlement.refunded.isZero() ? Ink::Soft : Ink::Danger);
    m_hours->present(settlement.hours);
    m_tenders->present(settlement.tenders, names);
    showTables();
}

void ReportView::showTables()
{
    delete m_tables;
    m_tables = new QWidget;
    auto *all = new QVBoxLayout(m_tables);
    all->setContentsMargins({});
    all->setSpacing(space::medium);
    // Wide tables have the whole width; the others go where less stands.
    auto *beside = new QHBoxLayout;
    beside->setSpacing(space::medium);
    std::array<QVBoxLayout *, 2> sides = {};
    std::array<int, 2> heights = {0, 0};
    for (QVBoxLayout *&side : sides) {
        side = new QVBoxLayout;
        side->setSpacing(space::medium);
        beside->addLayout(side, 1);
    }
    for (const ReportTable &table : m_report.tables) {
        if (isShownElsewhere(table.key) || table.rows.empty()) {
            continue;
        }
        auto *card = new Card(m_theme);
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
        auto *drawing = new ReportTableView(m_theme, table);
        column->addWidget(drawing);
        if (table.columns.size() >= wideColumns) {
            all->addWidget(card);
            continue;
        }
        const std::size_t side = heights[0] <= heights[1] ? 0 : 1;
        sides[side]->addWidget(card);
        heights[side] += drawing->sizeHint().height() + 3 * space::medium;
    }
    for (QVBoxLayout *side : sides) {
        side->addStretch(1);
    }
    all->addLayout(beside);
    m_column->addWidget(m_tables);
}

QStringList ReportView::texts(const std::string &table) const
{
    const auto *drawing = findChild<ReportTableView *>(QStringLiteral("table_") + fromUtf8(table));
    return drawing == nullptr ? QStringList() : drawing->texts();
}

QWidget *ReportView::scroller() const
{
    return m_room;
}

void ReportView::retranslate()
{
    m_totalWord->setText(tr("Sales"));
    m_salesWord->setText(tr("Number of sales"));
    m_meanWord->setText(tr("Mean of a sale"));
    m_refundedWord->setText(tr("Refunded"));
    m_hoursWord->setText(tr("By hour"));
    m_tendersWord->setText(tr("By way of paying"));
}

void ReportView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace guitai::ui
