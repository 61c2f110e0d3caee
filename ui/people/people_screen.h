// PeopleScreen: who may sign in: names, roles, PINs; who is gone stays in the list, for old
// receipts.
#pragma once

#include "ui/screen/screen.h"
#include "ui/theme/list.h"

#include <QAbstractListModel>

class QStackedWidget;

namespace guitai::ui {

class Badge;
class Button;
class EmptyState;
class Label;
class PersonForm;
class QuestionPanel;

class PeopleModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Row
    {
        Cashier person;
        bool isHere = true;
    };

    using QAbstractListModel::QAbstractListModel;
    void setPeople(const std::vector<Cashier> &people, const std::vector<Cashier> &former);
    const Row *row(int index) const;
    int rowOf(const CashierId &id) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Row> m_rows;
};

class PeopleDelegate : public RowDelegate
{
    Q_OBJECT

public:
    PeopleDelegate(const Theme &theme, const PeopleModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const PeopleModel &m_model;
};

class PeopleScreen : public Screen
{
    Q_OBJECT

public:
    PeopleScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;

protected:
    void retranslate() override;

private:
    QWidget *makeDetail();
    Button *action(const char *name, const char *icon, Qt::Key key);
    void show(QWidget *face);
    void showPeople(const std::vector<Cashier> &people, const std::vector<Cashier> &former);
    void refresh();
    void ask(PersonChange::Kind kind);
    void askToRetire();
    const PeopleModel::Row *chosen() const;

    CounterView m_view;
    PeopleModel m_model;
    CashierId m_seen; // stays chosen when the list is read again
    Label *m_title;
    ListView *m_list;
    EmptyState *m_none;
    QStackedWidget *m_listStack, *m_faces;
    Button *m_add, *m_back;
    QWidget *m_detail;
    Label *m_name, *m_id, *m_what;
    Badge *m_role;
    Button *m_rename, *m_setRole, *m_setPin, *m_retire, *m_return;
    PersonForm *m_form;
    QuestionPanel *m_question;
};

} // namespace guitai::ui
