// Label: a text of the type scale. AmountLabel: money in figures of one width.
#pragma once

#include "shop/base/money.h"
#include "ui/theme/tokens.h"

#include <QLabel>

namespace guitai::ui {

class Theme;

class Label : public QLabel
{
    Q_OBJECT

public:
    Label(const Theme &theme, Type type, Ink ink = Ink::Text, QWidget *parent = nullptr);

    void setInk(Ink ink);
    void setType(Type type);

private:
    void refresh();

    const Theme &m_theme;
    Type m_type;
    Ink m_ink;
};

// Becomes smaller rather than cut off.
class AmountLabel : public QWidget
{
    Q_OBJECT

public:
    AmountLabel(const Theme &theme, const QString &objectName, Type type,
                QWidget *parent = nullptr);

    void setAmount(const Money &amount);
    void setText(const QString &text); // any figures: a countdown, say
    void setInk(Ink ink);
    void setAlignment(Qt::Alignment alignment);
    const QString &text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Type m_type;
    Ink m_ink = Ink::Text;
    Qt::Alignment m_alignment = Qt::AlignRight | Qt::AlignVCenter;
    QString m_text;
};

} // namespace guitai::ui
