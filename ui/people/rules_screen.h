// RulesScreen: who may do what: for each act the lowest role that may, changed with the arrows.
#pragma once

#include "ui/screen/screen.h"
#include "ui/theme/list.h"

#include <QAbstractListModel>

namespace guitai::ui {

class Button;
class Label;

class RulesModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setTrust(const Trust &trust);
    const Trust &trust() const { return m_trust; }
    Act act(int row) const { return Act(row); }
    Role role(int row) const { return m_trust.needed(act(row)); }
    void setRole(int row, Role role);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    Trust m_trust;
};

class RulesDelegate : public RowDelegate
{
    Q_OBJECT

public:
    RulesDelegate(const Theme &theme, const RulesModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    // The role whose field is at that place of a row so wide; nothing between them.
    std::optional<Role> roleAt(const QRect &row, QPoint place) const;

private:
    QRect fieldOf(const QRect &row, Role role) const;

    const RulesModel &m_model;
};

class RulesScreen : public Screen
{
    Q_OBJECT

public:
    RulesScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;

protected:
    void retranslate() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void set(int row, Role role);
    void move(int by);
    void refresh();

    CounterView m_view;
    RulesModel m_model;
    RulesDelegate *m_delegate;
    Label *m_title, *m_what;
    ListView *m_list;
    Button *m_less, *m_more, *m_back, *m_undo, *m_save;
};

} // namespace guitai::ui
