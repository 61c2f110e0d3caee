// Signing in, selling, parking, the help and the stop.
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/little_shop.h"

namespace guitai::test {

using namespace guitai::ui;

void salePictures(Studio &studio)
{
    studio.fresh(closedShop());
    studio.shot(QStringLiteral("01_sign_in"));
    Notice wrong;
    wrong.kind = Notice::Kind::WrongPin;
    wrong.wait = Span::seconds(8);
    Q_EMIT studio.desk().noticed(wrong);
    studio.shot(QStringLiteral("02_wrong_pin"));
    studio.fresh(openShop());
    studio.shot(QStringLiteral("03_sale_empty"));
    studio.fresh(shopWithSale());
    studio.shot(QStringLiteral("04_sale"));
    Notice unknown;
    unknown.kind = Notice::Kind::UnknownCode;
    unknown.what = "6900000000000";
    Q_EMIT studio.desk().noticed(unknown);
    studio.shot(QStringLiteral("05_sale_unknown_code"));
    studio.type("search", QStringLiteral("tea"));
    studio.shot(QStringLiteral("06_sale_search"));
    studio.type("search", QStringLiteral("zzz"));
    studio.shot(QStringLiteral("07_sale_nothing_found"));
    studio.fresh(shopWithSale(14));
    studio.shot(QStringLiteral("08_sale_many_lines"));
    studio.press("lineQuantity");
    studio.shot(QStringLiteral("09_quantity"));
    studio.press("entryCancel");
    studio.press("lineDiscount");
    studio.shot(QStringLiteral("10_discount"));
    studio.type("entryField", QStringLiteral("120"));
    studio.shot(QStringLiteral("11_discount_wrong"));
    studio.press("entryCancel");
    studio.press("park");
    studio.shot(QStringLiteral("12_park"));
    studio.press("questionNo");
    studio.press("voidSale");
    studio.shot(QStringLiteral("13_void"));
    studio.fresh(shopWithParked());
    studio.press("openParked");
    studio.shot(QStringLiteral("42_parked"));
    studio.fresh(openShop());
    studio.press("openParked");
    studio.shot(QStringLiteral("43_nothing_parked"));
    studio.fresh(shopWithSale());
    studio.press("help");
    studio.shot(QStringLiteral("49_help"));
    CounterView stopped = shopWithSale();
    stopped.stopped = "The disk is full. Free some space, then the till goes on by itself.";
    studio.fresh(stopped);
    studio.shot(QStringLiteral("50_stopped"));
}

} // namespace guitai::test
