// Lays out twelve keys.
#include "ui/theme/num_pad.h"

#include "ui/theme/button.h"
#include "ui/theme/tokens.h"

#include <QGridLayout>

namespace guitai::ui {

namespace {

QString cornerText(NumPad::Corner corner)
{
    switch (corner) {
    case NumPad::Corner::Nothing:
        return {};
    case NumPad::Corner::Point:
        return QStringLiteral(".");
    case NumPad::Corner::DoubleZero:
        return QStringLiteral("00");
    }
    return {};
}

} // namespace

NumPad::NumPad(const Theme &theme, Corner corner, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("numPad"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(space::small);
    const auto key = [&](const QString &name, const QString &text, int row, int column) {
        auto *button = new Button(m_theme, name, Button::Kind::Secondary, this);
        button->setText(text);
        button->setButtonSize(Button::Size::Hero);
        button->setFocusPolicy(Qt::NoFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        button->setMinimumSize(touch, touch);
        grid->addWidget(button, row, column);
        return button;
    };
    for (int figure = 0; figure <= 9; ++figure) {
        const QString text = QString::number(figure);
        Button *button =
            key(QStringLiteral("figure") + text, text, figure == 0 ? 3 : (9 - figure) / 3,
                figure == 0 ? 1 : (figure - 1) % 3);
        connect(button, &Button::clicked, this, [this, text] { Q_EMIT typed(text); });
    }
    m_corner = key(QStringLiteral("cornerFigure"), {}, 3, 0);
    connect(m_corner, &Button::clicked, this, [this] { Q_EMIT typed(m_corner->text()); });
    Button *back = key(QStringLiteral("figureBack"), {}, 3, 2);
    back->setIconName(QStringLiteral("backspace"));
    connect(back, &Button::clicked, this, &NumPad::backPressed);
    setCorner(corner);
}

void NumPad::setCorner(Corner corner)
{
    m_corner->setText(cornerText(corner));
    m_corner->setVisible(corner != Corner::Nothing);
}

} // namespace guitai::ui
