// FieldState: a text field as it was before a scanner typed into it.
#pragma once

#include <QPointer>
#include <QString>
#include <QWidget>

namespace guitai::ui {

// The widget in which characters typed at focus would be edited; null when there is none.
QWidget *textFieldAt(QWidget *focus);

class FieldState
{
public:
    explicit FieldState(QWidget *field); // as textFieldAt() gives it

    const QWidget *field() const { return m_field; }
    // Text, cursor and selection as before. Nothing when the field is gone.
    void restore() const;

private:
    QPointer<QWidget> m_field;
    QString m_text;
    int m_anchor = 0;
    int m_cursor = 0;
};

} // namespace guitai::ui
