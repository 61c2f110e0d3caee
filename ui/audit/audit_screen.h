// AuditScreen: what needed trust on a day: what, who, whose PIN it took; by person where wanted.
#pragma once

#include "ui/screen/screen.h"
#include "ui/theme/list.h"

#include <QAbstractListModel>
#include <QDate>

class QStackedWidget;

namespace guitai::ui {

class Button;
class DaysPanel;
class EmptyState;
class IconButton;
class Label;

class AuditModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    // Of one person, as doer or approver; empty: all.
    void setRows(const std::vector<AuditRow> &rows, const std::string &person);
    const AuditRow *row(int index) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<AuditRow> m_rows;
};

class AuditDelegate : public RowDelegate
{
    Q_OBJECT

public:
    AuditDelegate(const Theme &theme, const AuditModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const AuditModel &m_model;
};

class AuditScreen : public Screen
{
    Q_OBJECT

public:
    AuditScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;

protected:
    void retranslate() override;

private:
    void want(QDate day);
    void showSheet(const AuditSheet &sheet);
    void showDays(bool asks);
    void nextPerson();
    void render();
    QDate today() const;
    std::vector<std::string> people() const;

    CounterView m_view;
    AuditSheet m_sheet;
    QDate m_day;
    std::string m_person; // empty: everybody
    AuditModel m_model;
    Label *m_title, *m_what;
    IconButton *m_before, *m_after;
    Button *m_today, *m_choose, *m_who, *m_back;
    QWidget *m_head;
    QStackedWidget *m_faces;
    EmptyState *m_none;
    ListView *m_list;
    DaysPanel *m_days;
};

} // namespace guitai::ui
