// NumPad: figures for fingers, with a field that shows what has been typed.
#pragma once

#include <QWidget>

#include <vector>

namespace guitai::ui {

class Button;
class Theme;

class NumPad : public QWidget
{
    Q_OBJECT

public:
    // The key at the foot, left of the 0.
    enum class Corner
    {
        Nothing,
        Point,
        DoubleZero
    };

    NumPad(const Theme &theme, Corner corner, QWidget *parent = nullptr);
    void setCorner(Corner corner);

Q_SIGNALS:
    void typed(const QString &text); // "7", "00", "."
    void backPressed();

private:
    const Theme &m_theme;
    Button *m_corner;
};

} // namespace guitai::ui
