// What is missing is counted: a picture of the wrong thing is worse than none.
#include "tests/ui/gallery/studio.h"

#include "ui/customer/customer_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QTextStream>

namespace guitai::test {

using namespace guitai::ui;

Studio::Studio(Theme &theme, Language &language, QString folder)
    : m_theme(theme)
    , m_language(language)
    , m_folder(std::move(folder))
    , m_desk(std::make_unique<FakeDesk>())
{}

void Studio::setLight(const Light &light)
{
    m_light = light;
    m_wanted = light.only;
    m_suffix =
        QStringLiteral("%1_%2_%3")
            .arg(light.size.width())
            .arg(light.language.left(2),
                 light.shade == Shade::Light ? QStringLiteral("light") : QStringLiteral("dark"));
}

void Studio::fresh(const CounterView &view)
{
    m_window.reset();
    m_desk = std::make_unique<FakeDesk>();
    m_desk->plays = true;
    Preferences preferences;
    preferences.language = m_light.language;
    preferences.shade = m_light.shade;
    m_window = std::make_unique<MainWindow>(
        *m_desk, m_theme, m_language, [] { return shopOpens; }, preferences);
    m_window->resize(m_light.size);
    m_window->show();
    m_desk->show(view);
    if (view.cashier) {
        Q_EMIT m_desk->categoriesListed(categories());
    }
    settle();
}

void Studio::settle()
{
    for (int i = 0; i < 4; ++i) {
        QApplication::processEvents();
    }
}

void Studio::press(const char *button)
{
    if (auto *found = m_window->findChild<QAbstractButton *>(QLatin1String(button))) {
        found->click();
    } else {
        complain(QStringLiteral("no button ") + QLatin1String(button));
    }
    settle();
}

void Studio::type(const char *field, const QString &text)
{
    if (auto *found = m_window->findChild<QLineEdit *>(QLatin1String(field))) {
        found->setText(text);
    } else {
        complain(QStringLiteral("no field ") + QLatin1String(field));
    }
    settle();
}

void Studio::shot(const QString &name)
{
    if (isWanted(name)) {
        settle();
        save(*m_window, name);
    }
}

void Studio::customer(const QString &name, const CounterView &view)
{
    if (!isWanted(name)) {
        return;
    }
    CustomerView customer({*m_desk, m_theme, [] { return shopOpens; }},
                          CustomerView::Use::SecondWindow);
    customer.resize(m_light.size);
    customer.show();
    customer.present(view);
    settle();
    save(customer, name);
}

bool Studio::isWanted(const QString &name)
{
    m_wanted.removeAll(name);
    return m_light.only.isEmpty() || m_light.only.contains(name);
}

void Studio::save(QWidget &widget, const QString &name)
{
    const QString path = QStringLiteral("%1/%2_%3.png").arg(m_folder, name, m_suffix);
    if (!widget.grab().save(path)) {
        complain(QStringLiteral("cannot write ") + path);
    }
}

void Studio::complain(const QString &what)
{
    ++m_faults;
    QTextStream(stderr) << what << '\n';
}

} // namespace guitai::test
