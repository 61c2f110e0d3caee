// MainWindow: the cashier's window. It shows the screen that fits the view and follows the keys.
#pragma once

#include "ui/main_window/preferences.h"
#include "ui/screen/screen.h"
#include "ui/words/language.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <memory>

class QStackedLayout;

namespace guitai::ui {

class ApprovalPanel;
class CustomerView;
class CustomerWindow;
class HelpPanel;
class NoticeBar;
class ScanRecogniser;
class SignInScreen;
class StopPanel;
class TopBar;

class MainWindow : public QWidget
{
    Q_OBJECT

public:
    // now: the clock on the wall. All four outlive the window.
    MainWindow(Desk &desk, Theme &theme, Language &language, std::function<Instant()> now,
               const Preferences &preferences = {}, QWidget *parent = nullptr);
    ~MainWindow() override;

    Place place() const { return m_place; }
    void go(Place place);
    const Preferences &preferences() const { return m_preferences; }
    // Hears every scanner; its marks come from the settings.
    ScanRecogniser &scanner() { return *m_scanner; }
    // The books could not be opened: says why, and nothing else can be done here.
    void showCannotStart(const QString &why);

Q_SIGNALS:
    void preferencesChanged(const guitai::ui::Preferences &preferences);

protected:
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Screen &screen(Place place);
    Screen *made(Place place) const;
    Place fitting(Place place) const;
    void present(const CounterView &view);
    void tell(const Notice &notice);
    // A scan, or digits typed for one: goods, or a customer's payment code.
    void takeCode(const QString &code);
    // Why a customer's code cannot be charged now; empty: it can.
    QString hindrance(const QString &code) const;
    void warn(const QString &text);
    void tick();
    void change(const Preferences &preferences);
    void apply(const Preferences &preferences);
    void showCustomerWindow(bool open);
    void turnToCustomer();
    void turnBack();
    bool isTurned() const;
    void toggleHelp();
    void askApproval(const ApprovalWanted &wanted);
    void retranslate();

    Fittings m_fittings;
    Theme &m_theme;
    Language &m_language;
    Preferences m_preferences;
    CounterView m_view;
    Place m_place = Place::SignIn;
    std::map<Place, Screen *> m_screens;
    TopBar *m_topBar;
    QStackedLayout *m_stack;
    NoticeBar *m_notice;
    HelpPanel *m_help = nullptr;
    StopPanel *m_stop = nullptr;
    ApprovalPanel *m_approval = nullptr;
    CustomerView *m_turned = nullptr;
    std::unique_ptr<CustomerWindow> m_customer;
    ScanRecogniser *m_scanner;
    QTimer m_second;
};

} // namespace guitai::ui
