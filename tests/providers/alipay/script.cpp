// Playing scripts.
#include "tests/providers/alipay/script.h"

#include "payment/providers/alipay/client.h"
#include "payment/providers/crypto/base64.h"
#include "payment/providers/wire/form.h"
#include "tests/providers/alipay/world.h"

namespace guitai::test {

using namespace alipay;

const Account &scriptAccount()
{
    static const Account account{"https://openapi.alipay.com/gateway.do",
                                 "2021000000000001",
                                 "2088000000000001",
                                 alipayKeys().app,
                                 scriptPlatformKey().publicKey(),
                                 {},
                                 {}};
    return account;
}

const PrivateKey &scriptPlatformKey()
{
    return alipayKeys().platform;
}

Matter scriptMatter()
{
    Matter matter = someMatter("GT1", scriptNow);
    matter.refund = RefundId("GT1R1");
    matter.refundAmount = Money(250, Currency::cny());
    matter.refundReason = "多收";
    return matter;
}

std::string signedBody(Call call, const std::string &node)
{
    return "{\"" + nodeOf(methodOf(call)) + "\":" + node + ",\"sign\":\"" +
           toBase64(scriptPlatformKey().sign(node)) + "\"}";
}

Params paramsIn(const HttpRequest &request)
{
    Params params;
    const std::string query = request.url.substr(request.url.find('?') + 1);
    for (const std::string &part : {query, request.body}) {
        const auto fields = parseForm(part);
        for (const auto &field : *fields) {
            params.insert(field);
        }
    }
    return params;
}

Played play(Question question, const Matter &matter, const std::vector<Line> &lines)
{
    const auto client = makeClient(scriptAccount());
    const auto talk = client->ask(matter, question, scriptNow);
    Played played;
    const auto writeDown = [&](Step step) {
        while (const auto *note = std::get_if<Note>(&step)) {
            played.notes.push_back(note->text);
            step = talk->hear(Noted{});
        }
        return step;
    };
    Step step = writeDown(talk->begin());
    for (const Line &line : lines) {
        const auto *request = std::get_if<HttpRequest>(&step);
        if (!request) {
            played.fault = "it ended before " + methodOf(line.expected);
            return played;
        }
        played.requests.push_back(*request);
        if (paramsIn(*request)["method"] != methodOf(line.expected)) {
            played.fault =
                "it said " + paramsIn(*request)["method"] + " and not " + methodOf(line.expected);
            return played;
        }
        step = writeDown(talk->hear(HttpReply{200, {}, signedBody(line.expected, line.node)}));
    }
    if (const auto *more = std::get_if<HttpRequest>(&step)) {
        played.fault = "it went on with " + paramsIn(*more)["method"];
        return played;
    }
    played.reading = std::get<Reading>(step);
    return played;
}

Reading playOne(Question question, const Answer &answer)
{
    const auto client = makeClient(scriptAccount());
    const auto talk = client->ask(scriptMatter(), question, scriptNow);
    talk->begin();
    return std::get<Reading>(talk->hear(answer));
}

} // namespace guitai::test
