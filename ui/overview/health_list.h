// HealthList: how everything the till depends on is doing, a line each.
#pragma once

#include "payment/engine/view.h"

#include <QWidget>

#include <vector>

namespace guitai::ui {

class Theme;

class HealthList : public QWidget
{
    Q_OBJECT

public:
    explicit HealthList(const Theme &theme, QWidget *parent = nullptr);
    void present(const CounterView &view, Instant now);
    QStringList texts() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Tone
    {
        Well,
        Unknown, // nothing was asked yet
        Watch,
        Bad
    };
    struct Line
    {
        QString mark; // a drawing with colours of its own, or
        QString icon; // a line drawing
        QString name, state, detail;
        Tone tone = Tone::Unknown;
    };
    Line lineOf(const ProviderHealth &health, const CounterView &view, Instant now) const;
    static Line relayLine(const RelayWeather &relay, Instant now);
    static Line printerLine(const PrinterWeather &printer, Instant now);
    int rowHeight() const;

    const Theme &m_theme;
    std::vector<Line> m_lines;
};

} // namespace guitai::ui
