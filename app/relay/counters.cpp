// Writes the counters as Prometheus reads them.
#include "app/relay/counters.h"

namespace guitai::relay {

namespace {

void head(std::string &text, const char *name, const char *type, const char *help)
{
    text += std::string("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

template <typename Number>
void one(std::string &text, const char *name, const char *type, const char *help,
         const std::atomic<Number> &number)
{
    head(text, name, type, help);
    text += std::string(name) + ' ' + std::to_string(number.load()) + '\n';
}

// Microseconds as seconds, exactly.
std::string seconds(std::uint64_t microseconds)
{
    std::string digits = std::to_string(microseconds);
    if (digits.size() < 7) {
        digits.insert(0, 7 - digits.size(), '0');
    }
    digits.insert(digits.size() - 6, 1, '.');
    return digits;
}

template <std::size_t N, typename Write>
void histogram(std::string &text, const std::string &name, const char *help,
               const Histogram<N> &values, Write write)
{
    head(text, name.c_str(), "histogram", help);
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < N; ++i) {
        count += values.counts[i].load();
        text += name + "_bucket{le=\"" + write(values.bounds[i]) + "\"} " + std::to_string(count) +
                '\n';
    }
    count += values.counts[N].load();
    text += name + "_bucket{le=\"+Inf\"} " + std::to_string(count) + '\n';
    text += name + "_sum " + write(values.sum.load()) + '\n';
    text += name + "_count " + std::to_string(count) + '\n';
}

} // namespace

std::string metricsText(const Counters &c)
{
    std::string text;
    one(text, "guitai_relay_letters_stored_total", "counter", "Callbacks stored durably.",
        c.stored);
    one(text, "guitai_relay_letter_bytes_stored_total", "counter", "Their bytes.", c.storedBytes);
    one(text, "guitai_relay_letters_delivered_total", "counter", "Letters sent to tills.",
        c.delivered);
    one(text, "guitai_relay_letters_redelivered_total", "counter",
        "Letters sent again because no acknowledgement came.", c.redelivered);
    one(text, "guitai_relay_letters_acknowledged_total", "counter",
        "Acknowledgements of tills stored.", c.acknowledged);
    one(text, "guitai_relay_letters_removed_total", "counter",
        "Letters removed: read by all tills, or beyond retention.", c.removed);
    head(text, "guitai_relay_requests_refused_total", "counter", "Requests refused, by cause.");
    for (std::size_t i = 0; i < refusalNames.size(); ++i) {
        text += "guitai_relay_requests_refused_total{cause=\"" + std::string(refusalNames[i]) +
                "\"} " + std::to_string(c.refused[i].load()) + '\n';
    }
    one(text, "guitai_relay_sign_ins_total", "counter", "Tills that signed in.", c.signIns);
    one(text, "guitai_relay_commit_failures_total", "counter",
        "Times that the database did not store.", c.commitFailures);
    one(text, "guitai_relay_connections", "gauge", "Open connections, tills included.",
        c.connections);
    one(text, "guitai_relay_tills_connected", "gauge", "Tills connected to this relay.", c.tills);
    one(text, "guitai_relay_letters_kept", "gauge", "Letters in the database.", c.waiting);
    one(text, "guitai_relay_letter_bytes_kept", "gauge", "Their bytes.", c.waitingBytes);
    one(text, "guitai_relay_queued_bytes", "gauge", "Callbacks that wait for the next commit.",
        c.queued);
    head(text, "guitai_relay_healthy", "gauge", "1 when the last try to store went well.");
    text += std::string("guitai_relay_healthy ") + (c.healthy.load() ? "1\n" : "0\n");
    histogram(text, "guitai_relay_commit_seconds", "How long commits took.", c.commitMicroseconds,
              seconds);
    histogram(text, "guitai_relay_commit_letters", "Callbacks stored by one commit.",
              c.batchLetters, [](std::uint64_t n) { return std::to_string(n); });
    return text;
}

} // namespace guitai::relay
