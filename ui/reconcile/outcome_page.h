// OutcomePage: what a comparison came to: in words, by class, row by row, and what can be done.
#pragma once

#include "ui/reconcile/reconcile_model.h"

#include <QWidget>

namespace guitai::ui {

class ClassTable;
class DeedBar;
class Label;
class RowDetail;
class StateBanner;

class OutcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomePage(const Theme &theme, QWidget *parent = nullptr);
    // method: the provider's name. isAnother: it is not the day that was shown before.
    void present(const ReconciledDay &day, const QString &method, bool isAnother);
    // What can be done about what is chosen.
    RowDeeds deeds() const;
    // What is left to do about rows of that name.
    RowDeeds deedsOf(const std::vector<std::string> &names) const { return m_model.deedsOf(names); }

Q_SIGNALS:
    void wanted(guitai::ui::Deed deed);

private:
    void refreshWords(const ReconciledDay &day);
    void refreshChosen();
    int chosen() const;

    ReconcileModel m_model;
    QString m_method;
    StateBanner *m_banner;
    ClassTable *m_classes;
    RowDetail *m_detail;
    ListView *m_list;
    Label *m_advice;
    DeedBar *m_deeds;
};

} // namespace guitai::ui
