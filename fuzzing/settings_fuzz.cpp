// The settings file as people write it. What is taken in can be written and read again.
#include "fuzzing/kit/fuzz.h"
#include "payment/providers/table.h"
#include "storage/settings/settings.h"

using namespace guitai;
using namespace guitai::fuzz;

namespace {

const storage::KnownFields &known()
{
    static const storage::KnownFields fields = [] {
        storage::KnownFields all;
        for (const ProviderMaker &maker : providerMakers()) {
            all[maker.id] = maker.fields;
            for (SettingField &field : all[maker.id])
                field.file = false; // no input names files of this machine
        }
        return storage::withHouseMethods(std::move(all));
    }();
    return fields;
}

} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::vector<std::string> seeds = {
        R"({"shop":{"name":"茶舍","address":"a","tax_number":"91","currency":"CNY",)"
        R"("time_zone":"Asia/Shanghai","language":"zh_CN"},"till":{"id":"T1"},)"
        R"("taxes":{"mode":"inside","rates":[{"code":"VAT13","percent":"13"}]},)"
        R"("providers":{"cash":{"enabled":true,"rounding":"0.10"},)"
        R"("manual_card":{"enabled":true}},)"
        R"("relay":{"url":"wss://relay.example.com","inbox":"i","token":"t"}})",
        R"({"shop":{"currency":"USD"},"taxes":{"mode":"on_top","rates":[]}})"};
    for (const ProviderMaker &maker : providerMakers()) {
        std::string block;
        for (const SettingField &field : maker.fields)
            block += (block.empty() ? "\"" : ",\"") + field.key + "\":\"https://a.example/1\"";
        seeds.push_back("{\"providers\":{\"" + maker.id + "\":{" + block + "}}}");
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto read = storage::readSettings(textOf(data, size), "/nonexistent", known());
    if (!read)
        return 0;
    const std::string written =
        storage::writeSettings(read->settings, known(), storage::Secrets::Included);
    const auto again = storage::readSettings(written, "/nonexistent", known());
    mustHold(again.ok(), "settings that were taken in can be exported and imported");
    mustHold(again->settings == read->settings, "and are the same then");
    for (const ProviderMaker &maker : providerMakers()) {
        const auto block = read->settings.providers.find(maker.id);
        if (block != read->settings.providers.end())
            (void)maker.make(block->second);
    }
    return 0;
}
