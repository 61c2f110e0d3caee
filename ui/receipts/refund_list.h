// RefundList: what can still be given back of a receipt, and each refund made so far: its number,
// the way it goes, and how it stands.
#pragma once

#include "payment/engine/view.h"

#include <QWidget>

#include <vector>

namespace guitai::ui {

class Theme;

class RefundList : public QWidget
{
    Q_OBJECT

public:
    RefundList(const Theme &theme, QWidget *parent = nullptr);
    void present(const Checkout &checkout, const std::vector<MethodView> &methods);
    // "R7  On its way": as shown, for readers and tests.
    QStringList texts() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    std::vector<const Refund *> shown() const; // the newest first
    int rowHeight() const;

    const Theme &m_theme;
    std::vector<Refund> m_refunds;
    Money m_left;
    std::vector<MethodView> m_methods;
};

// What all legs together still hold.
Money leftOf(const Checkout &checkout);

} // namespace guitai::ui
