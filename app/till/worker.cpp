// What the screens ask for, done in the till's thread.
#include "app/till/worker.h"

#include "app/till/reader.h"

namespace guitai {

Worker::~Worker()
{
    if (!m_reading)
        return;
    m_reading->quit();
    m_reading->wait();
}

void Worker::open()
{
    auto place = Workplace::open(m_folder);
    if (!place) {
        Q_EMIT failed(QString::fromStdString(place.problem().what));
        return;
    }
    m_place = std::move(place).value();
    m_place->till().onChange([this] { publishSoon(); });
    m_place->till().onCompared([this](const StatementTry &tried) { heardOfStatement(tried); });
    m_place->openRelay();
    m_place->openShop([this](const ShopWeather &shop) {
        QMetaObject::invokeMethod(
            this,
            [this, shop] {
                m_shop = shop;
                publishSoon();
            },
            Qt::QueuedConnection);
    });
    m_place->till().watchStatements();
    m_place->till().watchProviders();
    publish();
}

// Several changes in a row are shown once: the call stands in the queue behind what is there.
void Worker::publishSoon()
{
    if (m_publishing)
        return;
    m_publishing = true;
    QMetaObject::invokeMethod(
        this, [this] { publish(); }, Qt::QueuedConnection);
}

void Worker::publish()
{
    m_publishing = false;
    if (!m_place)
        return;
    m_place->nudgeShop();
    CounterView view = m_place->till().view();
    showShop(view, m_shop, m_place->clock().now());
    Q_EMIT viewChanged(view);
    tellStatements();
}

void Worker::tellRefusal(Refusal refusal)
{
    if (refusal == Refusal::None)
        return;
    ui::Notice notice;
    notice.kind = ui::Notice::Kind::Refused;
    notice.refusal = refusal;
    if (refusal == Refusal::CannotWrite)
        notice.what = m_place->till().stopped();
    tell(notice);
}

void Worker::handle(const Event &event)
{
    if (!m_place)
        return;
    if (std::holds_alternative<SignOut>(event)) {
        dropApproval();
        if (m_reader)
            QMetaObject::invokeMethod(m_reader, [there = m_reader] { there->forget(); });
    }
    attempt([this, event](const std::optional<Cashier> &approver) {
        return m_place->till().handle(event, approver);
    });
}

void Worker::signIn(const QString &pin)
{
    if (!m_place)
        return;
    const auto entry = m_place->personOf(pin.toStdString());
    if (const auto *cashier = std::get_if<Cashier>(&entry))
        return handle(SignIn{*cashier});
    tellWrongPin(std::get<Span>(entry));
}

void Worker::tellWrongPin(Span wait)
{
    ui::Notice notice;
    notice.kind = ui::Notice::Kind::WrongPin;
    notice.wait = wait;
    tell(notice);
}

void Worker::withApprover(const QString &pin,
                          const std::function<void(const std::optional<Cashier> &)> &work)
{
    if (!m_place)
        return;
    if (pin.isEmpty())
        return work({});
    const auto entry = m_place->personOf(pin.toStdString());
    if (const auto *approver = std::get_if<Cashier>(&entry))
        return work(*approver);
    tellWrongPin(std::get<Span>(entry));
}

void Worker::scan(const QString &code)
{
    if (!m_place)
        return;
    const std::string wanted = code.trimmed().toStdString();
    const auto item = m_place->catalogue().byCode(wanted);
    if (!item) {
        ui::Notice notice;
        notice.kind = ui::Notice::Kind::UnknownCode;
        notice.what = wanted;
        return tell(notice);
    }
    addItem(*item);
}

void Worker::addItem(const CatalogueItem &item)
{
    if (!m_place)
        return;
    Till &till = m_place->till();
    const bool forNext =
        till.counter().currentSale() && till.counter().currentSale()->moneyMayMove();
    const Refusal refusal = till.add(item);
    if (refusal != Refusal::None)
        return tellRefusal(refusal);
    ui::Notice notice;
    notice.kind = forNext ? ui::Notice::Kind::KeptForNext : ui::Notice::Kind::Added;
    notice.what = item.name;
    notice.whatZh = item.nameZh;
    tell(notice);
}

void Worker::find(const QString &text)
{
    // Only the newest question in the queue is worth answering.
    const bool queued = !m_wanted.isNull();
    m_wanted = text;
    if (queued)
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            const QString wanted = std::exchange(m_wanted, QString());
            if (m_place)
                Q_EMIT found(wanted, m_place->catalogue().find(wanted.toStdString(), 60));
        },
        Qt::QueuedConnection);
}

void Worker::listCategories()
{
    if (m_place)
        Q_EMIT categoriesListed(m_place->catalogue().categories());
}

void Worker::openCategory(const QString &key)
{
    if (m_place)
        Q_EMIT categoryOpened(key, m_place->catalogue().inCategory(key.toStdString(), 200));
}

void Worker::pay(const ProviderId &method, const Money &amount)
{
    if (m_place)
        tellRefusal(m_place->till().pay(method, amount));
}

void Worker::payWithCode(const ProviderId &method, const std::optional<Money> &part,
                         const QString &code)
{
    if (!m_place)
        return;
    Till &till = m_place->till();
    const Checkout *here = till.counter().currentSale();
    if (!here)
        return tellRefusal(Refusal::NothingToPay);
    const std::string authCode = code.trimmed().toStdString();
    // A scanner that read twice must not charge the rest with the same code.
    for (const Attempt &attempt : here->attempts) {
        if (attempt.authCode == authCode)
            return tellRefusal(Refusal::AlreadyDone);
    }
    tellRefusal(till.pay(method, part.value_or(due(*here)), authCode));
}

void Worker::confirmCash(const Money &tendered, const std::optional<Money> &part,
                         const std::optional<ShownDue> &shown)
{
    if (m_place)
        tellRefusal(m_place->till().takeCash(tendered, part, shown));
}

void Worker::personsWord(const PersonsWord &word, const QString &managerPin)
{
    withApprover(managerPin, [&](const std::optional<Cashier> &approver) {
        PersonsWord said = word;
        said.approver = approver;
        const Checkout *checkout = m_place->till().counter().saleOf(word.attempt);
        const SaleId sale = checkout ? checkout->id : SaleId();
        tellRefusal(m_place->till().handle(said));
        if (!word.refund.empty())
            openReceipt(sale);
    });
}

void Worker::refund(const SaleId &sale, const AttemptId &leg, const Money &amount,
                    const QString &why, const QString &managerPin)
{
    giveBack(sale, managerPin, [=, this](const std::optional<Cashier> &approver) {
        return m_place->till().refund(sale, leg, amount, why.toStdString(), approver);
    });
}

void Worker::giveBack(const SaleId &sale, const AttemptId &leg, const QString &why,
                      const QString &managerPin)
{
    withApprover(managerPin, [&](const std::optional<Cashier> &approver) {
        tellRefusal(m_place->till().giveBack(sale, leg, why.toStdString(), approver));
    });
}

void Worker::refundLines(const SaleId &sale, const std::vector<RefundedLine> &lines,
                         const QString &why, const QString &managerPin)
{
    giveBack(sale, managerPin, [=, this](const std::optional<Cashier> &approver) {
        return m_place->till().refundLines(sale, lines, why.toStdString(), approver);
    });
}

// With a PIN that was asked for before, or with one that is asked for when it is needed.
void Worker::giveBack(const SaleId &sale, const QString &pin, const Work &refund)
{
    if (!m_place)
        return;
    const auto andShow = [=, this](const std::optional<Cashier> &approver) {
        const Refusal refusal = refund(approver);
        openReceipt(sale);
        return refusal;
    };
    if (pin.isEmpty())
        return attempt(andShow);
    withApprover(pin, [&](const std::optional<Cashier> &approver) {
        tellRefusal(refund(approver));
        openReceipt(sale);
    });
}

void Worker::openReceipt(const SaleId &sale)
{
    if (!m_place)
        return;
    if (const auto checkout = m_place->recall(sale))
        Q_EMIT receiptOpened(*checkout);
}

} // namespace guitai
