// QR codes on the screen: read back by zbarimg at every size, and sharp to the pixel.
#include "ui/qr/qr_view.h"

#include "tests/kit/main.h"

#include <QLabel>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QtTest>

using namespace guitai::ui;

class QrViewTest : public QObject
{
    Q_OBJECT

private:
    // What a scanner reads off the picture.
    static QString read(const QImage &picture)
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("code.png");
        if (!picture.save(file)) {
            return "cannot save";
        }
        QProcess zbar;
        zbar.start("zbarimg", {"--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file});
        if (!zbar.waitForFinished()) {
            return zbar.errorString();
        }
        QString text = QString::fromUtf8(zbar.readAllStandardOutput());
        text.chop(1); // the line's end
        return text;
    }

    static bool hasOnlyBlackAndWhite(const QImage &picture)
    {
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const QRgb colour = picture.pixel(x, y) & 0xffffff;
                if (colour != 0 && colour != 0xffffff) {
                    return false;
                }
            }
        }
        return true;
    }

private Q_SLOTS:
    void isReadAtEverySize_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QSize>("size");
        const QString alipay = "https://qr.alipay.com/bax03431ljhokirwl38f00a7";
        const QString wechat = "weixin://wxpay/bizpayurl?pr=NwY5Mz9&groupid=00";
        const QString chinese = QStringLiteral("柜台 35.80 元");
        for (const int side : {90, 123, 180, 257, 400, 1001}) {
            QTest::addRow("alipay %d", side) << alipay << QSize(side, side);
        }
        QTest::newRow("wide") << wechat << QSize(640, 200);
        QTest::newRow("tall") << wechat << QSize(200, 640);
        QTest::newRow("chinese") << chinese << QSize(300, 300);
        QTest::newRow("long") << QString(900, 'a') << QSize(700, 700);
        QTest::newRow("digits") << QString("28763443825664394") << QSize(150, 150);
    }
    void isReadAtEverySize()
    {
        QFETCH(QString, text);
        QFETCH(QSize, size);
        QrView view;
        view.setText(text);
        view.resize(size);
        QVERIFY(view.hasCode());
        QCOMPARE(read(view.grab().toImage()), text);
    }

    void isBlackOnWhiteInADarkTheme()
    {
        QWidget window;
        window.setStyleSheet("QWidget { background: #101418; color: #eeeeee; }");
        QrView view(&window);
        view.setText("https://qr.alipay.com/bax03431ljhokirwl38f00a7");
        view.resize(333, 333);
        const QImage picture = view.grab().toImage();
        QCOMPARE(read(picture), view.text());
        // The middle of the quiet zone is white whatever surrounds it.
        QCOMPARE(picture.pixelColor(picture.width() / 2, 10 + 4), QColor(Qt::white));
    }

    void everyModuleIsAWholeNumberOfPixels_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::newRow("1") << 1.0;
        QTest::newRow("1.25") << 1.25;
        QTest::newRow("1.5") << 1.5;
        QTest::newRow("2") << 2.0;
    }
    void everyModuleIsAWholeNumberOfPixels()
    {
        QFETCH(double, ratio);
        const QString text = "https://qr.alipay.com/bax03431ljhokirwl38f00a7";
        const auto code = QrCode::of(text);
        QVERIFY(code);
        const QSize pixels = QSizeF(211 * ratio, 211 * ratio).toSize();
        QImage picture(pixels, QImage::Format_RGB32);
        picture.fill(Qt::white);
        picture.setDevicePixelRatio(ratio);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(1 / ratio, 1 / ratio);
        code->paint(painter, pixels);
        painter.end();
        picture.setDevicePixelRatio(1);
        QVERIFY(hasOnlyBlackAndWhite(picture));
        QCOMPARE(read(picture), text);

        const int module = pixels.width() / code->sideWithQuiet();
        const int edge = (pixels.width() - module * code->sideWithQuiet()) / 2 + 4 * module;
        for (int y = 0; y < code->side(); ++y) {
            for (int x = 0; x < code->side(); ++x) {
                const QRgb wanted = code->isDark(x, y) ? 0xff000000 : 0xffffffff;
                QCOMPARE(picture.pixel(edge + x * module, edge + y * module), wanted);
                QCOMPARE(picture.pixel(edge + (x + 1) * module - 1, edge + (y + 1) * module - 1),
                         wanted);
            }
        }
    }

    void showsNothingWithoutAText()
    {
        QrView view;
        QVERIFY(!view.hasCode());
        view.resize(100, 100);
        QCOMPARE(read(view.grab().toImage()), QString());
        view.setText(QString(5000, 'x'));
        QVERIFY(!view.hasCode());
        view.setText("short");
        QVERIFY(view.hasCode());
        view.setText({});
        QVERIFY(!view.hasCode());
    }

    void staysEmptyWhenTooSmallToBeRead()
    {
        QrView view;
        view.setText("https://qr.alipay.com/bax03431ljhokirwl38f00a7");
        QVERIFY(view.minimumSizeHint().width() >= 58);
        view.resize(20, 20);
        QCOMPARE(read(view.grab().toImage()), QString());
    }
};

GUITAI_TEST(QrViewTest)
#include "qr_view_test.moc"
