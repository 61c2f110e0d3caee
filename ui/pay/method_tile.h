// MethodTile: a way to pay as a large button: mark, name, what happens, and its key.
#pragma once

#include "payment/engine/view.h"

#include <QAbstractButton>

class QShortcut;

namespace guitai::ui {

class Theme;

class MethodTile : public QAbstractButton
{
    Q_OBJECT

public:
    MethodTile(const Theme &theme, QWidget *parent = nullptr);

    void setMethod(const MethodView &method, int number);
    const MethodView &method() const { return m_method; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString explanation() const;

    const Theme &m_theme;
    MethodView m_method;
    QString m_key;
    QShortcut *m_shortcut = nullptr;
};

} // namespace guitai::ui
