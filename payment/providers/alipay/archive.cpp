// libzip does the work.
#include "payment/providers/alipay/archive.h"

#include <zip.h>

#include <memory>

namespace guitai::alipay {

namespace {

constexpr zip_uint64_t mostUnpacked = 64u * 1024 * 1024;
constexpr zip_int64_t mostFiles = 100;

struct Discard
{
    void operator()(zip_t *archive) const { zip_discard(archive); }
    void operator()(zip_source_t *source) const { zip_source_free(source); }
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;
using OpenFile = std::unique_ptr<zip_file_t, Discard>;

Problem notAnArchive(const std::string &why)
{
    return {"the bill is no ZIP archive that can be read (" + why + "): download it again"};
}

// Two owners: ours, to read the bytes from, and the archive's, which it gives up when closed.
Archive opened(const Source &source, int flags)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_keep(source.get());
    Archive archive(zip_open_from_source(source.get(), flags, &error));
    zip_error_fini(&error);
    if (!archive) {
        zip_source_free(source.get());
    }
    return archive;
}

Source sourceOf(const void *bytes, std::size_t size)
{
    zip_error_t error;
    zip_error_init(&error);
    Source source(zip_source_buffer_create(bytes, size, 0, &error));
    zip_error_fini(&error);
    return source;
}

} // namespace

Result<std::vector<ArchivedFile>> unpacked(std::string_view zip)
{
    const Source source = sourceOf(zip.data(), zip.size());
    const Archive archive = source ? opened(source, ZIP_RDONLY | ZIP_CHECKCONS) : nullptr;
    if (!archive) {
        return notAnArchive("its directory is damaged");
    }
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count > mostFiles) {
        return notAnArchive("too many files");
    }
    std::vector<ArchivedFile> files;
    zip_uint64_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = zip_uint64_t(i);
        zip_stat_t stat;
        const char *name = zip_get_name(archive.get(), index, ZIP_FL_ENC_RAW);
        const bool known = name && zip_stat_index(archive.get(), index, 0, &stat) == 0 &&
                           (stat.valid & ZIP_STAT_SIZE) != 0;
        if (!known || stat.size > mostUnpacked - total) {
            return notAnArchive("a file without a size, or larger than 64 MiB");
        }
        total += stat.size;
        const std::string plainName = name;
        if (plainName.find("..") != std::string::npos || plainName.front() == '/') {
            return notAnArchive("a name that leads out of its folder");
        }
        const OpenFile file(zip_fopen_index(archive.get(), index, 0));
        std::string content(stat.size, '\0');
        // One byte more is asked for, so that the end is reached and the checksum compared.
        char beyond = 0;
        const bool whole = file &&
                           (stat.size == 0 || zip_fread(file.get(), content.data(), stat.size) ==
                                                  zip_int64_t(stat.size)) &&
                           zip_fread(file.get(), &beyond, 1) == 0;
        if (!whole) {
            return notAnArchive("a damaged file");
        }
        files.push_back({plainName, std::move(content)});
    }
    return files;
}

Result<std::string> packed(const std::vector<ArchivedFile> &files)
{
    constexpr zip_uint16_t firstOf1980 = (1 << 5) | 1;
    const Source source = sourceOf(nullptr, 0);
    Archive archive = source ? opened(source, ZIP_TRUNCATE) : nullptr;
    for (const ArchivedFile &file : files) {
        zip_source_t *content =
            archive ? zip_source_buffer(archive.get(), file.content.data(), file.content.size(), 0)
                    : nullptr;
        const zip_int64_t index =
            content ? zip_file_add(archive.get(), file.name.c_str(), content, ZIP_FL_ENC_CP437)
                    : -1;
        if (index < 0) {
            zip_source_free(content);
            return Problem{"the archive cannot be written"};
        }
        zip_file_set_dostime(archive.get(), zip_uint64_t(index), 0, firstOf1980, 0);
    }
    if (!archive || zip_close(archive.get()) != 0) {
        return Problem{"the archive cannot be written"};
    }
    archive.release(); // closed
    zip_stat_t stat;
    if (zip_source_open(source.get()) != 0) {
        return Problem{"the archive cannot be written"};
    }
    zip_source_stat(source.get(), &stat);
    std::string bytes(stat.size, '\0');
    zip_source_read(source.get(), bytes.data(), stat.size);
    zip_source_close(source.get());
    return bytes;
}

} // namespace guitai::alipay
