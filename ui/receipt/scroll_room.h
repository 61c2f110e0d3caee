// ScrollRoom: what is taller than the screen scrolls, centred on the canvas.
#pragma once

#include <QScrollArea>

namespace guitai::ui {

class ScrollRoom : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrollRoom(QWidget *content, QWidget *parent = nullptr);
};

} // namespace guitai::ui
