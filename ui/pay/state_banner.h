// StateBanner: what happened, where the money is, what to do: on a ground that suits it.
#pragma once

#include "ui/theme/card.h"
#include "ui/words/words.h"

namespace guitai::ui {

class StateBanner : public Card
{
    Q_OBJECT

public:
    StateBanner(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

    void setState(Tone tone, const QString &icon, const StateWords &words);
    void setPhase(PayPhase phase, const StateWords &words);
    const StateWords &words() const { return m_words; }

private:
    StateWords m_words;
    Picture *m_icon;
    Label *m_title, *m_money, *m_doNow;
};

} // namespace guitai::ui
