// The simulator's certificates.
#include "payment/providers/alipay/simulator_certificates.h"

#include "payment/providers/alipay/cert_sn.h"
#include "payment/providers/crypto/certificate_maker.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace guitai::alipay {

namespace {

CertificateWish wishFor(const std::string &organization, const std::string &name,
                        std::uint64_t serial)
{
    CertificateWish wish;
    wish.organization = organization;
    wish.commonName = name;
    wish.serial = serial;
    // The simulator has no clock; these years are wide enough for any test.
    wish.notBefore = instantOf({2020, 1, 1, 0, 0, 0, 0}, 0);
    wish.notAfter = instantOf({2049, 12, 31, 0, 0, 0, 0}, 0);
    return wish;
}

CertificateWish wishForRoot()
{
    CertificateWish wish =
        wishFor("Guitai Sandbox", "Guitai Sandbox Certification Authority R1", 1);
    wish.isAuthority = true;
    return wish;
}

} // namespace

SimulatorCertificates::SimulatorCertificates(const PublicKey &app, const PrivateKey &platform)
    : m_authority(platform)
    , m_root(CertificateMaker::selfSigned(wishForRoot(), m_authority))
    , m_app(CertificateMaker::issued(wishFor("Guitai Demo", "2088000000000001-2021000000000001", 2),
                                     app, m_root, m_authority))
    , m_key(platform)
    , m_alipay(issueAlipay(m_key.publicKey()))
{
    m_all[certSn(m_alipay)] = m_alipay.pem();
}

Certificate SimulatorCertificates::issueAlipay(const PublicKey &key)
{
    return CertificateMaker::issued(
        wishFor("Guitai Demo", "支付宝(沙箱)-2088000000000001", m_serial++), key, m_root,
        m_authority);
}

void SimulatorCertificates::change(const PrivateKey &key)
{
    m_key = key;
    m_alipay = issueAlipay(m_key.publicKey());
    m_all[certSn(m_alipay)] = m_alipay.pem();
}

std::string SimulatorCertificates::find(const std::string &sn) const
{
    const auto found = m_all.find(sn);
    return found == m_all.end() ? std::string() : found->second;
}

std::string SimulatorCertificates::save() const
{
    QJsonObject all;
    for (const auto &[sn, pem] : m_all) {
        all[QString::fromStdString(sn)] = QString::fromStdString(pem);
    }
    return QJsonDocument(QJsonObject{{"key", QString::fromStdString(m_key.pem())},
                                     {"now", QString::fromStdString(certSn(m_alipay))},
                                     {"all", all},
                                     {"serial", qint64(m_serial)}})
        .toJson(QJsonDocument::Compact)
        .toStdString();
}

bool SimulatorCertificates::load(std::string_view saved)
{
    const auto document =
        QJsonDocument::fromJson(QByteArray(saved.data(), qsizetype(saved.size())));
    const auto key = PrivateKey::parse(document["key"].toString().toStdString());
    std::map<std::string, std::string> all;
    const QJsonObject savedAll = document["all"].toObject();
    for (auto it = savedAll.begin(); it != savedAll.end(); ++it) {
        all[it.key().toStdString()] = it.value().toString().toStdString();
    }
    const auto now = Certificate::parseAll(all[document["now"].toString().toStdString()]);
    if (!key || now.empty()) {
        return false;
    }
    m_key = *key;
    m_alipay = now.front();
    m_all = std::move(all);
    m_serial = static_cast<std::uint64_t>(document["serial"].toInteger());
    return true;
}

} // namespace guitai::alipay
