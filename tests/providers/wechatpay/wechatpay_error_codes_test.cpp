// The whole table of error codes, in both spellings.
#include "payment/providers/wechatpay/error_codes.h"
#include "tests/kit/main.h"

#include <QtTest>

namespace guitai {

using namespace wechatpay;

class WeChatPayErrorCodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void whatWeDoNotKnowMeansThatWeDoNotKnow();
};

void WeChatPayErrorCodesTest::table_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("reason");
    const auto rows = [](ErrorKind kind, Reason reason, std::initializer_list<const char *> codes) {
        for (const char *code : codes) {
            QTest::newRow(code) << int(kind) << int(reason);
        }
    };
    rows(ErrorKind::NotKnown, Reason::ProviderDown,
         {"SYSTEM_ERROR", "SYSTEMERROR", "BANK_ERROR", "BANKERROR"});
    rows(ErrorKind::Paying, Reason::None, {"USERPAYING", "USER_PAYING"});
    rows(ErrorKind::Busy, Reason::ProviderBusy,
         {"FREQUENCY_LIMITED", "RATELIMIT_EXCEED", "RATELIMIT_EXCEEDED"});
    rows(ErrorKind::NotThere, Reason::None,
         {"ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS", "RESOURCE_NOT_EXIST"});
    rows(ErrorKind::Unclear, Reason::SettingsWrong, {"INVALID_REQUEST"});
    rows(ErrorKind::Refused, Reason::SettingsWrong,
         {"PARAM_ERROR", "LACK_PARAMS", "XML_FORMAT_ERROR", "REQUIRE_POST_METHOD", "NOT_UTF8",
          "APPID_NOT_EXIST", "APPID_MCHID_NOT_MATCH", "MCH_NOT_EXISTS", "MCHID_NOT_EXIST",
          "INVALID_TRANSACTIONID"});
    rows(ErrorKind::Refused, Reason::KeyWrong, {"SIGN_ERROR", "SIGNERROR"});
    rows(ErrorKind::Refused, Reason::NotPermitted, {"NO_AUTH", "NOAUTH", "REQUEST_BLOCKED"});
    rows(ErrorKind::StateSays, Reason::None, {"ORDER_PAID", "ORDERPAID"});
    rows(ErrorKind::StateSays, Reason::AlreadyClosed,
         {"ORDER_CLOSED", "ORDERCLOSED", "ORDERREVERSED"});
    rows(ErrorKind::StateSays, Reason::NumberUsed, {"OUT_TRADE_NO_USED"});
    rows(ErrorKind::Refused, Reason::CodeInvalid,
         {"AUTHCODEEXPIRE", "AUTH_CODE_EXPIRE", "AUTH_CODE_ERROR", "AUTH_CODE_INVALID",
          "PAYER_AUTH_CODE_STRANGE"});
    rows(ErrorKind::Refused, Reason::NotEnoughMoney, {"NOT_ENOUGH", "NOTENOUGH"});
    rows(ErrorKind::Refused, Reason::CardNotAccepted, {"NOTSUPORTCARD", "NOTSUPPORTCARD"});
    rows(ErrorKind::Refused, Reason::BuyerAccount,
         {"BUYER_MISMATCH", "ACCOUNT_ERROR", "USER_ACCOUNT_ABNORMAL"});
    rows(ErrorKind::Refused, Reason::LimitExceeded, {"RULE_LIMIT", "RULELIMIT"});
    rows(ErrorKind::Refused, Reason::Unknown, {"TRADE_ERROR"});
    rows(ErrorKind::Refused, Reason::RefundTooLate, {"REVERSE_EXPIRE"});
}

void WeChatPayErrorCodesTest::table()
{
    QFETCH(int, kind);
    QFETCH(int, reason);
    const ErrorMeaning meaning = meaningOf(QTest::currentDataTag());
    QCOMPARE(int(meaning.kind), kind);
    QCOMPARE(int(meaning.reason), reason);
}

void WeChatPayErrorCodesTest::whatWeDoNotKnowMeansThatWeDoNotKnow()
{
    for (const char *code : {"", "SOMETHING_NEW", "PAID", "SUCCESS"}) {
        QVERIFY(meaningOf(code) == (ErrorMeaning{ErrorKind::NotKnown, Reason::Unknown}));
    }
}

GUITAI_TEST(WeChatPayErrorCodesTest)

} // namespace guitai

#include "wechatpay_error_codes_test.moc"
