// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "detente/base/suggest.h"
#include "detente/requests/check_arguments.h"

namespace detente::cli {

namespace {

// One option as the parser holds it.
struct Declared {
    const Option* option = nullptr;
    CLI::Option* parsed = nullptr;
};

using requests::check_values;
using requests::see_help;
using requests::value_missing;
using requests::value_not_taken;

std::string in_ticks(std::string_view text) {
    return "`" + std::string(text) + "`";
}

Error usage_error(std::string message, std::string remedy) {
    return make_error({}, std::move(message), std::move(remedy));
}

std::vector<Declared> declare(CLI::App& app, std::string_view command) {
    app.set_help_flag();
    app.allow_extras();
    std::vector<Declared> declared;
    for (const Option* option : options_of(command)) {
        std::string name = option->short_name.empty() ? std::string() : std::string(option->short_name) + ",";
        name += option->name;
        if (option->is_switch()) {
            declared.push_back({option, app.add_flag(name)});
            continue;
        }
        CLI::Option* parsed =
            app.add_option(name, CLI::callback_t([](const CLI::results_t&) { return true; }));
        // Values are taken one option at a time, so that an option never swallows the file after it.
        if (option->positional() && option->repeats)
            parsed->expected(-1);
        else
            parsed->expected(option->values())->allow_extra_args(false);
        parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        declared.push_back({option, parsed});
    }
    return declared;
}

Errors unknown_words(std::string_view command, const std::vector<std::string>& words) {
    Errors errors;
    for (const std::string& word : words) {
        if (word.size() < 2 || word.front() != '-' || word == "--") continue;
        const std::string name = word.substr(0, word.find('='));
        errors.push_back(requests::unknown_option(command, name, command_names()));
    }
    if (!errors.empty()) return errors;
    for (const std::string& word : words) {
        if (word == "--") continue;
        if (command.empty())
            return {usage_error("unknown command " + in_ticks(word), did_you_mean(word, command_names()))};
        errors.push_back(usage_error("unexpected argument " + in_ticks(word), see_help(command)));
    }
    return errors;
}

Error missing(const Command& command, const Option& option) {
    return usage_error("`detente " + std::string(command.name) + "` needs " + std::string(option.name) +
                           " (" + std::string(option.meaning) + ")",
                       "for example: detente " + std::string(command.examples.front().line));
}

// What the library refused, by the type of its refusal and the words themselves. It runs out of words only
// behind the last option on the line, which lacks a value then; an option that takes none is refused one that
// is attached to it.
Error refused(std::string_view command, const std::vector<std::string>& words, bool lacks_a_value) {
    const auto option_at = [&](std::size_t from_end) -> const Option* {
        if (from_end >= words.size()) return nullptr;
        const std::string& word = words[words.size() - 1 - from_end];
        return find_option(command, word.substr(0, word.find('=')));
    };
    for (std::size_t back = 0; lacks_a_value && back < words.size() && back < 8; ++back)
        if (const Option* option = option_at(back);
            option && !option->positional() && option->values() > static_cast<int>(back))
            return value_missing(*option);
    for (std::size_t back = 0; back < words.size(); ++back)
        if (const Option* option = option_at(back);
            option && option->is_switch() && words[words.size() - 1 - back].find('=') != std::string::npos)
            return value_not_taken(*option);
    return usage_error("the command line cannot be read", see_help(command));
}

// IN... OUT: the library gives all words to the first of two arguments; the last of them is the second's.
void part_arguments(Arguments& arguments, const std::vector<Declared>& declared) {
    for (std::size_t i = 0; i + 1 < declared.size(); ++i) {
        const Option& first = *declared[i].option;
        const Option& second = *declared[i + 1].option;
        if (!first.positional() || !first.repeats || !second.positional()) continue;
        std::vector<std::string>& words = arguments.given[std::string(first.name)];
        if (words.size() < 2 || arguments.has(second.name)) continue;
        arguments.given[std::string(second.name)] = {words.back()};
        words.pop_back();
    }
}

Result<Arguments> checked(const std::string& command, const std::vector<Declared>& declared) {
    Arguments arguments{command, {}};
    Errors errors;
    for (const auto& [option, parsed] : declared) {
        if (parsed->count() == 0) continue;
        std::vector<std::string> values = parsed->results();
        if (option->is_switch()) {
            for (const std::string& value : values)
                if (value != "true") errors.push_back(value_not_taken(*option));
            values = {""};
        } else {
            check_values(command, *option, values, errors);
            requests::normalise_names(*option, values);
        }
        arguments.given[std::string(option->name)] = std::move(values);
    }
    if (!errors.empty()) return errors;
    if (arguments.has("--help")) return arguments;
    part_arguments(arguments, declared);
    for (const auto& [option, parsed] : declared)
        if (option->required && arguments.all(option->name).empty())
            return missing(*find_command(command), *option);
    return arguments;
}

}  // namespace

Result<Arguments> read_command_line(const std::vector<std::string>& words) {
    CLI::App program;
    const std::vector<Declared> of_program = declare(program, "");
    program.require_subcommand(0, 1);
    struct Branch {
        std::string command;
        CLI::App* app = nullptr;
        std::vector<Declared> declared;
    };
    std::vector<Branch> branches;
    for (const Command& command : commands()) {
        CLI::App* app = program.add_subcommand(std::string(command.name));
        branches.push_back({std::string(command.name), app, declare(*app, command.name)});
    }

    bool fault = false, lacks_a_value = false;
    try {
        program.parse(
            std::vector<std::string>(words.rbegin(), words.rend()));  // the library takes them last first
    } catch (const CLI::ArgumentMismatch&) {
        fault = lacks_a_value = true;
    } catch (const CLI::ParseError&) {
        fault = true;
    }

    if (Errors errors = unknown_words("", program.remaining()); !errors.empty()) return errors;
    for (const Branch& branch : branches) {
        if (!branch.app->parsed()) continue;
        if (Errors errors = unknown_words(branch.command, branch.app->remaining()); !errors.empty())
            return errors;
        if (fault) return refused(branch.command, words, lacks_a_value);
        Result<Arguments> arguments = checked(branch.command, branch.declared);
        Result<Arguments> before = checked("", of_program);  // `detente --color never deals FILE`
        if (!before) return before;
        if (arguments)
            for (auto& [name, values] : before->given) arguments->given.try_emplace(name, values);
        return arguments;
    }
    if (fault) return refused("", words, lacks_a_value);
    return checked("", of_program);
}

}  // namespace detente::cli
