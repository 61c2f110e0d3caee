// Studio: the cashier's window before a camera, with a desk that plays the little shop.
#pragma once

#include "tests/ui/fake_desk.h"
#include "ui/main_window/main_window.h"

#include <memory>

namespace guitai::test {

class Studio
{
public:
    // How the pictures that follow shall look; only: their names, all when there are none.
    struct Light
    {
        QSize size;
        QString language;
        ui::Shade shade = ui::Shade::Light;
        QStringList only;
    };

    Studio(ui::Theme &theme, ui::Language &language, QString folder);
    void setLight(const Light &light);

    // A new window that shows the view.
    void fresh(const CounterView &view);
    void press(const char *button);
    void type(const char *field, const QString &text);
    // Lets the desk answer and the window draw.
    void settle();
    void shot(const QString &name);
    // The customer's own screen.
    void customer(const QString &name, const CounterView &view);

    FakeDesk &desk() { return *m_desk; }
    ui::MainWindow &window() { return *m_window; }
    // So many buttons and fields were not there, and pictures could not be written.
    int faults() const { return m_faults; }
    // Pictures asked for by name that there are not.
    QStringList notMade() const { return m_wanted; }

private:
    bool isWanted(const QString &name);
    void save(QWidget &widget, const QString &name);
    void complain(const QString &what);

    ui::Theme &m_theme;
    ui::Language &m_language;
    QString m_folder, m_suffix;
    Light m_light;
    QStringList m_wanted;
    int m_faults = 0;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace guitai::test
