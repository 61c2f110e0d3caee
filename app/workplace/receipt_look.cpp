// Names of the ways to pay come from the providers' own cards.
#include "app/workplace/receipt_look.h"

#include "app/workplace/reporting.h"
#include "devices/receipt_pdf.h"

namespace guitai {

ReceiptLook receiptLook(const storage::Settings &settings, Instant at)
{
    ReceiptLook look;
    look.shopName = settings.shop.name;
    look.address = settings.shop.address;
    look.taxNumber = settings.shop.taxNumber;
    look.language = settings.shop.language;
    look.utcOffset = shopOffset(settings, at);
    const auto providers = makeProviders(settings);
    if (providers) {
        for (const auto &provider : *providers) {
            const ProviderCard &card = provider->card();
            look.payments[card.id.text] = look.language == "zh_CN" ? card.nameZh : card.name;
        }
    }
    return look;
}

Result<std::string> saveReceiptPdf(const Workplace &place, const Receipt &receipt)
{
    const QString name = QString("/%1.pdf").arg(receipt.number, 8, 10, QChar('0'));
    return writeWhole(place.folder().receipts() + name.toStdString(),
                      receiptPdf(receipt, receiptLook(place.settings(), receipt.at)));
}

} // namespace guitai
