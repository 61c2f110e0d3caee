// Two columns of notes and coins, a field for what is not counted by piece, the sum below.
#include "ui/drawer/count_panel.h"

#include "shop/sale/denominations.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/theme/text_field.h"
#include "ui/theme/theme.h"
#include "ui/words/amounts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

namespace {

// "¥100", "¥0.50": a note has no decimals.
QString pieceText(const Money &unit)
{
    QString text = amountText(unit);
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    if (point > 0 && text.mid(point + 1).count(QLatin1Char('0')) == text.size() - point - 1) {
        text.truncate(point);
    }
    return text;
}

QWidget *styledField(const Theme &theme, TextField *field, const QString &pattern)
{
    field->setAlignment(Qt::AlignRight);
    field->setValidator(new QRegularExpressionValidator(QRegularExpression(pattern), field));
    field->setFont(theme.font(Type::Heading));
    return field;
}

} // namespace

CountPanel::CountPanel(const Theme &theme, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new Label(theme, Type::Title))
    , m_what(new Label(theme, Type::Body, Ink::Soft))
    , m_otherWord(new Label(theme, Type::Body, Ink::Soft))
    , m_totalWord(new Label(theme, Type::Heading, Ink::Soft))
    , m_tabRow(new QWidget)
    , m_tabLayout(new QHBoxLayout(m_tabRow))
    , m_grid(new QGridLayout)
    , m_other(new TextField(theme, objectName + QStringLiteral("Other")))
    , m_total(new AmountLabel(theme, objectName + QStringLiteral("Total"), Type::Display))
    , m_back(new Button(theme, objectName + QStringLiteral("Back")))
    , m_confirm(new Button(theme, objectName + QStringLiteral("Confirm"), Button::Kind::Primary))
{
    setObjectName(objectName);
    m_what->setWordWrap(true);
    styledField(theme, m_other, QStringLiteral("[0-9]{0,9}([.][0-9]{0,3})?"));
    m_other->installEventFilter(this);
    m_tabLayout->setContentsMargins({});
    m_tabLayout->setSpacing(space::tiny);
    m_grid->setHorizontalSpacing(space::small);
    m_grid->setVerticalSpacing(space::tiny);

    auto *other = new QHBoxLayout;
    other->setSpacing(space::medium);
    other->addWidget(m_otherWord, 1);
    m_other->setFixedWidth(160);
    other->addWidget(m_other);
    auto *total = new QHBoxLayout;
    total->addWidget(m_totalWord);
    total->addWidget(m_total, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    foot->addWidget(m_back);
    foot->addWidget(m_confirm, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::small);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_tabRow);
    column->addLayout(m_grid);
    column->addLayout(other);
    column->addStretch(1);
    column->addLayout(total);
    column->addLayout(foot);

    m_back->setButtonSize(Button::Size::Large);
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_confirm->setButtonSize(Button::Size::Large);
    m_confirm->setKey(QKeySequence(Qt::Key_F12));
    connect(m_other, &QLineEdit::textChanged, this, &CountPanel::refresh);
    connect(m_back, &Button::clicked, this, &CountPanel::cancelled);
    connect(m_confirm, &Button::clicked, this, &CountPanel::confirm);
    retranslate();
}

CountPanel::Row CountPanel::makeRow(int number)
{
    Row row{new Label(m_theme, Type::Strong),
            new TextField(m_theme, QStringLiteral("%1Pieces%2").arg(objectName()).arg(number)),
            new AmountLabel(m_theme, QStringLiteral("%1Sum%2").arg(objectName()).arg(number),
                            Type::Body)};
    styledField(m_theme, row.pieces, QStringLiteral("[0-9]{0,5}"));
    row.pieces->setFixedWidth(88);
    row.pieces->installEventFilter(this);
    row.unit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.unit->setMinimumWidth(56);
    row.sum->setInk(Ink::Soft);
    // Before it is shown: without a parent it would be a window of its own.
    for (QWidget *part : {static_cast<QWidget *>(row.unit), static_cast<QWidget *>(row.pieces),
                          static_cast<QWidget *>(row.sum)}) {
        part->setParent(this);
    }
    connect(row.pieces, &QLineEdit::textChanged, this, &CountPanel::refresh);
    return row;
}

void CountPanel::ask(const std::vector<Currency> &currencies)
{
    m_currencies = currencies;
    m_sheets.clear();
    while (m_tabs.size() < currencies.size()) {
        const int index = int(m_tabs.size());
        auto *tab = new Button(m_theme, QStringLiteral("%1Currency%2").arg(objectName()).arg(index),
                               Button::Kind::Tab);
        tab->setCheckable(true);
        tab->setFocusPolicy(Qt::NoFocus);
        if (index < 9) {
            tab->setKey(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + index)));
        }
        connect(tab, &Button::clicked, this, [this, index] {
            keepSheet();
            showCurrency(index);
        });
        m_tabLayout->addWidget(tab, 1);
        m_tabs.push_back(tab);
    }
    m_tabRow->setVisible(currencies.size() > 1);
    showCurrency(0);
}

void CountPanel::keepSheet()
{
    Sheet sheet;
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        sheet.pieces.push_back(m_rows[i].pieces->text());
    }
    sheet.other = m_other->text();
    m_sheets[currency().code()] = std::move(sheet);
}

void CountPanel::showCurrency(int index)
{
    m_chosen = index;
    m_units = denominations(currency());
    while (m_rows.size() < m_units.size()) {
        m_rows.push_back(makeRow(int(m_rows.size()) + 1));
    }
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        m_tabs[i]->setVisible(i < m_currencies.size());
        if (i < m_currencies.size()) {
            m_tabs[i]->setText(fromUtf8(m_currencies[i].code()));
            m_tabs[i]->setChecked(int(i) == index);
        }
    }
    const Sheet kept = m_sheets[currency().code()];
    // Many kinds in three columns: a low screen has room for them too.
    const int columns = m_units.size() > 10 ? 3 : 2;
    const int lines = std::max(1, (int(m_units.size()) + columns - 1) / columns);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const bool seen = i < m_units.size();
        for (QWidget *part : {static_cast<QWidget *>(row.unit), static_cast<QWidget *>(row.pieces),
                              static_cast<QWidget *>(row.sum)}) {
            m_grid->removeWidget(part);
            part->setVisible(seen);
        }
        if (!seen) {
            continue;
        }
        const int line = int(i) % lines;
        const int left = int(i) / lines * 4;
        m_grid->addWidget(row.unit, line, left);
        m_grid->addWidget(row.pieces, line, left + 1);
        m_grid->addWidget(row.sum, line, left + 2);
        row.unit->setText(pieceText(m_units[i]) + QStringLiteral("  ×"));
        row.pieces->setAccessibleName(pieceText(m_units[i]));
        row.pieces->setText(i < kept.pieces.size() ? kept.pieces[i] : QString());
    }
    for (const int column : {0, 1, 2}) {
        m_grid->setColumnStretch(4 * column + 2, column < columns ? 1 : 0);
        m_grid->setColumnMinimumWidth(4 * column + 3, column < columns - 1 ? space::large : 0);
    }
    m_other->setText(kept.other);
    refresh();
    (m_units.empty() ? m_other : m_rows.front().pieces)->setFocus();
}

Money CountPanel::sumOf(const Sheet &sheet, Currency currency) const
{
    const std::vector<Money> units = denominations(currency);
    Money sum =
        Money::parse(sheet.other.isEmpty() ? "0" : sheet.other.toStdString(), currency).ok()
            ? *Money::parse(sheet.other.isEmpty() ? "0" : sheet.other.toStdString(), currency)
            : Money(0, currency);
    for (std::size_t i = 0; i < units.size() && i < sheet.pieces.size(); ++i) {
        sum += units[i] * sheet.pieces[i].toLongLong();
    }
    return sum;
}

void CountPanel::refresh()
{
    for (std::size_t i = 0; i < m_units.size() && i < m_rows.size(); ++i) {
        const Money sum = m_units[i] * m_rows[i].pieces->text().toLongLong();
        m_rows[i].sum->setText(sum.isZero() ? QString() : plainAmountText(sum));
    }
    keepSheet();
    m_total->setAmount(sumOf(m_sheets[currency().code()], currency()));
    const std::string other = m_other->text().toStdString();
    m_confirm->setEnabled(other.empty() || Money::parse(other, currency()).ok());
}

void CountPanel::confirm()
{
    if (!m_confirm->isEnabled()) {
        return;
    }
    keepSheet();
    CountDrawer count;
    for (const Currency &each : m_currencies) {
        const auto sheet = m_sheets.find(each.code());
        const std::vector<Money> units = denominations(each);
        Money other(0, each);
        if (sheet != m_sheets.end()) {
            for (std::size_t i = 0; i < units.size() && i < sheet->second.pieces.size(); ++i) {
                if (const qint64 pieces = sheet->second.pieces[i].toLongLong(); pieces > 0) {
                    count.piles.push_back({units[i], pieces});
                }
            }
            const auto typed = Money::parse(sheet->second.other.toStdString(), each);
            other = typed ? *typed : other;
        }
        count.amounts.push_back(other);
    }
    Q_EMIT counted(count);
}

void CountPanel::step(TextField *from, int by)
{
    int at = int(m_units.size()); // the field for other amounts comes last
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        if (m_rows[i].pieces == from) {
            at = int(i);
        }
    }
    const int next = at + by;
    if (next > int(m_units.size())) {
        m_confirm->setFocus();
        return;
    }
    TextField *field = next < 0                      ? from
                       : next == int(m_units.size()) ? m_other
                                                     : m_rows[std::size_t(next)].pieces;
    field->setFocus();
    field->selectAll();
}

bool CountPanel::eventFilter(QObject *watched, QEvent *event)
{
    auto *field = qobject_cast<TextField *>(watched);
    if (field != nullptr && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            step(field, 1);
            return true;
        }
        if (key == Qt::Key_Up) {
            step(field, -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CountPanel::retranslate()
{
    m_title->setText(tr("Count the drawer"));
    m_what->setText(tr("How many of each? Enter leads on; what should be there is shown "
                       "afterwards."));
    m_otherWord->setText(tr("Other amounts, such as sealed rolls"));
    m_totalWord->setText(tr("Counted"));
    m_back->setText(tr("Back"));
    m_confirm->setText(tr("That is all"));
}

} // namespace guitai::ui
