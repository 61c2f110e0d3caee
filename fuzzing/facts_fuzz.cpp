// The journal's own texts: a body is read only when it is, to the byte, what would be written.
//
// An input: the kind, a line break, the body.
#include "fuzzing/kit/fuzz.h"
#include "storage/journal/fact_json.h"
#include "tests/storage/random_fact.h"

using namespace guitai;
using namespace guitai::fuzz;

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds;
    for (std::size_t kind = 0; kind < test::RandomFact::kinds; ++kind) {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const Fact fact = test::RandomFact(seed).make(kind);
            seeds.push_back(std::string(storage::kindOf(fact)) + "\n" + storage::toJson(fact));
        }
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view body = textOf(data, size);
    const std::string_view kind = take(body, "\n");
    const auto fact = storage::factFromJson(kind, body);
    if (fact) {
        mustHold(storage::kindOf(*fact) == kind, "a fact is of the kind it was read as");
        mustHold(storage::toJson(*fact) == body, "a fact written again is the same to the byte");
    }
    (void)storage::receiptFromJson(body);
    return 0;
}
