// Asks the desk for a category or a search and shows what it answers.
#include "ui/sale/board.h"

#include "ui/theme/card.h"
#include "ui/theme/text_field.h"
#include "ui/words/amounts.h"
#include "ui/words/language.h"

#include <QEvent>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace guitai::ui {

namespace {

// Each key is looked for at once; keys that are in the queue together are looked for together.
constexpr int typingPauseMs = 0;

// A number that was typed is a code, not a word to look for.
bool looksLikeCode(const QString &text)
{
    return text.size() >= 3 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c >= QLatin1Char('0') && c <= QLatin1Char('9');
           });
}

} // namespace

Board::Board(const Fittings &fittings, QWidget *parent)
    : QWidget(parent)
    , m_fittings(fittings)
    , m_search(new TextField(fittings.theme, QStringLiteral("search"), QStringLiteral("search")))
    , m_tabs(new CategoryBar(fittings.theme, m_categories))
    , m_tiles(new TileView(fittings.theme, m_items))
    , m_nothing(
          new EmptyState(fittings.theme, QStringLiteral("nothingFound"), QStringLiteral("search")))
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("board"));
    m_search->setKey(QKeySequence(Qt::Key_F2));
    m_search->installEventFilter(this);

    m_tabs->setModel(&m_categories);
    m_tiles->setModel(&m_items);
    m_tiles->setFocusPolicy(Qt::NoFocus);

    m_stack->addWidget(m_tiles);
    m_stack->addWidget(m_nothing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::small);
    column->addWidget(m_search);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this,
            [this] { m_fittings.desk.find(m_search->text().trimmed()); });
    connect(m_search, &QLineEdit::textChanged, this, &Board::searchChanged);
    connect(m_search, &QLineEdit::returnPressed, this, &Board::searchEntered);
    connect(m_tabs, &QListView::clicked, this,
            [this](const QModelIndex &index) { openCategory(index.row()); });
    connect(m_tiles, &ListView::chosen, this, &Board::take);

    Desk *desk = &fittings.desk;
    connect(desk, &Desk::categoriesListed, this, [this](const std::vector<Category> &categories) {
        m_categories.setCategories(categories);
        openCategory(std::max(0, m_categories.rowOf(m_category)));
    });
    connect(desk, &Desk::categoryOpened, this,
            [this](const QString &key, const std::vector<CatalogueItem> &items) {
                if (key == m_category) {
                    m_categoryItems = items;
                    if (m_search->text().isEmpty()) {
                        show(items, false);
                    }
                }
            });
    connect(desk, &Desk::found, this,
            [this](const QString &text, const std::vector<CatalogueItem> &items) {
                if (text != m_search->text().trimmed() || text.isEmpty()) {
                    return; // an answer to what was typed before
                }
                m_foundFor = text;
                show(items, true);
                if (m_enterPending) {
                    m_enterPending = false;
                    take(m_tiles->currentIndex());
                }
            });
    retranslate();
    fittings.desk.listCategories();
}

void Board::openCategory(int row)
{
    const Category *category = m_categories.category(row);
    if (category == nullptr) {
        return;
    }
    m_tabs->setCurrentIndex(m_categories.index(row));
    m_tabs->scrollTo(m_categories.index(row));
    m_category = fromUtf8(category->key);
    if (!m_search->text().isEmpty()) {
        m_search->clear();
    }
    m_fittings.desk.openCategory(m_category);
}

void Board::searchChanged(const QString &text)
{
    m_enterPending = false;
    if (text.trimmed().isEmpty()) {
        m_foundFor.clear();
        m_typing.stop();
        if (m_showsFound) {
            show(m_categoryItems, false);
        }
        return;
    }
    if (looksLikeCode(text.trimmed())) {
        m_typing.start();
    } else {
        m_typing.stop();
        m_fittings.desk.find(text.trimmed());
    }
}

void Board::searchEntered()
{
    const QString text = m_search->text().trimmed();
    if (text.isEmpty()) {
        return;
    }
    if (looksLikeCode(text)) {
        m_search->clear();
        Q_EMIT codeTyped(text);
    } else if (m_foundFor == text) {
        take(m_tiles->currentIndex());
    } else {
        m_enterPending = true;
    }
}

void Board::take(const QModelIndex &index)
{
    const CatalogueItem *item = m_items.item(index.row());
    if (item == nullptr) {
        return;
    }
    const CatalogueItem taken = *item;
    if (!m_search->text().isEmpty()) {
        m_search->clear();
    }
    m_fittings.desk.addItem(taken);
}

void Board::show(const std::vector<CatalogueItem> &items, bool fromSearch)
{
    m_showsFound = fromSearch;
    m_items.setItems(items);
    if (fromSearch) {
        m_nothing->setWords(tr("Nothing found"),
                            tr("Try fewer letters, pinyin initials, or the number."));
    } else {
        m_nothing->setWords(tr("No goods here yet"), tr("Scan or search instead."));
    }
    m_stack->setCurrentIndex(items.empty() ? 1 : 0);
    m_tiles->setCurrentIndex(fromSearch && !items.empty() ? m_items.index(0) : QModelIndex());
    if (!items.empty()) {
        m_tiles->scrollToTop();
    }
}

bool Board::moveAmongTiles(int key)
{
    if (m_items.rowCount() == 0 || m_search->text().isEmpty()) {
        return false;
    }
    int step = 0;
    switch (key) {
    case Qt::Key_Down:
        step = m_tiles->columns();
        break;
    case Qt::Key_Up:
        step = -m_tiles->columns();
        break;
    case Qt::Key_Right:
        step = 1;
        break;
    case Qt::Key_Left:
        step = -1;
        break;
    default:
        return false;
    }
    const int row = std::clamp(m_tiles->currentIndex().row() + step, 0, m_items.rowCount() - 1);
    m_tiles->setCurrentIndex(m_items.index(row));
    m_tiles->scrollTo(m_items.index(row));
    return true;
}

bool Board::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search &&
        (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool pressed = event->type() == QEvent::KeyPress;
        if (key->modifiers() & (Qt::AltModifier | Qt::ControlModifier)) {
            const int step = key->key() == Qt::Key_Right ? 1 : key->key() == Qt::Key_Left ? -1 : 0;
            if (key->modifiers() == Qt::AltModifier && step != 0) {
                if (pressed) {
                    openCategory(m_tabs->currentIndex().row() + step);
                }
                event->accept();
                return true;
            }
            return false;
        }
        if (pressed && moveAmongTiles(key->key())) {
            return true;
        }
        if (pressed && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (pressed && m_search->text().isEmpty()) {
            key->ignore();
            Q_EMIT cartKey(key);
            return key->isAccepted();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Board::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void Board::retranslate()
{
    m_search->setPlaceholderText(tr("Scan, type a number, or search"));
    m_search->setAccessibleName(tr("Search"));
    m_nothing->setWords(tr("No goods here yet"), tr("Scan or search instead."));
    m_tabs->doItemsLayout();
    m_tiles->viewport()->update();
}

} // namespace guitai::ui
