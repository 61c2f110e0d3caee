// Making and keeping the simulator's keys.
#include "payment/providers/wechatpay/simulator_keys.h"

#include "payment/providers/crypto/certificate_maker.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace guitai::wechatpay {

namespace {

constexpr const char *platformSerials[2] = {"5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
                                            "0A57F09EFDC096DE15EBE81A47057A7232F1B8E2"};

PlatformCertificate madeCertificate(int which)
{
    CertificateWish wish;
    wish.organization = "Tenpay.com";
    wish.commonName = "Tenpay.com Root CA";
    wish.serialHex = platformSerials[which];
    // Five years as WeChat Pay's, the new one from the middle of the old one's time.
    CivilTime from;
    from.year = which == 0 ? 2024 : 2025;
    CivilTime until;
    until.year = which == 0 ? 2037 : 2038;
    wish.notBefore = instantOf(from, 0);
    wish.notAfter = instantOf(until, 0);
    const PrivateKey key = PrivateKey::generate();
    return {key, CertificateMaker::selfSigned(wish, key)};
}

} // namespace

const SimulatorKeys &KeyCabinet::keys() const
{
    if (!m_keys) {
        m_keys = SimulatorKeys::fresh();
    }
    return *m_keys;
}

const PlatformCertificate &KeyCabinet::certificate(int which) const
{
    auto &held = m_certificates[which];
    if (!held) {
        held = madeCertificate(which);
    }
    return *held;
}

KeyCabinet::Signer KeyCabinet::nextSigner(const std::string &requested)
{
    const auto byCertificate = [this](int which) {
        const PlatformCertificate &held = certificate(which);
        return Signer{held.certificate.serialHex(), &held.key};
    };
    switch (m_stage) {
    case SigningStage::OldCertificate:
        return byCertificate(0);
    case SigningStage::NewCertificate:
        return byCertificate(1);
    case SigningStage::BothCertificates:
        return byCertificate(int(m_turns++ % 2));
    case SigningStage::Switching:
        if (requested == platformSerials[0] || requested == platformSerials[1]) {
            return byCertificate(requested == platformSerials[0] ? 0 : 1);
        }
        break;
    case SigningStage::PublicKey:
        break;
    }
    return {simulatedKeyId, &keys().platform};
}

std::vector<const PlatformCertificate *> KeyCabinet::givenOut() const
{
    switch (m_stage) {
    case SigningStage::PublicKey:
        return {};
    case SigningStage::OldCertificate:
        return {&certificate(0)};
    case SigningStage::NewCertificate:
        return {&certificate(1)};
    case SigningStage::Switching:
    case SigningStage::BothCertificates:
        break;
    }
    return {&certificate(0), &certificate(1)};
}

std::string KeyCabinet::save() const
{
    const auto text = [](const std::string &s) { return QString::fromStdString(s); };
    QJsonObject saved{{"merchant_key", text(keys().merchant.pem())},
                      {"platform_key", text(keys().platform.pem())},
                      {"stage", int(m_stage)},
                      {"turns", qint64(m_turns)}};
    for (int which = 0; which < 2; ++which) {
        if (const auto &held = m_certificates[which]) {
            const QString name = QString::number(which);
            saved["certificate_" + name] = text(held->certificate.pem());
            saved["certificate_key_" + name] = text(held->key.pem());
        }
    }
    return QJsonDocument(saved).toJson(QJsonDocument::Compact).toStdString();
}

bool KeyCabinet::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    const auto text = [&](const QString &name) { return document[name].toString().toStdString(); };
    const auto merchant = PrivateKey::parse(text("merchant_key"));
    const auto platform = PrivateKey::parse(text("platform_key"));
    if (!merchant || !platform) {
        return false;
    }
    m_keys = SimulatorKeys{*merchant, *platform};
    m_stage = SigningStage(document["stage"].toInt());
    m_turns = document["turns"].toInteger();
    for (int which = 0; which < 2; ++which) {
        m_certificates[which].reset();
        const QString name = QString::number(which);
        const auto key = PrivateKey::parse(text("certificate_key_" + name));
        const auto certificates = Certificate::parseAll(text("certificate_" + name));
        if (key && certificates.size() == 1) {
            m_certificates[which] = PlatformCertificate{*key, certificates.front()};
        }
    }
    return true;
}

} // namespace guitai::wechatpay
