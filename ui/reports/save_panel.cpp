// One field, three ways to write Chinese, Enter; a file that stands there already takes a second.
#include "ui/reports/save_panel.h"

#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/theme/text_field.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace guitai::ui {

namespace {

constexpr SettlementFile csvWays[] = {SettlementFile::CsvWithBom, SettlementFile::Csv,
                                      SettlementFile::CsvGb18030};

} // namespace

SavePanel::SavePanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(theme, Type::Title))
    , m_what(new Label(theme, Type::Body, Ink::Soft))
    , m_fault(new Label(theme, Type::Strong, Ink::Danger))
    , m_path(new TextField(theme, QStringLiteral("savePath")))
    , m_texts(new QWidget)
    , m_back(new Button(theme, QStringLiteral("saveBack")))
    , m_save(new Button(theme, QStringLiteral("saveFile"), Button::Kind::Primary))
{
    setObjectName(QStringLiteral("savePanel"));
    m_fault->setObjectName(QStringLiteral("saveFault"));
    m_fault->setWordWrap(true);
    auto *texts = new QHBoxLayout(m_texts);
    texts->setContentsMargins({});
    texts->setSpacing(space::small);
    for (int i = 0; i < 3; ++i) {
        auto *button = new Button(theme, QStringLiteral("csvText%1").arg(i + 1));
        button->setButtonSize(Button::Size::Large);
        button->setFocusPolicy(Qt::NoFocus);
        button->setKey(QKeySequence(Qt::Key(Qt::Key_F2 + i)));
        connect(button, &Button::clicked, this, [this, i] {
            m_as = csvWays[i];
            refresh();
        });
        texts->addWidget(button, 1);
        m_ways.push_back(button);
    }
    m_back->setKey(QKeySequence(Qt::Key_Escape), QStringLiteral("Esc"));
    m_save->setKey(QKeySequence(Qt::Key_Return), QStringLiteral("Enter"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::small);
    for (Button *button : {m_back, m_save}) {
        button->setButtonSize(Button::Size::Large);
        button->setFocusPolicy(Qt::NoFocus);
        foot->addWidget(button, 1);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::giant, space::large, space::giant, space::large);
    column->setSpacing(space::medium);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_path);
    column->addWidget(m_fault);
    column->addWidget(m_texts);
    column->addSpacing(space::small);
    column->addLayout(foot);
    column->addStretch(2);
    connect(m_back, &Button::clicked, this, &SavePanel::cancelled);
    connect(m_save, &Button::clicked, this, &SavePanel::agree);
    connect(m_path, &QLineEdit::textChanged, this, [this] {
        m_replaces.clear();
        refresh();
    });
    retranslate();
}

void SavePanel::agree()
{
    const QString path = m_path->text().trimmed();
    if (path.isEmpty()) {
        return;
    }
    if (QFileInfo::exists(path) && m_replaces != path) {
        m_replaces = path;
        refresh();
        return;
    }
    Q_EMIT agreed(m_as, path);
}

void SavePanel::ask(SettlementFile as, const QString &name)
{
    m_as = as == SettlementFile::Pdf ? as : csvWays[0];
    m_replaces.clear();
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    if (folder.isEmpty()) {
        folder = QDir::homePath();
    }
    m_path->setText(folder + QLatin1Char('/') + name +
                    (as == SettlementFile::Pdf ? QStringLiteral(".pdf") : QStringLiteral(".csv")));
    m_path->setFocus();
    m_path->selectAll();
    retranslate();
}

void SavePanel::refresh()
{
    m_texts->setVisible(m_as != SettlementFile::Pdf);
    m_fault->setVisible(!m_replaces.isEmpty());
    m_fault->setText(tr("A file of that name is there already. It would be lost."));
    m_save->setText(m_replaces.isEmpty() ? tr("Save") : tr("Replace it"));
    for (std::size_t i = 0; i < m_ways.size(); ++i) {
        const bool chosen = m_as == csvWays[i];
        m_ways[i]->setKind(chosen ? Button::Kind::Tab : Button::Kind::Secondary);
        m_ways[i]->setCheckable(true);
        m_ways[i]->setChecked(chosen);
        m_ways[i]->setIconName(chosen ? QStringLiteral("check") : QString());
    }
}

void SavePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void SavePanel::retranslate()
{
    const bool pdf = m_as == SettlementFile::Pdf;
    m_title->setText(pdf ? tr("Save the report as PDF") : tr("Save the figures as CSV"));
    m_what->setText(pdf ? tr("On A4, with page numbers. Where to?")
                        : tr("For spreadsheets and accountants. Where to?"));
    m_ways[0]->setText(tr("For Excel"));
    m_ways[1]->setText(tr("Plain UTF-8"));
    m_ways[2]->setText(tr("GB18030"));
    m_back->setText(tr("Back"));
    refresh();
}

} // namespace guitai::ui
