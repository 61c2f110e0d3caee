// HelpPanel: every key of the till, over the window. StopPanel: the till cannot start or cannot
// write, and says why.
#pragma once

#include <QPointer>
#include <QWidget>

namespace guitai::ui {

class Button;
class Label;
class Theme;

// Covers its parent, also when that is resized.
class Cover : public QWidget
{
    Q_OBJECT

public:
    Cover(const Theme &theme, const QString &objectName, QWidget *over);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    // All keys stay here while it is seen.
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

    const Theme &m_theme;

private:
    QPointer<QWidget> m_focusBefore;
};

class HelpPanel : public Cover
{
    Q_OBJECT

public:
    HelpPanel(const Theme &theme, QWidget *over);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();

    Button *m_close;
};

class StopPanel : public Cover
{
    Q_OBJECT

public:
    enum class Kind
    {
        CannotWrite,
        CannotStart // with a button, for nothing will change by itself
    };

    StopPanel(const Theme &theme, Kind kind, QWidget *over);
    void setWhat(const QString &what);

Q_SIGNALS:
    void closeWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    Kind m_kind;
    Button *m_close;
    Label *m_title, *m_advice, *m_money;
    Label *m_what; // as the books say it, for whoever mends it
    void retranslate();
};

} // namespace guitai::ui
