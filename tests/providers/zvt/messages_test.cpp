// Recorded messages: framing, fields, containers, and the frames of the serial line.
#include "payment/providers/zvt/digits.h"
#include "payment/providers/zvt/fields.h"
#include "payment/providers/zvt/link.h"
#include "payment/providers/zvt/printout.h"
#include "payment/providers/zvt/record.h"
#include "payment/providers/zvt/recovery_talk.h"
#include "tests/kit/main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

namespace guitai::zvt {

namespace {

QJsonArray recordedMessages()
{
    QFile file(QStringLiteral(TEST_DATA "/zvt/vectors/zvt-apdu.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object()["cases"].toArray();
}

QJsonObject recorded(const char *id)
{
    const QJsonArray all = recordedMessages();
    for (const auto &one : all) {
        if (one.toObject()["id"].toString() == QLatin1String(id))
            return one.toObject();
    }
    qFatal("no vector %s", id);
}

std::string bytesAt(const QJsonObject &vector, const char *key)
{
    return fromHex(vector[QLatin1String(key)].toString().toStdString()).value_or("");
}

Apdu messageOf(const char *id)
{
    std::string bytes = bytesAt(recorded(id), "hex");
    return takeApdu(bytes).value_or(Apdu());
}

QString lower(const std::string &hex)
{
    return QString::fromStdString(hex).toLower();
}

} // namespace

class ZvtMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMessageIsRead_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray all = recordedMessages();
        QVERIFY(!all.isEmpty());
        for (const auto &one : all) {
            if (one.toObject()["type"].toString() != "frame")
                QTest::newRow(qPrintable(one.toObject()["id"].toString())) << one.toObject();
        }
    }
    void everyMessageIsRead()
    {
        QFETCH(QJsonObject, vector);
        const std::string whole = bytesAt(vector, "hex");
        std::string bytes = whole;
        const auto apdu = takeApdu(bytes);
        if (vector["framing"].toString() == "incomplete") {
            QVERIFY(!apdu);
            return;
        }
        QVERIFY(apdu.has_value());
        QVERIFY(bytes.empty());
        if (vector.contains("cmd"))
            QCOMPARE(lower(nameOf(apdu->command).substr(0, 2) + nameOf(apdu->command).substr(3)),
                     vector["cmd"].toString());
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            std::string part = whole.substr(0, cut);
            QVERIFY(!takeApdu(part));
        }
        std::string two = whole + whole;
        QVERIFY(takeApdu(two) == apdu);
        QVERIFY(takeApdu(two) == apdu);

        const Fields fields =
            readFields(std::string_view(apdu->data).substr(std::size_t(vector["skip"].toInt())));
        const QJsonObject wanted = vector["fields"].toObject();
        for (auto it = wanted.begin(); it != wanted.end(); ++it) {
            const auto bmp = fromHex(it.key().toStdString());
            QCOMPARE(lower(hexOf(fields.value(std::uint8_t((*bmp)[0])))), it.value().toString());
        }
        const QJsonObject leaves = vector["tlv"].toObject();
        for (auto it = leaves.begin(); it != leaves.end(); ++it) {
            const auto value = fields.tlv.value(it.key().toUInt(nullptr, 16));
            QVERIFY(value.has_value());
            QCOMPARE(lower(hexOf(*value)), it.value().toString());
        }
        if (!wanted.isEmpty() || !leaves.isEmpty())
            QVERIFY(fields.whole);
    }

    void framesOfTheSerialLine_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray all = recordedMessages();
        for (const auto &one : all) {
            if (one.toObject()["type"].toString() == "frame")
                QTest::newRow(qPrintable(one.toObject()["id"].toString())) << one.toObject();
        }
    }
    void framesOfTheSerialLine()
    {
        QFETCH(QJsonObject, vector);
        const std::string frame = bytesAt(vector, "hex");
        const std::string apdu = bytesAt(vector, "apdu");
        const auto link = makeLink(LinkKind::Framed);
        for (const char byte : frame)
            link->hear(std::string(1, byte));
        const auto heard = link->take();
        if (!vector["crc_ok"].toBool()) {
            QVERIFY(!heard);
            QCOMPARE(link->takeBytes(), std::string("\x15"));
            return;
        }
        QCOMPARE(lower(hexOf(frameOf(apdu))), lower(hexOf(frame)));
        QVERIFY(heard.has_value());
        QCOMPARE(link->takeBytes(), std::string("\x06"));
        QCOMPARE(lower(hexOf(bytesOf(*heard))), lower(hexOf(apdu)));
    }

    void aCutOrChangedFrameIsNotBelieved()
    {
        const std::string frame = bytesAt(recorded("serial-print-line"), "hex");
        for (std::size_t at = 2; at + 4 < frame.size(); ++at) {
            std::string changed = frame;
            changed[at] = static_cast<char>(changed[at] ^ 0x01);
            const auto link = makeLink(LinkKind::Framed);
            link->hear(changed);
            QVERIFY(!link->take());
        }
        const auto link = makeLink(LinkKind::Framed);
        link->hear(frame.substr(0, 9));
        QVERIFY(link->patience() == Span::milliseconds(200));
        link->timeIsOver();
        QCOMPARE(link->takeBytes(), std::string("\x15"));
        link->hear(frame);
        QVERIFY(link->take().has_value());
    }

    void aFrameWithoutAcknowledgementIsRepeatedTwice()
    {
        const auto link = makeLink(LinkKind::Framed);
        link->say(accepted());
        link->say(refused(0x83)); // waits for its turn
        const std::string first = link->takeBytes();
        QCOMPARE(first, frameOf(bytesOf(accepted())));
        link->hear("\x15");
        QCOMPARE(link->takeBytes(), first);
        QVERIFY(link->patience() == Span::seconds(5));
        link->timeIsOver();
        QCOMPARE(link->takeBytes(), first);
        link->hear("\x06");
        QCOMPARE(link->takeBytes(), frameOf(bytesOf(refused(0x83))));
        for (int i = 0; i < 3; ++i)
            link->timeIsOver();
        QVERIFY(link->isBroken());
    }

    void whatARecordSays()
    {
        const Record record =
            readRecord(readFields(messageOf("status-approved-2").data), Charset::Cp437);
        QVERIFY(record.isApproved() && record.whole);
        QCOMPARE(record.amount.value(), 2040);
        QCOMPARE(record.currency.value(), 978);
        QCOMPARE(record.reference(), std::string("463-463"));
        QCOMPARE(record.slip.brand, std::string("Debit Mastercard"));
        QCOMPARE(record.slip.maskedNumber, std::string("************4771"));
        QCOMPARE(record.slip.approvalCode, std::string("978539"));
        QCOMPARE(record.terminal, std::string("28004869"));
        QCOMPARE(record.words, std::string("GEN.NR.:978539"));
        const Record undone =
            readRecord(readFields(messageOf("status-reversal-with-tlv").data), Charset::Cp437);
        QCOMPARE(undone.originalTrace, std::string("606"));
        QCOMPARE(undone.slip.entry, std::string("contactless"));
        const Record longTrace =
            readRecord(readFields(messageOf("status-long-trace-with-amount").data), Charset::Cp437);
        QCOMPARE(longTrace.trace, std::string("10016005"));
    }

    void noWholeCardNumberIsKept()
    {
        const Fields fields = readFields(field(CardNumber, bcd("4761739001010119", 8)) +
                                         field(AdditionalText, "PAN 4761 7390 0101 0119"));
        const Record record = readRecord(fields, Charset::Cp437);
        QCOMPARE(record.slip.maskedNumber, std::string("476173******0119"));
        QVERIFY(record.words.find("7390") == std::string::npos);
    }

    void aTextBlockIsTheCustomersSlip()
    {
        Printout printout;
        printout.add(messageOf("text-block-extended-length"), Charset::Cp437);
        CardSlip slip;
        printout.addTo(slip);
        QVERIFY(slip.merchantLines.empty());
        QCOMPARE(slip.customerLines.size(), std::size_t(32));
        const QString title = QString::fromStdString(slip.customerLines[1]);
        QCOMPARE(title.trimmed(), QString("** Customer Receipt **"));
        QVERIFY(title.startsWith("       ")); // centred by the terminal
    }

    void theStateStandsBehindTheVersion()
    {
        QVERIFY(statusIn(messageOf("status-enquiry-completion").data) == 0);
        QVERIFY(statusIn("\xF0") == 0xF0);
        QVERIFY(statusIn("\x9C") == 0x9C);
        QVERIFY(!statusIn(""));
    }

    void anAnswerMayCarryItsCodeInItsData()
    {
        QCOMPARE(messageOf("nack-840x1e-7d").errorId(), 0x7D);
        QCOMPARE(refused(0x9C).errorId(), 0x9C);
        QCOMPARE(refused(0).errorId(), 0);
    }

    void unknownFieldsEndTheReadingWithoutHarm()
    {
        const Fields fields = readFields(field(ResultCode, std::string(1, '\0')) + "\xC7\x01" +
                                         field(Amount, "123456"));
        QVERIFY(!fields.whole);
        QVERIFY(fields.byte(ResultCode) == 0);
        QVERIFY(!fields.has(Amount));
    }

    void anyBytesAreReadWithoutHarm()
    {
        unsigned chance = 12345;
        for (int round = 0; round < 3000; ++round) {
            std::string bytes;
            for (int i = 0; i < round % 60; ++i) {
                chance = chance * 1103515245 + 12345;
                bytes += static_cast<char>(chance >> 16);
            }
            readRecord(readFields(bytes), Charset::Cp437);
            Printout printout;
            printout.add({PrintBlock, bytes}, Charset::Utf8);
            printout.add({PrintLine, bytes}, Charset::Latin1);
            const auto link = makeLink(round % 2 == 0 ? LinkKind::Bare : LinkKind::Framed);
            link->hear(bytes);
            while (link->take()) {
            }
        }
    }
};

} // namespace guitai::zvt

using guitai::zvt::ZvtMessagesTest;
GUITAI_TEST(ZvtMessagesTest)
#include "messages_test.moc"
