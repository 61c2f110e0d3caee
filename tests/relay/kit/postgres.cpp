// PostgreSQL refuses to run as root; then it runs as the user postgres.
#include "tests/relay/kit/postgres.h"

#include <unistd.h>

namespace guitai::test {

namespace {

std::string programs()
{
    std::error_code error;
    for (const auto &version : std::filesystem::directory_iterator("/usr/lib/postgresql", error)) {
        const auto bin = version.path() / "bin";
        if (std::filesystem::exists(bin / "initdb", error)) {
            return bin.string();
        }
    }
    return {};
}

} // namespace

Postgres::~Postgres()
{
    if (m_running) {
        stop();
    }
}

bool Postgres::run(const std::string &command) const
{
    const std::string bin = programs();
    if (bin.empty()) {
        return false;
    }
    const std::string line =
        "cd " + m_folder.path().string() + " && " + bin + '/' + command + " >/dev/null 2>&1";
    if (::geteuid() != 0) {
        return test::run({"/bin/sh", "-c", line}).status == 0;
    }
    return test::run({"/bin/sh", "-c", "chown postgres " + m_folder.path().string()}).status == 0 &&
           test::run({"/bin/su", "-s", "/bin/sh", "postgres", "-c", line}).status == 0;
}

bool Postgres::start()
{
    const std::string folder = m_folder.path().string();
    if (!m_made && !run("initdb -D " + folder + "/data -U guitai -A trust -N -E UTF8 --locale=C")) {
        return false;
    }
    m_made = true;
    m_running = run("pg_ctl -D " + folder + "/data -w -l " + folder + "/log -o \"-k " + folder +
                    " -c listen_addresses='' -c max_connections=50" +
                    (m_isQuick ? " -c fsync=off" : "") + "\" start");
    return m_running;
}

void Postgres::stop()
{
    run("pg_ctl -D " + m_folder.path().string() + "/data -w -m immediate stop");
    m_running = false;
}

bool Postgres::forget() const
{
    return run("psql -q -h " + m_folder.path().string() +
               " -U guitai postgres -c \"DROP SCHEMA IF EXISTS guitai_relay CASCADE\"");
}

std::string Postgres::url() const
{
    return "postgresql://guitai@/postgres?host=" + m_folder.path().string();
}

} // namespace guitai::test
