// Up to four stand side by side on a small screen: words and keys, no icons.
#include "ui/reconcile/deed_bar.h"

#include "ui/theme/button.h"

#include <QEvent>
#include <QHBoxLayout>

namespace guitai::ui {

DeedBar::DeedBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::small);
    const auto action = [&](Deed deed, const char *name, Qt::Key key) {
        auto *button = new Button(theme, QLatin1String(name));
        button->setButtonSize(Button::Size::Large);
        button->setKey(QKeySequence(key));
        connect(button, &Button::clicked, this, [this, deed] { Q_EMIT wanted(deed); });
        row->addWidget(button, 1);
        m_buttons[deed] = button;
    };
    action(Deed::Accept, "acceptRows", Qt::Key_F12);
    action(Deed::Attach, "attachToSale", Qt::Key_F11);
    action(Deed::GiveBack, "giveBackLate", Qt::Key_F7);
    action(Deed::Ask, "askAgain", Qt::Key_F6);
    retranslate();
}

void DeedBar::present(const RowDeeds &deeds)
{
    for (const auto &[deed, button] : m_buttons) {
        button->setVisible(!deeds.names(deed).empty());
        button->setKind(deeds.primary == deed ? Button::Kind::Primary : Button::Kind::Secondary);
    }
}

void DeedBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void DeedBar::retranslate()
{
    m_buttons[Deed::Ask]->setText(tr("Ask again"));
    m_buttons[Deed::GiveBack]->setText(tr("Give back"));
    m_buttons[Deed::Attach]->setText(tr("Count it for its sale"));
    m_buttons[Deed::Accept]->setText(tr("Accept"));
}

} // namespace guitai::ui
