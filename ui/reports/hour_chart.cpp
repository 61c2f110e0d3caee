// Qt Charts in the colours and fonts of the theme.
#include "ui/reports/hour_chart.h"

#include "ui/theme/theme.h"
#include "ui/words/amounts.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLegendMarker>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace guitai::ui {

namespace {

constexpr int dayBegins = 9, dayEnds = 18;

QString hourWord(int hour)
{
    return QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0'));
}

// For drawing alone.
qreal heightOf(const std::vector<HourFigures> &hours, int hour)
{
    const auto found = std::find_if(hours.begin(), hours.end(),
                                    [hour](const HourFigures &one) { return one.hour == hour; });
    return found == hours.end()
               ? 0
               : qreal(found->total.minor()) / std::pow(10, found->total.currency().decimals());
}

} // namespace

HourChart::HourChart(const Theme &theme, int height, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_height(height)
    , m_chart(new QChart)
    , m_bars(new QBarSeries)
    , m_set(new QBarSet({}))
    , m_setBefore(new QBarSet({}))
    , m_across(new QBarCategoryAxis)
    , m_up(new QValueAxis)
{
    setObjectName(QStringLiteral("hourChart"));
    m_bars->append(m_set);
    m_chart->addSeries(m_bars);
    m_chart->addAxis(m_across, Qt::AlignBottom);
    m_chart->addAxis(m_up, Qt::AlignLeft);
    m_bars->attachAxis(m_across);
    m_bars->attachAxis(m_up);
    m_chart->setMargins({});
    m_chart->setBackgroundVisible(false);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeCircle);
    m_across->setGridLineVisible(false);
    m_up->setLabelFormat(QStringLiteral("%.0f"));
    m_up->setLineVisible(false);

    auto *view = new QChartView(m_chart);
    view->setRenderHint(QPainter::Antialiasing);
    view->setFrameShape(QFrame::NoFrame);
    view->setFocusPolicy(Qt::NoFocus);
    view->setStyleSheet(QStringLiteral("background: transparent"));
    view->setAttribute(Qt::WA_TransparentForMouseEvents); // the page scrolls under the finger
    auto *room = new QVBoxLayout(this);
    room->setContentsMargins({});
    room->addWidget(view);
    connect(&theme, &Theme::changed, this, &HourChart::refresh);
    refresh();
}

void HourChart::present(const std::vector<HourFigures> &hours)
{
    compare(hours, {}, {}, {});
}

void HourChart::compare(const std::vector<HourFigures> &hours, const QString &name,
                        const std::vector<HourFigures> &before, const QString &nameBefore)
{
    m_hours = hours;
    m_before = before;
    m_name = name;
    m_nameBefore = nameBefore;
    setAccessibleName(texts().join(QStringLiteral(", ")));
    refill();
}

QStringList HourChart::texts() const
{
    QStringList texts;
    for (const HourFigures &hour : m_hours) {
        texts << QStringLiteral("%1 %2 (%3)")
                     .arg(hourWord(hour.hour), plainAmountText(hour.total))
                     .arg(hour.sales);
    }
    return texts;
}

void HourChart::refill()
{
    // A working day at least, so that one hour's bar does not stand alone.
    int first = dayBegins, last = dayEnds;
    for (const auto *hours : {&m_hours, &m_before}) {
        for (const HourFigures &hour : *hours) {
            first = std::min(first, hour.hour);
            last = std::max(last, hour.hour);
        }
    }

    const bool compares = !m_nameBefore.isEmpty();
    if (compares && m_bars->count() == 1) {
        m_bars->insert(0, m_setBefore);
    } else if (!compares && m_bars->count() == 2) {
        m_bars->take(m_setBefore);
    }
    QStringList words;
    qreal most = 0;
    for (QBarSet *set : {m_set, m_setBefore}) {
        set->remove(0, set->count());
    }
    for (int hour = first; hour <= last; ++hour) {
        words << QString::number(hour);
        *m_set << heightOf(m_hours, hour);
        *m_setBefore << heightOf(m_before, hour);
        most = std::max({most, heightOf(m_hours, hour), heightOf(m_before, hour)});
    }
    m_set->setLabel(m_name);
    m_setBefore->setLabel(m_nameBefore);
    m_across->setCategories(words);
    m_up->setRange(0, std::max(most, 1.0));
    m_up->setTickCount(4);
    m_up->applyNiceNumbers();
    m_bars->setBarWidth(compares ? 0.78 : 0.62);
    m_chart->legend()->setVisible(compares);
    refresh();
}

void HourChart::refresh()
{
    const Colours &c = m_theme.colours();
    m_set->setBrush(c.accent);
    m_set->setPen(Qt::NoPen);
    m_setBefore->setBrush(c.lineStrong);
    m_setBefore->setPen(Qt::NoPen);
    const QFont caption = m_theme.font(Type::Caption);
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(m_across), static_cast<QAbstractAxis *>(m_up)}) {
        axis->setLabelsFont(caption);
        axis->setLabelsColor(c.textSoft);
        axis->setGridLineColor(c.line);
        axis->setLinePenColor(c.lineStrong);
    }
    m_chart->legend()->setFont(caption);
    m_chart->legend()->setLabelColor(c.textSoft);
    setFixedHeight(m_height * m_theme.textSize() / 100);
}

} // namespace guitai::ui
