// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/check_arguments.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "detente/base/names.h"
#include "detente/base/suggest.h"

namespace detente::requests {

namespace {

std::string in_ticks(std::string_view text) {
    return "`" + std::string(text) + "`";
}

Error usage_error(std::string message, std::string remedy) {
    return make_error({}, std::move(message), std::move(remedy));
}

std::string choices_in_words(const std::vector<std::string_view>& choices) {
    std::string text;
    for (std::size_t i = 0; i < choices.size(); ++i)
        text += (i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ") + in_ticks(choices[i]);
    return text;
}

void check_choice(const Option& option, const std::string& value, Errors& errors) {
    const std::vector<std::string> known(option.choices.begin(), option.choices.end());
    if (std::find(known.begin(), known.end(), value) != known.end()) return;
    const std::string nearest = nearest_name(value, known);
    errors.push_back(usage_error(in_ticks(option.name) + " cannot be " + in_ticks(value),
                                 nearest.empty() ? "it is " + choices_in_words(option.choices)
                                                 : "did you mean " + in_ticks(nearest) + "?"));
}

void check_bounds(const Option& option, const std::string& value, Errors& errors) {
    long long number = 0;
    const char* end = value.data() + value.size();
    const auto [rest, fault] = std::from_chars(value.data(), end, number);
    if (fault == std::errc() && rest == end && number >= option.bounds->least &&
        number <= option.bounds->most)
        return;
    errors.push_back(usage_error(in_ticks(option.name) + " cannot be " + in_ticks(value),
                                 "it is a whole number from " + std::to_string(option.bounds->least) +
                                     " to " + std::to_string(option.bounds->most)));
}

}  // namespace

std::string see_help(std::string_view command) {
    return command.empty() ? "see `detente --help`" : "see `detente " + std::string(command) + " --help`";
}

std::vector<std::string> commands_with_options() {
    std::vector<std::string> names;
    for (const Option& option : options())
        for (const std::string_view command : option.commands)
            if (!command.empty() && std::find(names.begin(), names.end(), command) == names.end())
                names.emplace_back(command);
    return names;
}

Error unknown_option(std::string_view command, const std::string& name,
                     const std::vector<std::string>& commands) {
    std::vector<std::string> known;
    for (const Option* option : options_of(command))
        if (!option->positional()) known.emplace_back(option->name);
    const auto remedy = [&]() -> std::string {
        if (const std::string nearest = nearest_name(name, known); !nearest.empty())
            return "did you mean " + in_ticks(nearest) + "?";
        for (const std::string& other : commands)
            if (find_option(other, name))
                return "it is an option of `detente " + other + "`" +
                       (command.empty() ? ", written after the command" : "");
        return see_help(command);
    };
    return usage_error("unknown option " + in_ticks(name), remedy());
}

Error value_missing(const Option& option) {
    return usage_error(
        in_ticks(option.name) + (option.values() == 2 ? " needs two values" : " needs a value"),
        "write " + in_ticks(written(option)));
}

Error value_not_taken(const Option& option) {
    return usage_error(in_ticks(option.name) + " takes no value", "write it alone");
}

void check_values(std::string_view command, const Option& option, const std::vector<std::string>& values,
                  Errors& errors) {
    if (!option.positional() && static_cast<int>(values.size()) % option.values() != 0)
        errors.push_back(value_missing(option));
    else if (!option.repeats && static_cast<int>(values.size()) > option.values())
        errors.push_back(usage_error(in_ticks(option.name) + " was given more than once", "give it once"));
    for (const std::string& value : values) {
        if (value.empty())
            errors.push_back(usage_error(in_ticks(option.name) + " has an empty value", see_help(command)));
        else if (!option.choices.empty())
            check_choice(option, value, errors);
        else if (option.bounds)
            check_bounds(option, value, errors);
    }
}

void normalise_names(const Option& option, std::vector<std::string>& values) {
    if (option.positional() || option.value == "DIR") return;
    for (std::string& value : values) value = as_name(value);
}

Result<Arguments> check_arguments(Arguments arguments) {
    Errors errors;
    for (auto& [name, values] : arguments.given) {
        const Option* option = find_option(arguments.command, name);
        if (!option) {
            errors.push_back(unknown_option(arguments.command, name, commands_with_options()));
            continue;
        }
        if (option->is_switch()) {
            for (const std::string& value : values)
                if (!value.empty()) errors.push_back(value_not_taken(*option));
            values = {""};
            continue;
        }
        if (values.empty()) errors.push_back(value_missing(*option));
        check_values(arguments.command, *option, values, errors);
        normalise_names(*option, values);
    }
    if (!errors.empty()) return errors;
    return arguments;
}

}  // namespace detente::requests
