// What facts change in the reading tables about statements.
#include "storage/journal/projection.h"

namespace guitai::storage {

namespace {

// A row once accepted stays so while the same difference is there; which one that was, only the
// fact tells, so it is kept with the row's name: "missing_here A1".
std::string acceptedName(std::string_view what, const std::string &row)
{
    return std::string(what) + " " + row;
}

bool isThere(const StatementCompared &outcome, const std::string &name)
{
    DifferenceAccepted accepted;
    const std::size_t gap = name.find(' ');
    accepted.what = name.substr(0, gap);
    accepted.row = gap == std::string::npos ? std::string() : name.substr(gap + 1);
    return stands(accepted, outcome);
}

class StatementProjector
{
public:
    StatementProjector(ReadingTables &tables, std::int64_t seq)
        : m_tables(tables)
        , m_seq(seq)
    {}

    // The others change nothing here.
    template <typename Other>
    void operator()(const Other &)
    {}

    void operator()(const StatementCompared &f)
    {
        StoredStatement row;
        row.id = f.provider.text + "/" + f.day;
        row.provider = f.provider.text;
        row.day = f.day;
        row.seq = m_seq;
        row.at = f.at.ms;
        row.rows = f.rows();
        row.equal = f.count(MatchKind::Equal);
        row.unreadable = f.unreadable;
        row.currency = f.oursTaken.currency().code();
        row.fees = f.feeMillionths;
        row.open = std::int64_t(f.differences.size() + f.odd.size()) + f.unlisted;
        for (StoredAcceptance &accepted : m_tables.standingAcceptances(row.id)) {
            if (isThere(f, accepted.row)) {
                --row.open;
                continue;
            }
            accepted.stands = 0;
            m_tables.change(accepted);
        }
        if (m_tables.statement(row.id))
            m_tables.change(row);
        else
            m_tables.add(row);
    }

    void operator()(const DifferenceAccepted &f)
    {
        auto row = m_tables.statement(f.provider.text + "/" + f.day);
        if (!row) {
            m_tables.refuse("no statement of " + f.provider.text + " of " + f.day +
                            " has been compared");
            return;
        }
        StoredAcceptance accepted;
        accepted.seq = m_seq;
        accepted.statement = row->id;
        accepted.row = acceptedName(f.what, f.row);
        m_tables.add(accepted);
        --row->open;
        m_tables.change(*row);
    }

private:
    ReadingTables &m_tables;
    std::int64_t m_seq;
};

} // namespace

void projectStatements(ReadingTables &tables, const Fact &fact, std::int64_t seq)
{
    std::visit(StatementProjector(tables, seq), fact);
}

} // namespace guitai::storage
