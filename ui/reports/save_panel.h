// SavePanel: where a file shall go, and how its text is written.
#pragma once

#include "ui/desk/figures.h"

#include <QWidget>

#include <vector>

namespace guitai::ui {

class Button;
class Label;
class TextField;
class Theme;

class SavePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SavePanel(const Theme &theme, QWidget *parent = nullptr);
    // name: without its ending; the folder is the user's own for downloads.
    void ask(SettlementFile as, const QString &name);

Q_SIGNALS:
    void agreed(guitai::ui::SettlementFile as, const QString &path);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void agree();

    SettlementFile m_as = SettlementFile::Pdf;
    QString m_replaces; // the file that stands there, once that was said
    Label *m_title, *m_what, *m_fault;
    TextField *m_path;
    QWidget *m_texts;
    std::vector<Button *> m_ways; // how the text is written
    Button *m_back, *m_save;
};

} // namespace guitai::ui
