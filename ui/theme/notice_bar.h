// NoticeBar: one line at the foot of the window that tells what just happened and goes by itself.
#pragma once

#include <QTimer>
#include <QWidget>

namespace guitai::ui {

class Theme;

class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    enum class Tone
    {
        Plain,
        Good,
        Warn,
        Bad
    };

    NoticeBar(const Theme &theme, QWidget *over);
    void tell(Tone tone, const QString &text);
    QString text() const { return m_text; }
    // Pixels it keeps free below itself, for what stands at the foot of a screen.
    void setClearance(int fromBottom);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    const Theme &m_theme;
    Tone m_tone = Tone::Plain;
    QString m_text;
    int m_clearance = 16;
    QTimer m_leave;
};

} // namespace guitai::ui
