// Each column is one label of many lines: they stay beside each other at every text size.
#include "ui/reconcile/class_table.h"

#include "ui/reconcile/reconcile_words.h"
#include "ui/theme/label.h"
#include "ui/words/amounts.h"

#include <QGridLayout>

namespace guitai::ui {

ClassTable::ClassTable(const Theme &theme, QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::large, 0, space::large, 0);
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::tiny);
    const auto column = [&](int place, const char *name, int stretch) {
        const Qt::Alignment side = place == 0 ? Qt::AlignLeft : Qt::AlignRight;
        const Column made = {new Label(theme, Type::Caption, Ink::Soft),
                             new Label(theme, Type::Body, Ink::Text)};
        made.head->setAlignment(side);
        made.body->setAlignment(side | Qt::AlignTop);
        made.body->setObjectName(QLatin1String(name));
        grid->addWidget(made.head, 0, place);
        grid->addWidget(made.body, 1, place);
        grid->setColumnStretch(place, stretch);
        return made;
    };
    m_names = column(0, "classNames", 3);
    m_rows = column(1, "classRows", 1);
    m_ours = column(2, "classOurs", 2);
    m_theirs = column(3, "classTheirs", 2);
}

void ClassTable::present(const StatementCompared &outcome, const QString &method)
{
    m_names.head->setText(tr("Class"));
    m_rows.head->setText(tr("Rows"));
    m_ours.head->setText(tr("Our books"));
    m_theirs.head->setText(method);
    const QString none = QStringLiteral("–");
    QStringList names, rows, ours, theirs;
    for (const ClassFigures &figures : outcome.classes) {
        const bool isTheirsAlone =
            figures.kind == MatchKind::Fee || figures.kind == MatchKind::MissingHere;
        names << className(figures.kind);
        rows << QString::number(figures.count);
        ours << (isTheirsAlone ? none : amountText(figures.ours));
        theirs << (figures.kind == MatchKind::MissingThere ? none : amountText(figures.theirs));
    }
    if (outcome.unreadable > 0) {
        names << tr("Cannot be read");
        rows << QString::number(outcome.unreadable);
        ours << none;
        theirs << QStringLiteral("?");
    }
    m_names.body->setText(names.join(QLatin1Char('\n')));
    m_rows.body->setText(rows.join(QLatin1Char('\n')));
    m_ours.body->setText(ours.join(QLatin1Char('\n')));
    m_theirs.body->setText(theirs.join(QLatin1Char('\n')));
}

} // namespace guitai::ui
