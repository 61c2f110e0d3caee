// What the screens ask for, done in the till's thread.
#include "app/till/worker.h"

namespace guitai {

Worker::~Worker() = default;

void Worker::open()
{
    auto place = Workplace::open(m_folder);
    if (!place) {
        Q_EMIT failed(QString::fromStdString(place.problem().what));
        return;
    }
    m_place = std::move(place).value();
    m_place->till().onChange([this] { publishSoon(); });
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
    if (m_place)
        Q_EMIT viewChanged(m_place->till().view());
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
    if (m_place)
        tellRefusal(m_place->till().handle(event));
}

void Worker::signIn(const QString &pin)
{
    if (!m_place)
        return;
    const auto entry = m_place->staff().signIn(pin.toStdString(), m_place->clock().now());
    if (const auto *cashier = std::get_if<Cashier>(&entry))
        return handle(SignIn{*cashier});
    ui::Notice notice;
    notice.kind = ui::Notice::Kind::WrongPin;
    notice.wait = std::get<Span>(entry);
    tell(notice);
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
        till.counter().currentSale() && till.counter().currentSale()->openAttempt();
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

void Worker::confirmCash(const Money &tendered)
{
    if (m_place)
        tellRefusal(m_place->till().takeCash(tendered));
}

void Worker::refund(const SaleId &sale, const AttemptId &leg, const Money &amount,
                    const QString &why)
{
    if (!m_place)
        return;
    tellRefusal(m_place->till().refund(sale, leg, amount, why.toStdString()));
    openReceipt(sale);
}

void Worker::openReceipt(const SaleId &sale)
{
    if (!m_place)
        return;
    if (const auto checkout = m_place->recall(sale))
        Q_EMIT receiptOpened(*checkout);
}

} // namespace guitai
