// A plain reading of options, so that every command says exactly what it does not know.
#include "app/ctl/arguments.h"

#include <algorithm>

namespace guitai::ctl {

std::string Arguments::value(const std::string &option, const std::string &otherwise) const
{
    const auto it = options.find(option);
    return it == options.end() || it->second.empty() ? otherwise : it->second.back();
}

std::vector<std::string> Arguments::values(const std::string &option) const
{
    const auto it = options.find(option);
    return it == options.end() ? std::vector<std::string>() : it->second;
}

Result<Arguments> parseArguments(const std::vector<std::string> &given, const KnownOptions &known)
{
    const auto in = [](const std::vector<std::string> &list, const std::string &name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    Arguments arguments;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string &word = given[i];
        if (word == "--") {
            arguments.words.insert(arguments.words.end(), given.begin() + std::ptrdiff_t(i) + 1,
                                   given.end());
            break;
        }
        if (!word.starts_with("--")) {
            arguments.words.push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (in(known.bare, name) && equals == std::string::npos) {
            arguments.options[name];
        } else if (in(known.withValue, name)) {
            if (equals != std::string::npos)
                arguments.options[name].push_back(word.substr(equals + 1));
            else if (i + 1 < given.size())
                arguments.options[name].push_back(given[++i]);
            else
                return Problem{name + " needs a value"};
        } else {
            return Problem{"unknown option " + word};
        }
    }
    return arguments;
}

} // namespace guitai::ctl
