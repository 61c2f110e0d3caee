// Gzip over Qt's zlib: the same stream in another envelope.
#include "payment/providers/wechatpay/gzip.h"

#include <QByteArray>

#include <zlib.h>

#include <cstdint>

namespace guitai::wechatpay {

namespace {

constexpr std::size_t gzipHeader = 10;

std::uint32_t crc32Of(std::string_view text)
{
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char c : text) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1u) != 0 ? 0xEDB88320u : 0u);
        }
    }
    return ~crc;
}

std::string littleEndian(std::uint32_t number)
{
    std::string bytes;
    for (int i = 0; i < 4; ++i) {
        bytes += char(number >> (8 * i) & 0xFF);
    }
    return bytes;
}

} // namespace

std::string gzipped(std::string_view plain)
{
    // Qt's envelope: the size in four bytes, zlib's two, the stream, and zlib's check sum.
    const QByteArray packed = qCompress(QByteArray(plain.data(), qsizetype(plain.size())));
    const std::string header("\x1F\x8B\x08\0\0\0\0\0\0\x03", gzipHeader);
    return header + packed.mid(6, packed.size() - 10).toStdString() + littleEndian(crc32Of(plain)) +
           littleEndian(static_cast<std::uint32_t>(plain.size()));
}

Result<std::string> gunzipped(std::string_view packed, std::size_t most)
{
    const Problem damaged{"the packed file is damaged or cut off: download it again"};
    z_stream stream{};
    constexpr int gzipOnly = 15 + 16;
    if (inflateInit2(&stream, gzipOnly) != Z_OK) {
        return damaged;
    }
    std::string plain;
    char buffer[64 * 1024];
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = uInt(packed.size());
    int status = Z_OK;
    while (status == Z_OK && plain.size() <= most) {
        stream.next_out = reinterpret_cast<Bytef *>(buffer);
        stream.avail_out = sizeof buffer;
        status = inflate(&stream, Z_NO_FLUSH);
        plain.append(buffer, sizeof buffer - stream.avail_out);
    }
    const bool isWhole = status == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (plain.size() > most) {
        return Problem{"the packed file holds more than " + std::to_string(most / 1024 / 1024) +
                       " MiB: no bill of a day"};
    }
    return isWhole ? Result<std::string>(std::move(plain)) : damaged;
}

} // namespace guitai::wechatpay
