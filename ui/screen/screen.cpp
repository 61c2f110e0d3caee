// What all screens share.
#include "ui/screen/screen.h"

#include <QEvent>

namespace guitai::ui {

Screen::Screen(const Fittings &fittings, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_fittings(fittings)
{
    setObjectName(objectName);
}

void Screen::tick(Instant) {}

void Screen::arrive()
{
    setFocus();
}

void Screen::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace guitai::ui
