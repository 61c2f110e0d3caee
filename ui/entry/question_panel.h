// QuestionPanel: a question in the window, with a field where a word is wanted, and two answers.
#pragma once

#include <QString>
#include <QWidget>

namespace guitai::ui {

class Button;
class Label;
class Picture;
class TextField;
class Theme;

struct PanelQuestion
{
    QString icon;
    QString title;
    QString what;
    QString yes;
    QString no;
    bool dangerous = false;
    bool wantsText = false;
    QString placeholder;
    bool secret = false; // what is typed is a PIN
    QString fault;       // why it is asked again
};

class QuestionPanel : public QWidget
{
    Q_OBJECT

public:
    QuestionPanel(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);
    void ask(const PanelQuestion &question);
    // What it is about has changed; what was typed stays.
    void setTitle(const QString &title);
    QString text() const;

Q_SIGNALS:
    void agreed();
    void refused();

private:
    Picture *m_icon;
    Label *m_title, *m_what, *m_fault;
    TextField *m_field;
    Button *m_yes, *m_no;
};

} // namespace guitai::ui
