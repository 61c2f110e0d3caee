// Facts to JSON text and back: exact, canonical, and safe against any bytes.
#include "storage/journal/fact_json.h"
#include "tests/kit/main.h"
#include "tests/storage/random_fact.h"

#include <rapidcheck.h>

#include <QJsonDocument>
#include <QtTest>

namespace guitai::test {

class FactJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFactComesBackAsItWas();
    void bodiesAreJson();
    void amountsKeepAllTheirBits();
    void unknownKindIsAProblem();
    void bodiesThatDifferByAByteAreNeverTakenForTheSameFact();
    void cutBodiesAreProblems();
    void oldNamesStay();
};

void FactJsonTest::everyFactComesBackAsItWas()
{
    QVERIFY(rc::check("every kind, any content", [](std::uint64_t seed) {
        RandomFact random(seed);
        for (std::size_t kind = 0; kind < RandomFact::kinds; ++kind) {
            const Fact fact = random.make(kind);
            const auto back = storage::factFromJson(storage::kindOf(fact), storage::toJson(fact));
            RC_ASSERT(back.ok());
            RC_ASSERT(*back == fact);
        }
    }));
}

void FactJsonTest::bodiesAreJson()
{
    RandomFact random(7);
    for (int i = 0; i < 2000; ++i) {
        const std::string body = storage::toJson(random.make());
        QJsonParseError error;
        QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(body), &error).isObject());
        QCOMPARE(error.error, QJsonParseError::NoError);
    }
}

void FactJsonTest::amountsKeepAllTheirBits()
{
    const auto bodyOf = [](std::int64_t minor, const char *currency) {
        AttemptOpened fact;
        fact.amount = Money(minor, *Currency::fromCode(currency));
        return storage::toJson(fact);
    };
    QVERIFY(bodyOf(3580, "CNY").find("\"amount\":\"35.80 CNY\"") != std::string::npos);
    QVERIFY(bodyOf(-5, "CNY").find("\"amount\":\"-0.05 CNY\"") != std::string::npos);
    QVERIFY(bodyOf(1200, "JPY").find("\"amount\":\"1200 JPY\"") != std::string::npos);
    QVERIFY(bodyOf(1, "KWD").find("\"amount\":\"0.001 KWD\"") != std::string::npos);
    QVERIFY(bodyOf(INT64_MIN, "CNY").find("-92233720368547758.08 CNY") != std::string::npos);
    QVERIFY(bodyOf(INT64_MAX, "JPY").find("9223372036854775807 JPY") != std::string::npos);
    for (const char *wrong :
         {"35.8 CNY", "35.800 CNY", "35 CNY", "035.80 CNY", ".80 CNY", "-0.00 CNY", "35.80",
          "35.80 XYZ", "3 5.80 CNY", "92233720368547758.08 CNY",
          "99999999999999999999999999.00 CNY", " CNY", "35.80 CNY "}) {
        std::string body = bodyOf(3580, "CNY");
        body.replace(body.find("35.80 CNY"), 9, wrong);
        QVERIFY2(!storage::factFromJson("AttemptOpened", body), wrong);
    }
}

void FactJsonTest::unknownKindIsAProblem()
{
    const auto fact = storage::factFromJson("SaleFlown", "{}");
    QVERIFY(!fact);
    QVERIFY(fact.problem().what.find("SaleFlown") != std::string::npos);
}

void FactJsonTest::bodiesThatDifferByAByteAreNeverTakenForTheSameFact()
{
    QVERIFY(rc::check("one byte changed", [](std::uint64_t seed) {
        RandomFact random(seed);
        const Fact fact = random.make();
        std::string body = storage::toJson(fact);
        const std::string whole = body;
        body[random.below(body.size())] = char(random.below(256));
        const auto read = storage::factFromJson(storage::kindOf(fact), body);
        if (!read)
            return;
        // Not refused: then it is the fact whose text is just this one.
        RC_ASSERT(storage::toJson(*read) == body);
        RC_ASSERT((*read == fact) == (body == whole));
    }));
}

void FactJsonTest::cutBodiesAreProblems()
{
    RandomFact random(11);
    for (int i = 0; i < 300; ++i) {
        const Fact fact = random.make();
        const std::string body = storage::toJson(fact);
        const std::string_view whole = body;
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!storage::factFromJson(storage::kindOf(fact), whole.substr(0, size)));
        QVERIFY(!storage::factFromJson(storage::kindOf(fact), body + " "));
    }
}

// Journals on disk hold these names. A name may be added, never changed.
void FactJsonTest::oldNamesStay()
{
    OrderLine line;
    line.id = LineId("l1");
    line.code = "6901";
    line.name = "Cola";
    line.nameZh = "可乐";
    line.unitPrice = Money(350, Currency::cny());
    line.discount = Discount{Money(0, Currency::cny()), 100'000};
    line.tax = Tax{"VAT13", 130'000};
    QCOMPARE(storage::toJson(LineSet{SaleId("s1"), {1'772'331'630'000}, line}),
             std::string("{\"sale\":\"s1\",\"at\":1772331630000,\"line\":{\"id\":\"l1\",\"code\":"
                         "\"6901\",\"name\":\"Cola\",\"name_zh\":\"可乐\",\"quantity_milli\":1000,"
                         "\"unit\":\"piece\",\"unit_price\":\"3.50 CNY\",\"discount\":{\"amount\":"
                         "\"0.00 CNY\",\"ppm\":100000},\"tax\":{\"code\":\"VAT13\",\"ppm\":130000}}"
                         "}"));
    const AttemptEnded ended{SaleId("s1"), {5},    AttemptId("a1"), AttemptOutcome::Paid,
                             Reason::None, "2026", "10000"};
    QCOMPARE(
        storage::toJson(ended),
        std::string("{\"sale\":\"s1\",\"at\":5,\"attempt\":\"a1\",\"outcome\":\"paid\","
                    "\"reason\":\"none\",\"reference\":\"2026\",\"provider_code\":\"10000\"}"));
}

GUITAI_TEST(FactJsonTest)

} // namespace guitai::test

#include "fact_json_test.moc"
