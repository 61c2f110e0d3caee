// ParkedScreen: sales that wait; Enter takes one up again.
#pragma once

#include "ui/screen/screen.h"
#include "ui/theme/list.h"

#include <QAbstractListModel>

class QStackedWidget;

namespace guitai::ui {

class Button;
class EmptyState;
class Label;

class ParkedModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setParked(const std::vector<ParkedView> &parked);
    const ParkedView *row(int index) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<ParkedView> m_parked;
};

class ParkedDelegate : public RowDelegate
{
    Q_OBJECT

public:
    ParkedDelegate(const Theme &theme, const ParkedModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const ParkedModel &m_model;
};

class ParkedScreen : public Screen
{
    Q_OBJECT

public:
    ParkedScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;

protected:
    void retranslate() override;

private:
    void take();

    ParkedModel m_model;
    Label *m_title;
    ListView *m_list;
    EmptyState *m_none;
    QStackedWidget *m_stack;
    Button *m_back, *m_take;
};

} // namespace guitai::ui
