// The notes, and a little shop played from the event loop.
#include "tests/ui/fake_desk.h"

#include <QTimer>

namespace guitai::test {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString discountText(const std::optional<Discount> &discount)
{
    if (!discount) {
        return QStringLiteral("none");
    }
    return discount->ppm != 0 ? QString::number(discount->ppm) : text(discount->amount.text());
}

} // namespace

void FakeDesk::answer(std::function<void()> what)
{
    if (plays) {
        QTimer::singleShot(0, this, std::move(what));
    }
}

void FakeDesk::put(Order order)
{
    if (order.empty()) {
        view.sale.reset();
    } else {
        setOrder(view, order);
    }
    Q_EMIT viewChanged(view);
}

void FakeDesk::open()
{
    show(openShop());
    Q_EMIT categoriesListed(categories());
    Q_EMIT categoryOpened(QStringLiteral("drinks"), goods("drinks"));
}

void FakeDesk::signIn(const QString &pin)
{
    note(QStringLiteral("signIn ") + pin);
    answer([this, pin] {
        if (pin == QLatin1String("1234")) {
            open();
        } else {
            ui::Notice notice;
            notice.kind = ui::Notice::Kind::WrongPin;
            notice.wait = Span::seconds(5);
            Q_EMIT noticed(notice);
        }
    });
}

void FakeDesk::signOut()
{
    note(QStringLiteral("signOut"));
    answer([this] { show(closedShop()); });
}

void FakeDesk::scan(const QString &code)
{
    note(QStringLiteral("scan ") + code);
    answer([this, code] {
        for (const CatalogueItem &item : allGoods()) {
            if (text(item.code) == code) {
                addItem(item);
                return;
            }
        }
        ui::Notice notice;
        notice.kind = ui::Notice::Kind::UnknownCode;
        notice.what = code.toStdString();
        Q_EMIT noticed(notice);
    });
}

void FakeDesk::addItem(const CatalogueItem &item)
{
    note(QStringLiteral("addItem ") + text(item.code));
    answer([this, item] {
        Order order = view.sale ? view.sale->checkout.order : Order();
        for (OrderLine &line : order.lines) {
            if (line.code == item.code) {
                line.quantity.milli += 1000;
                put(order);
                return;
            }
        }
        order.lines.push_back(lineOf(item, ++m_lines));
        put(order);
    });
}

void FakeDesk::changeLine(const OrderLine &line)
{
    note(QStringLiteral("changeLine %1 %2 %3 %4")
             .arg(text(line.id.text), text(line.quantity.text()),
                  line.priceOverride ? text(line.priceOverride->text()) : QStringLiteral("-"),
                  discountText(line.discount)));
    answer([this, line] {
        Order order = view.sale ? view.sale->checkout.order : Order();
        for (OrderLine &old : order.lines) {
            if (old.id == line.id) {
                old = line;
            }
        }
        put(order);
    });
}

void FakeDesk::removeLine(const LineId &line)
{
    note(QStringLiteral("removeLine ") + text(line.text));
    answer([this, line] {
        Order order = view.sale ? view.sale->checkout.order : Order();
        std::erase_if(order.lines, [&line](const OrderLine &old) { return old.id == line; });
        put(order);
    });
}

void FakeDesk::setOrderDiscount(const std::optional<Discount> &discount)
{
    note(QStringLiteral("setOrderDiscount ") + discountText(discount));
    answer([this, discount] {
        Order order = view.sale ? view.sale->checkout.order : Order();
        order.discount = discount;
        put(order);
    });
}

void FakeDesk::find(const QString &what)
{
    note(QStringLiteral("find ") + what);
    answer([this, what] {
        std::vector<CatalogueItem> items;
        for (const CatalogueItem &item : allGoods()) {
            if (text(item.name).contains(what, Qt::CaseInsensitive) ||
                text(item.nameZh).contains(what)) {
                items.push_back(item);
            }
        }
        Q_EMIT found(what, items);
    });
}

void FakeDesk::listCategories()
{
    answer([this] { Q_EMIT categoriesListed(categories()); });
}

void FakeDesk::openCategory(const QString &key)
{
    note(QStringLiteral("openCategory ") + key);
    answer([this, key] { Q_EMIT categoryOpened(key, goods(key.toStdString())); });
}

void FakeDesk::park(const QString &label)
{
    note(QStringLiteral("park ") + label);
    answer([this, label] {
        if (view.sale) {
            view.parked.push_back({view.sale->checkout.id, label.toStdString(), shopOpens,
                                   int(view.sale->checkout.order.lines.size()),
                                   view.sale->totals.total, false});
            view.sale.reset();
            Q_EMIT viewChanged(view);
        }
    });
}

void FakeDesk::takeSale(const SaleId &sale)
{
    note(QStringLiteral("takeSale ") + text(sale.text));
}

void FakeDesk::voidSale()
{
    note(QStringLiteral("voidSale"));
    answer([this] { put({}); });
}

void FakeDesk::nextCustomer()
{
    note(QStringLiteral("nextCustomer"));
    answer([this] { put({}); });
}

void FakeDesk::pay(const ProviderId &method, const Money &amount)
{
    note(QStringLiteral("pay %1 %2").arg(text(method.text), text(amount.text())));
    answer([this, method] {
        if (view.sale) {
            view.sale->checkout.attempts.push_back(attemptOf(view, method.text.c_str()));
            Q_EMIT viewChanged(view);
        }
    });
}

void FakeDesk::cancelPayment(const AttemptId &attempt)
{
    note(QStringLiteral("cancelPayment ") + text(attempt.text));
}

void FakeDesk::payWithCode(const ProviderId &method, const std::optional<Money> &part,
                           const QString &code)
{
    note(QStringLiteral("payWithCode %1 %2 %3")
             .arg(text(method.text), part ? text(part->text()) : QStringLiteral("all"), code));
    answer([this, method, code] {
        if (view.sale) {
            Attempt attempt = attemptOf(view, method.text.c_str());
            attempt.code.clear();
            attempt.authCode = code.toStdString();
            view.sale->checkout.attempts.push_back(attempt);
            Q_EMIT viewChanged(view);
        }
    });
}

void FakeDesk::confirmCash(const Money &tendered, const std::optional<Money> &part)
{
    note(QStringLiteral("confirmCash %1 %2%3")
             .arg(text(tendered.currency().code()), text(tendered.text()),
                  part ? QStringLiteral(" for ") + text(part->text()) : QString()));
    answer([this] { show(shopPaid("cash")); });
}

void FakeDesk::setTip(const Money &tip)
{
    note(QStringLiteral("setTip ") + text(tip.text()));
    answer([this, tip] {
        Order order = view.sale ? view.sale->checkout.order : Order();
        order.tip = tip.isZero() ? std::nullopt : std::optional(tip);
        put(order);
    });
}

void FakeDesk::personsWord(const PersonsWord &word, const QString &managerPin)
{
    QStringList said = {QStringLiteral("personsWord"), text(word.attempt.text)};
    said << (word.refund.empty() ? QStringLiteral("-") : text(word.refund.text))
         << (word.moneyMoved ? QStringLiteral("moved") : QStringLiteral("not"));
    for (const QString &part :
         {text(word.approvalCode), text(word.lastFour), text(word.note), managerPin}) {
        said << (part.isEmpty() ? QStringLiteral("-") : part);
    }
    note(said.join(QLatin1Char(' ')));
}

void FakeDesk::refund(const SaleId &sale, const AttemptId &leg, const Money &amount,
                      const QString &why, const QString &managerPin)
{
    note(QStringLiteral("refund %1 %2 %3 %4 %5")
             .arg(text(sale.text), text(leg.text), text(amount.text()), why, managerPin)
             .trimmed());
}

void FakeDesk::giveBack(const SaleId &sale, const AttemptId &leg, const QString &,
                        const QString &managerPin)
{
    note(QStringLiteral("giveBack %1 %2 %3")
             .arg(text(sale.text), text(leg.text), managerPin)
             .trimmed());
}

void FakeDesk::refundLines(const SaleId &sale, const std::vector<RefundedLine> &lines,
                           const QString &why, const QString &managerPin)
{
    QStringList said;
    for (const RefundedLine &line : lines) {
        said << text(line.line.text) + QLatin1Char('*') + text(line.quantity.text());
    }
    note(QStringLiteral("refundLines %1 %2 %3 %4")
             .arg(text(sale.text), said.join(QLatin1Char(',')), why, managerPin)
             .trimmed());
}

void FakeDesk::settleException(const AttemptId &attempt, Trouble trouble, const QString &how)
{
    note(QStringLiteral("settleException %1 %2 %3")
             .arg(text(attempt.text))
             .arg(int(trouble))
             .arg(how));
}

void FakeDesk::listReceipts(const QString &filter)
{
    note(QStringLiteral("listReceipts ") + filter);
    answer([this] { Q_EMIT receiptsListed(receiptRows()); });
}

void FakeDesk::openReceipt(const SaleId &sale)
{
    note(QStringLiteral("openReceipt ") + text(sale.text));
    answer([this] { Q_EMIT receiptOpened(receipt); });
}

void FakeDesk::printReceipt(const SaleId &sale)
{
    note(QStringLiteral("printReceipt ") + text(sale.text));
}

} // namespace guitai::test
