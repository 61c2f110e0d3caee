// The small formats between us and others: forms, base64, dates, addresses, JSON texts.
#include "fuzzing/kit/fuzz.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/address.h"
#include "payment/providers/wire/form.h"
#include "payment/providers/wire/http_date.h"
#include "payment/providers/wire/json_text.h"
#include "shop/base/text.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace guitai;
using namespace guitai::fuzz;

namespace {

void readJson(std::string_view text)
{
    if (!isValidUtf8(text))
        return;
    const std::string json = JsonText().add("said", text).text();
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    mustHold(document.object()["said"].toString().toStdString() == text,
             "every text can be said in JSON");
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    return {"a=1&b=%E6%B0%B4+%2B&c&&d=",
            "gmt_create=2019-08-15+15%3A56%3A22&charset=utf-8&sign=QfTb8tqE%3D%3D",
            "TWFueSBoYW5kcyBtYWtlIGxpZ2h0IHdvcmsu",
            "YQ==",
            "Sun, 01 Mar 2026 02:20:30 GMT",
            "Tue, 29 Feb 2028 23:59:60 GMT",
            "https://openapi.alipay.com/gateway.do",
            "http://127.0.0.1:8101/gateway.do?x=1#y",
            "http://[::1]:80/",
            "https://user@bank.example/",
            "\"quoted\" \\ \x01\x7f \xE6\xB0\xB4 \xF0\x9F\x8D\xB5"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = textOf(data, size);
    if (const auto form = parseForm(text)) {
        const auto again = parseForm(formText(*form));
        mustHold(again && *again == *form, "a form written again reads the same");
    }
    if (const auto bytes = fromBase64(text))
        mustHold(fromBase64(toBase64(*bytes)) == bytes, "base64 written again reads the same");
    mustHold(fromBase64(toBase64(text)) == text, "base64 keeps all bytes");
    const auto encoded = parseForm("x=" + percentEncoded(text));
    mustHold(encoded && encoded->front().second == text, "percent signs keep all bytes");
    if (const auto date = parseHttpDate(text))
        mustHold(parseHttpDate(httpDate(*date)) == date, "a date written again reads the same");
    (void)isSafeAddress(text);
    readJson(text);
    return 0;
}
