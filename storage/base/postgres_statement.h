// PostgresStore::Statement: parameters in binary, rows as text one at a time, so that a month of
// receipts does not stand in memory at once.
#pragma once

#include "storage/base/postgres_store.h"
#include "storage/base/postgres_wire.h"

#include <libpq-fe.h>

#include <charconv>
#include <deque>

namespace guitai::storage {

class PostgresStore::Statement final : public SqlStatement
{
public:
    Statement(PostgresStore &store, std::string_view sql)
        : m_store(store)
        , m_sql(withNumberedParameters(sql))
    {}
    ~Statement() override { reset(); }

    SqlStatement &bind(std::int64_t value) override
    {
        return keep(postgres::int8Type, postgres::bigEndianOf(value));
    }
    SqlStatement &bind(const std::optional<std::int64_t> &value) override
    {
        if (value)
            return bind(*value);
        keep(postgres::int8Type, {});
        m_isNull.back() = true;
        return *this;
    }
    SqlStatement &bind(std::string_view text) override
    {
        return keep(postgres::textType, std::string(text));
    }
    SqlStatement &bind(std::span<const unsigned char> blob) override
    {
        return keep(postgres::byteaType,
                    std::string(reinterpret_cast<const char *>(blob.data()), blob.size()));
    }

    bool run() override
    {
        while (row()) {
        }
        const bool good = !m_failed;
        reset();
        m_failed = !good;
        return good;
    }

    bool row() override
    {
        if (m_failed || m_isOver)
            return false;
        if (!m_isSent && !send())
            return false;
        if (!m_waiting.empty()) {
            m_here = std::move(m_waiting.front());
            m_waiting.pop_front();
            return true;
        }
        if (m_store.m_streaming != this) {
            m_isOver = true;
            return false;
        }
        m_here = receive();
        m_isOver = !m_here;
        return m_here != nullptr;
    }

    void reset() override
    {
        // What still comes in belongs to nobody.
        while (m_store.m_streaming == this && receive()) {
        }
        m_here.reset();
        m_waiting.clear();
        m_values.clear();
        m_types.clear();
        m_isNull.clear();
        m_failed = m_isSent = m_isOver = false;
        m_blob.clear();
    }

    bool failed() const override { return m_failed; }
    std::int64_t changed() const override { return m_changed; }

    bool isNull(int column) const override { return PQgetisnull(m_here.get(), 0, column) != 0; }
    std::int64_t integer(int column) const override
    {
        const std::string_view digits = text(column);
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    std::optional<std::int64_t> integerOrNull(int column) const override
    {
        if (isNull(column))
            return std::nullopt;
        return integer(column);
    }
    std::string_view text(int column) const override
    {
        return {PQgetvalue(m_here.get(), 0, column),
                std::size_t(PQgetlength(m_here.get(), 0, column))};
    }
    std::span<const unsigned char> blob(int column) const override
    {
        std::size_t size = 0;
        unsigned char *bytes = PQunescapeBytea(
            reinterpret_cast<const unsigned char *>(PQgetvalue(m_here.get(), 0, column)), &size);
        if (!bytes)
            return {};
        std::vector<unsigned char> &kept = m_blob[column];
        kept.assign(bytes, bytes + size);
        PQfreemem(bytes);
        return kept;
    }

    // Somebody else wants to ask: the rest of our rows is fetched.
    void fetchAll()
    {
        while (m_store.m_streaming == this) {
            if (ResultPtr next = receive())
                m_waiting.push_back(std::move(next));
        }
    }

private:
    SqlStatement &keep(Oid type, std::string bytes)
    {
        m_types.push_back(type);
        m_values.push_back(std::move(bytes));
        m_isNull.push_back(false);
        return *this;
    }

    bool send()
    {
        m_isSent = true;
        m_changed = 0;
        m_store.finishOthers();
        // The types of what is bound are known only now; they stay the same.
        if (m_name.empty()) {
            const std::string name = "g" + std::to_string(m_store.m_prepared++);
            if (PQsendPrepare(m_store.m_connection, name.c_str(), m_sql.c_str(),
                              int(m_types.size()), m_types.data()) != 1 ||
                !isDone())
                return fail();
            m_name = name;
        }
        std::vector<const char *> data;
        std::vector<int> lengths;
        const std::vector<int> formats(m_values.size(), 1);
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            data.push_back(m_isNull[i] ? nullptr : m_values[i].data());
            lengths.push_back(int(m_values[i].size()));
        }
        if (PQsendQueryPrepared(m_store.m_connection, m_name.c_str(), int(data.size()), data.data(),
                                lengths.data(), formats.data(), 0) != 1)
            return fail();
        PQsetSingleRowMode(m_store.m_connection);
        m_store.m_streaming = this;
        return true;
    }

    bool isDone()
    {
        bool good = true;
        while (const ResultPtr result{m_store.nextResult()}) {
            if (PQresultStatus(result.get()) == PGRES_COMMAND_OK)
                continue;
            noteWhy(result.get());
            good = false;
        }
        return good && m_store.isConnected();
    }

    void noteWhy(const PGresult *result)
    {
        const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        m_store.note(postgres::firstLineOf(PQresultErrorMessage(result)), state ? state : "");
    }

    bool fail()
    {
        if (!m_store.isConnected())
            m_store.note(postgres::firstLineOf(PQerrorMessage(m_store.m_connection)), {});
        m_failed = true;
        return false;
    }

    // The next row, or nothing at the end; failures are noted.
    ResultPtr receive()
    {
        while (ResultPtr result{m_store.nextResult()}) {
            switch (PQresultStatus(result.get())) {
            case PGRES_SINGLE_TUPLE:
                return result;
            case PGRES_TUPLES_OK:
            case PGRES_COMMAND_OK: {
                const std::string_view count = PQcmdTuples(result.get());
                std::from_chars(count.data(), count.data() + count.size(), m_changed);
                break;
            }
            default:
                noteWhy(result.get());
                m_failed = true;
                break;
            }
        }
        m_store.m_streaming = nullptr;
        if (!m_store.isConnected())
            fail();
        return nullptr;
    }

    PostgresStore &m_store;
    const std::string m_sql;
    std::string m_name; // on the server; empty: not prepared yet
    std::vector<Oid> m_types;
    std::vector<std::string> m_values;
    std::vector<bool> m_isNull;
    ResultPtr m_here;
    std::deque<ResultPtr> m_waiting;
    mutable std::map<int, std::vector<unsigned char>> m_blob;
    std::int64_t m_changed = 0;
    bool m_isSent = false;
    bool m_isOver = false;
    bool m_failed = false;
};

} // namespace guitai::storage
