// A line a note; a line that cannot be read is passed on as it is rather than lost.
#include "storage/settings/change_notes.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace guitai::storage {

ChangeNotes::ChangeNotes(const std::string &folder)
    : m_path(folder + "/changes.json")
{}

Result<void> ChangeNotes::add(const ChangeNote &note)
{
    QFile file(QString::fromStdString(m_path));
    const QJsonObject line{{"by", QString::fromStdString(note.by)},
                           {"person", QString::fromStdString(note.person.text)},
                           {"what", QString::fromStdString(note.what)}};
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(text) != text.size() ||
        !file.flush())
        return Problem{"cannot write " + m_path + ": " + file.errorString().toStdString()};
    return {};
}

std::vector<ChangeNote> ChangeNotes::all() const
{
    std::vector<ChangeNote> notes;
    QFile file(QString::fromStdString(m_path));
    if (!file.open(QIODevice::ReadOnly))
        return notes;
    while (!file.atEnd()) {
        const QByteArray text = file.readLine().trimmed();
        if (text.isEmpty())
            continue;
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        if (line.isEmpty())
            notes.push_back({"?", {}, text.toStdString()});
        else
            notes.push_back({line["by"].toString().toStdString(),
                             CashierId(line["person"].toString().toStdString()),
                             line["what"].toString().toStdString()});
    }
    return notes;
}

void ChangeNotes::clear()
{
    QFile::remove(QString::fromStdString(m_path));
}

} // namespace guitai::storage
