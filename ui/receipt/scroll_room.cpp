// A scroll area without a frame or a ground of its own.
#include "ui/receipt/scroll_room.h"

#include <QScroller>

namespace guitai::ui {

ScrollRoom::ScrollRoom(QWidget *content, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
    setWidget(content);
    content->setAutoFillBackground(false);
}

} // namespace guitai::ui
