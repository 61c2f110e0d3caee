// DayKey: the till's own Ed25519 key, with which it signs the days it closes.
#pragma once

#include "payment/ports/ports.h"

#include <array>
#include <string>

namespace guitai::storage {

// Kept sealed in day.key of the data folder; made on first use.
class DayKey final : public DaySeal
{
public:
    explicit DayKey(std::string folder)
        : m_folder(std::move(folder))
    {}

    Result<Signature> sign(std::string_view text) override;

private:
    Result<void> open();

    std::string m_folder;
    std::array<unsigned char, 32> m_key{};
    bool m_isOpen = false;
};

// Whether the signature (hex) is of this text by the holder of the public key (hex).
bool isSignedBy(const std::string &publicKey, std::string_view text, const std::string &signature);

} // namespace guitai::storage
