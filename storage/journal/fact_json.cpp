// Facts to JSON text and back, from the one description in fact_fields.h. A fact that has no
// description does not compile.
#include "storage/journal/fact_json.h"

#include "storage/journal/fact_fields.h"
#include "storage/journal/json_text.h"

#include <type_traits>

namespace guitai::storage {

namespace {

class FieldWriter
{
public:
    template <typename T>
    void operator()(std::string_view name, const T &value)
    {
        m_json.key(name);
        put(value);
    }
    template <typename T>
    void operator()(std::string_view name, const std::optional<T> &value)
    {
        if (value)
            (*this)(name, *value);
    }

    // A field that came later: what has its first value is left out.
    template <typename T>
    void later(std::string_view name, const T &value)
    {
        if (!(value == T{}))
            (*this)(name, value);
    }

    template <typename T>
    void putObject(const T &value)
    {
        m_json.beginObject();
        describe(*this, value, static_cast<const T *>(nullptr));
        m_json.endObject();
    }

    std::string take() { return m_json.take(); }

private:
    void put(const std::string &value) { m_json.text(value); }
    template <typename Kind>
    void put(const Id<Kind> &value)
    {
        m_json.text(value.text);
    }
    void put(bool value) { m_json.flag(value); }
    void put(std::int64_t value) { m_json.integer(value); }
    void put(Instant value) { m_json.integer(value.ms); }
    void put(Money value) { m_json.money(value); }
    void put(Currency value) { m_json.text(value.code()); }
    template <typename T>
    void put(const std::vector<T> &list)
    {
        m_json.beginList();
        for (const T &value : list) {
            m_json.item();
            put(value);
        }
        m_json.endList();
    }
    template <typename T>
    void put(const T &value)
    {
        if constexpr (std::is_enum_v<T>)
            m_json.text(nameOf(value));
        else
            putObject(value);
    }

    JsonWriter m_json;
};

class FieldReader
{
public:
    explicit FieldReader(std::string_view text)
        : m_json(text)
    {}

    template <typename T>
    void operator()(std::string_view name, T &value)
    {
        m_json.key(name);
        if (m_json.ok())
            get(value);
    }
    template <typename T>
    void operator()(std::string_view name, std::optional<T> &value)
    {
        if (m_json.nextIs(name))
            get(value.emplace());
    }

    template <typename T>
    void later(std::string_view name, T &value)
    {
        if (m_json.nextIs(name))
            get(value);
    }

    template <typename T>
    void getObject(T &value)
    {
        m_json.beginObject();
        describe(*this, value, static_cast<const T *>(nullptr));
        m_json.endObject();
    }

    JsonReader &json() { return m_json; }

private:
    void get(std::string &value) { value = m_json.text(); }
    template <typename Kind>
    void get(Id<Kind> &value)
    {
        value.text = m_json.text();
    }
    void get(bool &value) { value = m_json.flag(); }
    void get(std::int64_t &value) { value = m_json.integer(); }
    void get(Instant &value) { value.ms = m_json.integer(); }
    void get(Money &value) { value = m_json.money(); }
    void get(Currency &value) { value = m_json.currency(); }
    template <typename T>
    void get(std::vector<T> &list)
    {
        m_json.beginList();
        while (m_json.more())
            get(list.emplace_back());
    }
    template <typename T>
    void get(T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            const std::string_view name = m_json.word();
            if (!valueOf(name, value))
                m_json.fail("\"" + std::string(name) + "\" is not a word we know");
        } else {
            getObject(value);
        }
    }

    JsonReader m_json;
};

template <typename T>
Result<Fact> factOfType(std::string_view body)
{
    T value;
    FieldReader reader(body);
    reader.getObject(value);
    reader.json().end();
    if (!reader.json().ok())
        return Problem{std::string(kindName(static_cast<const T *>(nullptr))) + ": " +
                       reader.json().fault()};
    return Fact(std::move(value));
}

// Tries the alternatives of the variant, one after the other.
template <std::size_t index = 0>
Result<Fact> factOfKind(std::string_view kind, std::string_view body)
{
    if constexpr (index == std::variant_size_v<Fact>) {
        return Problem{"a fact of the kind \"" + std::string(kind) +
                       "\" is unknown to this program"};
    } else {
        using T = std::variant_alternative_t<index, Fact>;
        if (kind == kindName(static_cast<const T *>(nullptr)))
            return factOfType<T>(body);
        return factOfKind<index + 1>(kind, body);
    }
}

} // namespace

FactHead headOf(const Fact &fact)
{
    return std::visit(
        [](const auto &f) -> FactHead {
            if constexpr (requires { f.sale; })
                return {f.sale.text, f.at};
            else
                return {{}, f.at};
        },
        fact);
}

std::string_view kindOf(const Fact &fact)
{
    return std::visit([](const auto &value) { return kindName(&value); }, fact);
}

std::string toJson(const Fact &fact)
{
    FieldWriter writer;
    std::visit([&writer](const auto &value) { writer.putObject(value); }, fact);
    return writer.take();
}

Result<Fact> factFromJson(std::string_view kind, std::string_view body)
{
    return factOfKind(kind, body);
}

Result<Receipt> receiptFromJson(std::string_view body)
{
    Result<Fact> fact = factOfType<SaleCompleted>(body);
    if (!fact)
        return fact.problem();
    return std::get<SaleCompleted>(std::move(fact).value()).receipt;
}

} // namespace guitai::storage
