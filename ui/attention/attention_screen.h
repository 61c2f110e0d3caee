// AttentionScreen: payments that a person has to look at: what happened, where the money is, what
// to do. Each is settled with two keys.
#pragma once

#include "ui/screen/screen.h"
#include "ui/theme/list.h"

#include <QAbstractListModel>

class QStackedLayout;
class QStackedWidget;

namespace guitai::ui {

class Button;
class EmptyState;
class Label;
class QuestionPanel;
class StateBanner;
class WordPanel;

class AttentionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setView(const CounterView &view);
    const AttentionView *row(int index) const;
    QString titleOf(const AttentionView &attention) const;
    bool needsPerson(const AttentionView &attention) const;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<AttentionView> m_rows;
    CounterView m_view;
};

class AttentionDelegate : public RowDelegate
{
    Q_OBJECT

public:
    AttentionDelegate(const Theme &theme, const AttentionModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const AttentionModel &m_model;
};

class AttentionScreen : public Screen
{
    Q_OBJECT

public:
    AttentionScreen(const Fittings &fittings, QWidget *parent);

    void present(const CounterView &view) override;
    void arrive() override;

Q_SIGNALS:
    void statementWanted(const std::string &day, const guitai::ProviderId &provider);

protected:
    void retranslate() override;

private:
    enum class Face
    {
        Nothing,
        Detail,
        Ways,
        GiveBack,
        Word
    };

    QWidget *makeDetail();
    QWidget *makeWays();
    void refresh();
    void show(Face face);
    void settle(int way);
    void askToGiveBack(const QString &fault = {});
    void giveBack();
    void sayWhatHappened();
    const AttentionView *chosen() const;

    CounterView m_view;
    AttentionModel m_model;
    ListView *m_list;
    EmptyState *m_none;
    QStackedWidget *m_listStack;
    QStackedLayout *m_detailStack;
    StateBanner *m_banner;
    Label *m_factWords, *m_facts, *m_waysTitle;
    Button *m_back, *m_refund, *m_settle, *m_say, *m_attach, *m_statements, *m_waysBack;
    std::vector<Button *> m_ways;
    QuestionPanel *m_question;
    WordPanel *m_word;
    bool m_asksPin = false; // it is asked for together with giving back
    AttentionView m_given;  // what was last given back, until it is heard of
    bool m_waiting = false;
};

} // namespace guitai::ui
