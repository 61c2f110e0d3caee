// The control port, path by path, without a network.
#include "app/sandbox/control.h"

#include "app/sandbox/settings_file.h"
#include "tests/kit/main.h"
#include "tests/sandbox/paper_simulator.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace guitai;
using namespace guitai::sandbox;

class ControlTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    Control::Stands m_stands;
    Faults m_faults;
    std::unique_ptr<Control> m_control;

    // 2026-03-01T10:20:30+08:00
    static constexpr Instant now{1772331630'000};

    HttpReply ask(const std::string &method, const std::string &target,
                  const std::string &body = {}, const std::string &origin = {})
    {
        http::Request request;
        request.method = method;
        request.target = target;
        request.body = body;
        if (!origin.empty()) {
            request.headers.emplace_back("origin", origin);
        }
        return m_control->answer(request, now);
    }
    QJsonObject get(const std::string &target)
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(ask("GET", target).body)).object();
    }
    void open(const std::string &body)
    {
        m_stands[0]->answer(paperCall("create", body), now, m_faults);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_stands.clear();
        m_faults.clear();
        auto stand = Stand::open("paper", makePaper(), m_folder->filePath("books").toStdString());
        QVERIFY(stand.ok());
        stand.value()->setNames("Paper", "纸");
        m_stands.push_back(std::move(stand.value()));
        m_control = std::make_unique<Control>(m_stands, m_faults);
    }

    void phonePageIsWholeInItself()
    {
        const HttpReply page = ask("GET", "/");
        QCOMPARE(page.status, 200);
        const QString text = QString::fromStdString(page.body);
        QVERIFY(text.startsWith("<!DOCTYPE html>"));
        QVERIFY(!text.contains("src=\"http"));
        QVERIFY(!text.contains("href=\"http"));
        QVERIFY(!text.contains("@import"));
    }

    void waitingTellsAllThatThePhoneShows()
    {
        QCOMPARE(get("/waiting").value("waiting").toArray().size(), 0);
        open("A1 3580");
        const QJsonObject said = get("/waiting");
        QCOMPARE(said.value("now").toString(), QString("2026-03-01T10:20:30+08:00"));
        const QJsonObject row = said.value("waiting").toArray().at(0).toObject();
        QCOMPARE(row.value("provider").toString(), QString("paper"));
        QCOMPARE(row.value("provider_name_zh").toString(), QString("纸"));
        QCOMPARE(row.value("amount").toString(), QString("35.80"));
        QCOMPARE(row.value("currency").toString(), QString("CNY"));
        QCOMPARE(row.value("code").toString(), QString("paper:A1"));
        QCOMPARE(row.value("until").toString(), QString("2026-03-01T10:22:00+08:00"));
        QCOMPARE(row.value("scanned").toBool(), false);
    }

    void customerScansPaysAndDeclines()
    {
        open("A1 3580");
        open("A2 100");
        open("A3 200");
        QCOMPARE(ask("POST", "/scan", R"({"code":"paper:A1"})").status, 200);
        QCOMPARE(ask("POST", "/pay", R"({"out_trade_no":"A1"})").status, 200);
        QCOMPARE(ask("POST", "/decline", R"({"order":"A2","provider":"paper"})").status, 200);
        QCOMPARE(get("/waiting").value("waiting").toArray().size(), 1);
        const QJsonArray books = get("/ledger").value("payments").toArray();
        QCOMPARE(books.size(), 3);
        const QJsonObject paid = books.at(0).toObject();
        QCOMPARE(paid.value("state").toString(), QString("PAID"));
        QCOMPARE(paid.value("amount").toString(), QString("35.80"));
        QCOMPARE(paid.value("refunded").toString(), QString("0.05"));
        QCOMPARE(paid.value("times_charged").toInt(), 1);
        QCOMPARE(paid.value("paid_at").toString(), QString("2026-03-01T10:20:30+08:00"));
        const QJsonObject refund = paid.value("refunds").toArray().at(0).toObject();
        QCOMPARE(refund.value("amount").toString(), QString("0.05"));
        QCOMPARE(refund.value("number").toString(), QString("R1"));
        QVERIFY(books.at(2).toObject().value("paid_at").isNull());
    }

    void aCardIsHeldToWhateverWaitsForOne()
    {
        open("A1 100"); // waits for a scan
        QCOMPARE(ask("POST", "/card", R"({"outcome":"approve"})").status, 409);
        open("CARD1 100");
        open("CARD2 200");
        open("CARD3 300");
        QVERIFY(get("/waiting").value("waiting").toArray().at(1).toObject()["by_card"].toBool());
        QCOMPARE(ask("POST", "/card", R"({"outcome":"approve"})").status, 200);
        QCOMPARE(ask("POST", "/card", R"({"outcome":"decline","provider":"paper"})").status, 200);
        QCOMPARE(ask("POST", "/card", R"({"outcome":"timeout"})").status, 200);
        const QJsonArray books = get("/ledger").value("payments").toArray();
        QCOMPARE(books.at(0).toObject().value("state").toString(), QString("WAITING"));
        QCOMPARE(books.at(1).toObject().value("state").toString(), QString("PAID"));
        QCOMPARE(books.at(2).toObject().value("state").toString(), QString("CLOSED"));
        QCOMPARE(books.at(3).toObject().value("state").toString(), QString("TIMED_OUT"));
    }

    void aWalletShowsACode()
    {
        auto wallet = Stand::open("wallet", std::make_unique<PaperSimulator>(true),
                                  m_folder->filePath("wallet").toStdString());
        QVERIFY(wallet.ok());
        wallet.value()->setHasCustomerCodes(true);
        m_stands.push_back(std::move(wallet.value()));
        const QJsonArray wallets = get("/waiting").value("wallets").toArray();
        QCOMPARE(wallets.size(), 1);
        QCOMPARE(wallets.at(0).toObject().value("provider").toString(), QString("wallet"));
        const auto code = [&](const std::string &said) {
            const HttpReply reply = ask("POST", "/code", said);
            return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body))["code"]
                .toString();
        };
        QCOMPARE(code(R"({"provider":"wallet"})"), QString("2800001"));
        QCOMPARE(code(R"({"provider":"wallet","mood":"expired"})"), QString("2800032"));
    }

    void mistakesAreAnsweredWithAWayOut_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        QTest::newRow("no such payment") << "POST /pay"
                                         << R"({"code":"x"})" << 404 << "GET /waiting";
        QTest::newRow("paid already") << "POST /pay"
                                      << R"({"code":"PAID"})" << 409 << "GET /ledger";
        QTest::newRow("not json") << "POST /pay"
                                  << "code=1" << 400 << "JSON object";
        QTest::newRow("json list") << "POST /pay"
                                   << "[]" << 400 << "JSON object";
        QTest::newRow("nothing named") << "POST /pay"
                                       << "{}" << 400 << "Name the payment";
        QTest::newRow("unknown key") << "POST /pay"
                                     << R"({"cod":"x"})" << 400 << "\"cod\"";
        QTest::newRow("other provider") << "POST /pay"
                                        << R"({"code":"x","provider":"y"})" << 400 << "only paper";
        QTest::newRow("card") << "POST /card"
                              << R"({"outcome":"approve"})" << 409 << "card";
        QTest::newRow("card outcome") << "POST /card"
                                      << R"({"outcome":"yes"})" << 400 << "timeout";
        QTest::newRow("card key") << "POST /card"
                                  << R"({"result":"yes"})" << 400 << "outcome";
        QTest::newRow("code mood") << "POST /code"
                                   << R"({"provider":"paper","mood":"sad"})" << 400 << "no_money";
        QTest::newRow("code provider") << "POST /code"
                                       << R"({"provider":"rock"})" << 400 << "paper";
        QTest::newRow("no codes") << "POST /code"
                                  << R"({"provider":"paper"})" << 409 << "no codes";
        QTest::newRow("path") << "POST /buy"
                              << "{}" << 404 << "/pay";
        QTest::newRow("get path") << "GET /nothing"
                                  << "" << 404 << "/ledger";
        QTest::newRow("method") << "PUT /pay"
                                << "{}" << 405 << "POST";
        QTest::newRow("fault provider") << "POST /fault"
                                        << R"({"kind":"cut"})" << 400 << "paper";
        QTest::newRow("fault kind") << "POST /fault"
                                    << R"({"provider":"paper"})" << 400 << "drop_after";
        QTest::newRow("fault times")
            << "POST /fault"
            << R"({"provider":"paper","kind":"cut","times":0})" << 400 << "times";
        QTest::newRow("fault half")
            << "POST /fault"
            << R"({"provider":"paper","kind":"cut","times":1.5})" << 400 << "times";
        QTest::newRow("fault delay")
            << "POST /fault"
            << R"({"provider":"paper","kind":"delay"})" << 400 << "delay_ms";
        QTest::newRow("fault key")
            << "POST /fault"
            << R"({"provider":"paper","kind":"cut","x":1})" << 400 << "\"x\"";
        QTest::newRow("fault deed")
            << "POST /fault"
            << R"({"provider":"paper","kind":"cut","carried_out":false})" << 400 << "carried_out";
    }
    void mistakesAreAnsweredWithAWayOut()
    {
        QFETCH(QString, call);
        QFETCH(QString, body);
        QFETCH(int, status);
        QFETCH(QString, word);
        open("PAID 100");
        ask("POST", "/pay", R"({"code":"PAID"})");
        const HttpReply reply = ask(call.section(' ', 0, 0).toStdString(),
                                    call.section(' ', 1).toStdString(), body.toStdString());
        QCOMPARE(reply.status, status);
        const QJsonObject said =
            QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
        QVERIFY2(said.value("error").toString().contains(word), reply.body.c_str());
    }

    void faultsAreTakenListedAndCleared()
    {
        QCOMPARE(
            ask("POST", "/fault",
                R"({"provider":"paper","call":"query","kind":"delay","times":3,"delay_ms":50})")
                .status,
            200);
        QCOMPARE(
            ask("POST", "/fault", R"({"provider":"paper","kind":"500","carried_out":true})").status,
            200);
        const QJsonArray faults = get("/faults").value("faults").toArray();
        QCOMPARE(faults.size(), 2);
        QCOMPARE(faults.at(0).toObject().value("delay_ms").toInt(), 50);
        QVERIFY(m_faults.list()[1].carriedOut);
        QCOMPARE(m_faults.list()[1].times, 1);
        QCOMPARE(ask("DELETE", "/fault").status, 200);
        QVERIFY(m_faults.list().empty());
    }

    void pagesOfOtherSitesPressNothing()
    {
        open("A1 100");
        QCOMPARE(ask("POST", "/pay", R"({"code":"A1"})", "https://evil.example").status, 403);
        QCOMPARE(ask("POST", "/pay", R"({"code":"A1"})", "null").status, 403);
        QCOMPARE(ask("POST", "/pay", R"({"code":"A1"})", "http://127.0.0.1:8100").status, 200);
    }

    void settingsNameTheKeyFilesBesideThem()
    {
        const QString path = m_folder->filePath("new/settings.json");
        const auto settings = m_stands[0]->simulator().settingsFor("http://127.0.0.1:9");
        QVERIFY(writeSettings(path.toStdString(), {{"paper", settings}}).ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(all.value("shop").toObject().value("currency").toString(), QString("CNY"));
        QCOMPARE(all.value("till").toObject().value("id").toString(), QString("T1"));
        const QJsonObject providers = all.value("providers").toObject();
        QVERIFY(providers.value("cash").toObject().value("enabled").toBool());
        QVERIFY(providers.value("manual_card").toObject().value("enabled").toBool());
        const QJsonObject paper = providers.value("paper").toObject();
        QCOMPARE(paper.value("gateway").toString(), QString("http://127.0.0.1:9/pay"));
        QFile key(paper.value("private_key_file").toString());
        QVERIFY(key.open(QIODevice::ReadOnly));
        QCOMPARE(key.readAll(), QByteArray("-KEY-\n"));
        const auto others = QFileDevice::Permissions(0x0077);
        QCOMPARE(QFileInfo(key).permissions() & others, QFileDevice::Permissions());
        QCOMPARE(QFileInfo(file).permissions() & others, QFileDevice::Permissions());
    }
};

GUITAI_TEST(ControlTest)
#include "control_test.moc"
