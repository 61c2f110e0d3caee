// An icon and three lines.
#include "ui/pay/state_banner.h"

#include "ui/theme/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace guitai::ui {

StateBanner::StateBanner(const Theme &theme, const QString &objectName, QWidget *parent)
    : Card(theme, parent, Tone::Sunken)
    , m_icon(new Picture(theme, QStringLiteral("hourglass"), 40, Ink::Text))
    , m_title(new Label(theme, Type::Heading))
    , m_money(new Label(theme, Type::Body))
    , m_doNow(new Label(theme, Type::Strong))
{
    setObjectName(objectName);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_title->setObjectName(objectName + QStringLiteral("Title"));
    m_money->setObjectName(objectName + QStringLiteral("Money"));
    m_doNow->setObjectName(objectName + QStringLiteral("DoNow"));
    for (Label *label : {m_title, m_money, m_doNow}) {
        label->setWordWrap(true);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_money);
    words->addWidget(m_doNow);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::medium, space::large, space::medium);
    row->setSpacing(space::medium);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
}

void StateBanner::setState(Tone tone, const QString &icon, const StateWords &words)
{
    Ink ink = Ink::Text;
    switch (tone) {
    case Tone::Accent:
        ink = Ink::Accent;
        break;
    case Tone::Warn:
        ink = Ink::Warn;
        break;
    case Tone::Danger:
        ink = Ink::Danger;
        break;
    case Tone::Success:
        ink = Ink::Success;
        break;
    case Tone::Surface:
    case Tone::Sunken:
    case Tone::Paper:
        break;
    }
    setTone(tone);
    m_icon->setIcon(icon, ink);
    m_title->setInk(ink);
    m_doNow->setInk(ink);
    if (words == m_words) {
        return;
    }
    m_words = words;
    m_title->setText(words.title);
    m_money->setText(words.money);
    m_doNow->setText(words.doNow);
    m_money->setVisible(!words.money.isEmpty());
    m_doNow->setVisible(!words.doNow.isEmpty());
}

void StateBanner::setPhase(PayPhase phase, const StateWords &words)
{
    switch (phase) {
    case PayPhase::Preparing:
        setState(Tone::Accent, QStringLiteral("hourglass"), words);
        return;
    case PayPhase::Waiting:
        setState(Tone::Accent, QStringLiteral("phone"), words);
        return;
    case PayPhase::StillAsking:
        setState(Tone::Warn, QStringLiteral("wifi-off"), words);
        return;
    case PayPhase::Closing:
        setState(Tone::Warn, QStringLiteral("hourglass"), words);
        return;
    case PayPhase::Paid:
        setState(Tone::Success, QStringLiteral("check-circle"), words);
        return;
    case PayPhase::Declined:
        setState(Tone::Danger, QStringLiteral("cross-circle"), words);
        return;
    case PayPhase::Cancelled:
        setState(Tone::Sunken, QStringLiteral("cross-circle"), words);
        return;
    case PayPhase::TimeUp:
        setState(Tone::Warn, QStringLiteral("clock"), words);
        return;
    }
}

} // namespace guitai::ui
