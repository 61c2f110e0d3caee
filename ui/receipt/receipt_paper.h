// ReceiptPaper: a receipt as the customer gets it, drawn on the screen.
#pragma once

#include "payment/engine/view.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace guitai::ui {

class Theme;

class ReceiptPaper : public QWidget
{
    Q_OBJECT

public:
    explicit ReceiptPaper(const Theme &theme, QWidget *parent = nullptr);

    void setReceipt(const QString &shop, const Receipt &receipt,
                    const std::vector<MethodView> &methods, const std::vector<Refund> &refunds);

    QStringList texts() const; // "Visa ************4242": the lines as they stand, for readers

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        enum class Kind
        {
            Centre,
            Pair,
            Rule,
            Gap
        };
        Kind kind = Kind::Pair;
        QString left, right;
        bool strong = false, large = false, soft = false;
    };
    void compose();
    void addHead();
    void addGoods();
    void addTenders();
    void addTender(const Tender &tender);
    void addCard(const CardSlip &card);
    void add(const QString &left, const QString &right = {}, bool soft = false);
    int heightOf(const Line &line) const;
    QFont fontOf(const Line &line) const;

    const Theme &m_theme;
    QString m_shop;
    std::optional<Receipt> m_receipt;
    std::vector<MethodView> m_methods;
    std::vector<Refund> m_refunds;
    std::vector<Line> m_lines;
};

} // namespace guitai::ui
