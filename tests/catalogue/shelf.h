// What the catalogue's tests share: a store in memory or on disk, products, and files to import.
#pragma once

#include "storage/catalogue/catalogue.h"
#include "storage/catalogue/import.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <string>
#include <vector>

namespace guitai::test {

inline std::unique_ptr<storage::CatalogueStore> openedStore(const std::string &path = ":memory:")
{
    auto store = storage::CatalogueStore::open(path, Currency::cny());
    if (!store)
        qFatal("%s", store.problem().what.c_str());
    return std::move(store.value());
}

inline CatalogueItem product(const std::string &code, const std::string &name,
                             const std::string &nameZh = {}, const std::string &plu = {})
{
    CatalogueItem item;
    item.code = code;
    item.name = name;
    item.nameZh = nameZh;
    item.plu = plu;
    item.price = Money(990, Currency::cny());
    return item;
}

inline void put(storage::CatalogueStore &store, const CatalogueItem &item)
{
    const Result<void> done = store.put(item);
    if (!done)
        qFatal("%s", done.problem().what.c_str());
}

// The codes in the order in which they are found.
inline std::string found(storage::CatalogueStore &store, const std::string &text, int limit = 20)
{
    std::string codes;
    for (const CatalogueItem &item : store.find(text, limit))
        codes += (codes.empty() ? "" : " ") + item.code;
    return codes;
}

// A file in a folder that goes away with the object.
class ImportFile
{
public:
    explicit ImportFile(const std::string &bytes, const char *name = "products.csv")
        : m_path(m_folder.filePath(QString::fromLatin1(name)).toStdString())
    {
        QFile file(QString::fromStdString(m_path));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file to write");
        file.write(bytes.data(), qint64(bytes.size()));
    }

    const std::string &path() const { return m_path; }

private:
    QTemporaryDir m_folder;
    std::string m_path;
};

inline storage::ImportReport imported(storage::CatalogueStore &store, const std::string &bytes,
                                      const storage::ImportOptions &options = {})
{
    const ImportFile file(bytes);
    const auto report = storage::importProducts(store, file.path(), options);
    if (!report)
        qFatal("%s", report.problem().what.c_str());
    return *report;
}

// "3: the name is missing" for every refused line.
inline std::string refusals(const storage::ImportReport &report)
{
    std::string text;
    for (const storage::RefusedLine &line : report.refused)
        text += std::to_string(line.line) + ": " + line.why + "\n";
    return text;
}

} // namespace guitai::test
