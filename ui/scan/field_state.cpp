// The kinds of fields Qt has, each asked in its own way.
#include "ui/scan/field_state.h"

#include <QAbstractSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextCursor>
#include <QTextEdit>

namespace guitai::ui {

namespace {

template <typename Edit>
void rememberCursor(const Edit &edit, int &anchor, int &cursor)
{
    anchor = edit.textCursor().anchor();
    cursor = edit.textCursor().position();
}

template <typename Edit>
void putBack(Edit &edit, const QString &text, int anchor, int cursor)
{
    edit.setPlainText(text);
    QTextCursor place = edit.textCursor();
    place.setPosition(anchor);
    place.setPosition(cursor, QTextCursor::KeepAnchor);
    edit.setTextCursor(place);
}

} // namespace

QWidget *textFieldAt(QWidget *focus)
{
    if (auto *spin = qobject_cast<QAbstractSpinBox *>(focus)) {
        return spin->isReadOnly() ? nullptr : spin->findChild<QLineEdit *>();
    }
    if (auto *line = qobject_cast<QLineEdit *>(focus)) {
        return line->isReadOnly() ? nullptr : line;
    }
    if (auto *text = qobject_cast<QTextEdit *>(focus)) {
        return text->isReadOnly() ? nullptr : text;
    }
    if (auto *text = qobject_cast<QPlainTextEdit *>(focus)) {
        return text->isReadOnly() ? nullptr : text;
    }
    return nullptr;
}

FieldState::FieldState(QWidget *field)
    : m_field(field)
{
    if (auto *line = qobject_cast<QLineEdit *>(field)) {
        m_text = line->text();
        m_cursor = line->cursorPosition();
        m_anchor = m_cursor;
        if (line->hasSelectedText()) {
            m_anchor =
                m_cursor == line->selectionStart() ? line->selectionEnd() : line->selectionStart();
        }
    } else if (auto *text = qobject_cast<QTextEdit *>(field)) {
        m_text = text->toPlainText();
        rememberCursor(*text, m_anchor, m_cursor);
    } else if (auto *plain = qobject_cast<QPlainTextEdit *>(field)) {
        m_text = plain->toPlainText();
        rememberCursor(*plain, m_anchor, m_cursor);
    }
}

void FieldState::restore() const
{
    if (auto *line = qobject_cast<QLineEdit *>(m_field.data())) {
        line->setText(m_text);
        line->setCursorPosition(m_cursor);
        if (m_anchor != m_cursor) {
            line->setSelection(m_anchor, m_cursor - m_anchor);
        }
    } else if (auto *text = qobject_cast<QTextEdit *>(m_field.data())) {
        putBack(*text, m_text, m_anchor, m_cursor);
    } else if (auto *plain = qobject_cast<QPlainTextEdit *>(m_field.data())) {
        putBack(*plain, m_text, m_anchor, m_cursor);
    }
}

} // namespace guitai::ui
