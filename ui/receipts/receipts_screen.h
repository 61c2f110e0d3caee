// ReceiptsScreen: today's receipts, one of them in full, and refunds to the way it was paid.
#pragma once

#include "ui/screen/screen.h"
#include "ui/theme/list.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

class QStackedLayout;
class QStackedWidget;

namespace guitai::ui {

class Button;
class Card;
class EmptyState;
class Label;
class ReceiptPaper;
class RefundList;
class RefundPanel;
class TextField;
class WordPanel;

class ReceiptListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(const std::vector<ReceiptRow> &rows);
    void setMethods(const std::vector<MethodView> &methods) { m_methods = methods; }
    const ReceiptRow *row(int index) const;
    int rowOf(const SaleId &sale) const;
    QString methodsText(const ReceiptRow &row) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<ReceiptRow> m_rows;
    std::vector<MethodView> m_methods;
};

class ReceiptRowDelegate : public RowDelegate
{
    Q_OBJECT

public:
    ReceiptRowDelegate(const Theme &theme, const ReceiptListModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const ReceiptListModel &m_model;
};

class ReceiptsScreen : public Screen
{
    Q_OBJECT

public:
    ReceiptsScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeDetail();
    void open(const Checkout &checkout);
    void refresh();
    void askRefund();
    void askWord();
    void backToReceipt();
    // The refund that a person has to tell about: it goes over a card machine of its own.
    const Refund *refundByHand() const;

    CounterView m_view;
    ReceiptListModel m_model;
    std::optional<Checkout> m_checkout;
    bool m_listed = false;
    TextField *m_search;
    ListView *m_list;
    QStackedWidget *m_listStack;
    QStackedLayout *m_detailStack;
    EmptyState *m_none, *m_nothingOpen;
    Button *m_back, *m_print, *m_refund, *m_say;
    Label *m_refundState;
    RefundList *m_refunds;
    ReceiptPaper *m_paper;
    WordPanel *m_word = nullptr;
    RefundId m_asked; // a refund by hand that was asked about already
    RefundPanel *m_refundPanel = nullptr;
    QWidget *m_detail;
};

} // namespace guitai::ui
