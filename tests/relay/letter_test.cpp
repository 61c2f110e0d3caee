// Letters and acknowledgements on their way: what is written is read back, and nothing else is
// read.
#include "payment/relay/letter.h"

#include "tests/kit/main.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace guitai;
using namespace guitai::relay;

class LetterTest : public QObject
{
    Q_OBJECT

private:
    static Letter letter()
    {
        return {17,
                "alipay",
                {1'772'331'630'123},
                "POST",
                "/in/abc/alipay?x=1",
                {{"host", "relay.test"}, {"x-empty", ""}, {"x-twice", "1"}, {"x-twice", "2"}},
                "a=b\r\n\r\nc"};
    }

private Q_SLOTS:
    void aLetterIsReadAsItWasWritten()
    {
        const std::string text = writeLetter(letter());
        QCOMPARE(text, std::string("letter 17 1772331630123 alipay\r\nPOST /in/abc/alipay?x=1\r\n"
                                   "host: relay.test\r\nx-empty: \r\nx-twice: 1\r\nx-twice: 2\r\n"
                                   "\r\na=b\r\n\r\nc"));
        const auto read = readLetter(text);
        QVERIFY(read.ok());
        QVERIFY(*read == letter());
    }

    void anyBodyComesThrough()
    {
        QVERIFY(rc::check("bodies of any bytes", [](const std::string &body) {
            Letter one = letter();
            one.body = body;
            const auto read = readLetter(writeLetter(one));
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == one);
        }));
    }

    void aCutLetterIsNone()
    {
        const std::string text = writeLetter(letter());
        const std::size_t body = text.find("a=b");
        for (std::size_t length = 0; length < body; ++length) {
            QVERIFY2(!readLetter(text.substr(0, length)).ok(), std::to_string(length).c_str());
        }
    }

    void garbledLettersAreNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray rest = " 1 alipay\r\nPOST /in\r\n\r\n";
        QTest::newRow("another word") << QByteArray("latter 1") + rest;
        QTest::newRow("no number") << QByteArray("letter x") + rest;
        QTest::newRow("negative") << QByteArray("letter -1") + rest;
        QTest::newRow("leading zero") << QByteArray("letter 01") + rest;
        QTest::newRow("too large") << QByteArray("letter 18446744073709551616") + rest;
        QTest::newRow("two spaces") << QByteArray("letter  1") + rest;
        QTest::newRow("provider") << QByteArray("letter 1 1 ali/pay\r\nPOST /in\r\n\r\n");
        QTest::newRow("no provider") << QByteArray("letter 1 1 \r\nPOST /in\r\n\r\n");
        QTest::newRow("no target") << QByteArray("letter 1 1 a\r\nPOST \r\n\r\n");
        QTest::newRow("space in target") << QByteArray("letter 1 1 a\r\nPOST /in x\r\n\r\n");
        QTest::newRow("method") << QByteArray("letter 1 1 a\r\nPO(ST /in\r\n\r\n");
        QTest::newRow("upper case name") << QByteArray("letter 1 1 a\r\nPOST /\r\nHost: a\r\n\r\n");
        QTest::newRow("no colon") << QByteArray("letter 1 1 a\r\nPOST /\r\nhost\r\n\r\n");
        QTest::newRow("no space") << QByteArray("letter 1 1 a\r\nPOST /\r\nhost:a\r\n\r\n");
        QTest::newRow("return in value") << QByteArray("letter 1 1 a\r\nPOST /\r\nh: a\rb\r\n\r\n");
        QTest::newRow("line end in value")
            << QByteArray("letter 1 1 a\r\nPOST /\r\nh: a\nb\r\n\r\n");
        QTest::newRow("bare line ends") << QByteArray("letter 1 1 a\nPOST /\n\n");
        QTest::newRow("too large a body")
            << QByteArray("letter 1 1 a\r\nPOST /\r\n\r\n") + QByteArray(256 * 1024 + 1, 'x');
    }
    void garbledLettersAreNone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!readLetter(text.toStdString()).ok());
    }

    void lineEndsInAHeaderMakeNoSecondLetter()
    {
        Letter one = letter();
        one.headers = {{"x", "a\r\n\r\nletter 18"}};
        const auto read = readLetter(writeLetter(one));
        QVERIFY(!read.ok() || *read == one || read->body != one.body);
        one.headers = {{"x", "a\nb"}};
        QVERIFY(!readLetter(writeLetter(one)).ok());
    }

    void acknowledgementsAreReadAsWritten()
    {
        const std::vector<LetterNumber> numbers = {17, 18, 18446744073709551615ULL};
        QCOMPARE(writeAcknowledgement(numbers), std::string("ack 17 18 18446744073709551615"));
        QVERIFY(*readAcknowledgement(writeAcknowledgement(numbers)) == numbers);
        QVERIFY(readAcknowledgement(writeAcknowledgement(std::vector<LetterNumber>(1000, 1))).ok());
        QVERIFY(
            !readAcknowledgement(writeAcknowledgement(std::vector<LetterNumber>(1001, 1))).ok());
        for (const char *text :
             {"", "ack", "ack ", "ack  1", "ack 1 ", "ack x", "ack 1,2", "Ack 1", "ack -1",
              "ack +1", "ack 01", "ack 1\n", "ack 1 2x", "ack 18446744073709551616", "hello 1"}) {
            QVERIFY2(!readAcknowledgement(text).ok(), text);
        }
    }

    void theGreetingTellsTheTime()
    {
        QCOMPARE(writeHello({1'772'331'630'123}), std::string("hello 1772331630123"));
        QCOMPARE(readHello("hello 1772331630123")->ms, 1'772'331'630'123);
        for (const char *text :
             {"", "hello", "hello ", "hello x", "hello 1 ", "hullo 1", "ack 1"}) {
            QVERIFY2(!readHello(text).ok(), text);
        }
    }

    void namesAreShortAndPlain()
    {
        for (const char *name : {"T1", "a", "till-1.north_2", "alipay"}) {
            QVERIFY2(isName(name), name);
        }
        for (const char *name : {"", "a b", "a/b", "..\\", "a\n", "\xe5\xba\x97", "a%20"}) {
            QVERIFY2(!isName(name), name);
        }
        QVERIFY(isName(std::string(64, 'a')));
        QVERIFY(!isName(std::string(65, 'a')));
    }
};

GUITAI_TEST(LetterTest)
#include "letter_test.moc"
