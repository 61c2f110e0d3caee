// QrView: shows a text as a QR code, black on white in every theme, crisp at every size.
#pragma once

#include "ui/qr/qr_code.h"

#include <QWidget>

namespace guitai::ui {

class QrView : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    // An empty text shows nothing.
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    // False when the text is empty, or too long for any QR code.
    bool hasCode() const { return m_code.has_value(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    std::optional<QrCode> m_code;
};

} // namespace guitai::ui
