// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/text.h"

namespace detente::cli {

namespace {

constexpr std::string_view kPurpose =
    "Turns what the parties to a dispute have said into what they could agree on. Where the statements do "
    "not settle "
    "a question, it answers \"undetermined\" and names the statement that would settle it.";

// Names in one column, what they mean beside them.
std::string explained_list(const std::vector<std::pair<std::string, std::string>>& rows, int width) {
    std::size_t longest = 0;
    for (const auto& [name, meaning] : rows) longest = std::max(longest, name.size());
    longest = std::min<std::size_t>(longest, 22);
    std::string text;
    const std::string indent(longest + 4, ' ');
    for (const auto& [name, meaning] : rows) {
        std::string first = "  " + name;
        if (name.size() > longest) {
            text += first + '\n';
            first = indent;
        } else {
            first.resize(longest + 4, ' ');
        }
        text += paragraph(meaning, width, first, indent);
    }
    return text;
}

std::string options_help(std::string_view command, bool positional, int width) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Option* option : options_of(command)) {
        if (option->positional() != positional) continue;
        std::string name = written(*option);
        if (!option->short_name.empty()) name.insert(0, std::string(option->short_name) + ", ");
        rows.emplace_back(std::move(name), explained(*option) + ".");
    }
    return explained_list(rows, width);
}

std::string program_help(int width, bool color) {
    std::string text = paragraph(kPurpose, width);
    text += "\n" + painted("Usage", Style::heading, color) + "\n  " + usage_line("") + "\n\n";
    text += painted("Commands", Style::heading, color) + "\n";
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Command& command : commands())
        rows.emplace_back(std::string(command.name), std::string(command.summary) + ".");
    text += explained_list(rows, width);
    text += "\n" + painted("Options", Style::heading, color) + "\n" + options_help("", false, width);
    text += "\n" + painted("Begin with", Style::heading, color) + "\n";
    for (const std::string_view line :
         {"new my-case.toml", "check my-case.toml", "deals my-case.toml --settle"})
        text += "  detente " + std::string(line) + "\n";
    text += "\nSee `detente COMMAND --help` for a command and its examples.\n";
    return text;
}

}  // namespace

std::string explained(const Option& option) {
    std::string text(option.meaning);
    std::string more;
    const auto also = [&more](const std::string& part) { more += (more.empty() ? "" : "; ") + part; };
    if (!option.choices.empty()) {
        std::string list;
        for (const std::string_view choice : option.choices)
            list += (list.empty() ? "" : ", ") + std::string(choice);
        also("one of: " + list);
    }
    if (option.bounds)
        also("from " + std::to_string(option.bounds->least) + " to " + std::to_string(option.bounds->most));
    if (!option.standard.empty()) also("default: " + std::string(option.standard));
    if (option.repeats && !option.positional()) also("may be repeated");
    if (!more.empty()) text += " (" + more + ")";
    return text;
}

std::string usage_line(std::string_view command) {
    std::string text = "detente";
    if (command.empty()) return text + " COMMAND [ARGUMENTS] [OPTIONS]";
    text += " " + std::string(command);
    for (const Option* option : options_of(command)) {
        if (option->positional()) {
            text += " " + written(*option);
        } else if (option->name != "--help" && option->name != "--color") {
            text += " [" + written(*option) + "]";
            if (option->repeats) text += "...";
        }
    }
    return text;
}

std::string help_text(std::string_view name, int width, bool color) {
    const Command* command = find_command(name);
    if (!command) return program_help(width, color);
    std::string summary(command->summary);
    std::string text = paragraph("detente " + std::string(name) + ": " + summary + ".", width);
    text += "\n" + painted("Usage", Style::heading, color) + "\n" +
            paragraph(usage_line(name), width, "  ", "      ");
    text += "\n" + paragraph(command->description, width) + "\n";
    if (const std::string list = options_help(name, true, width); !list.empty())
        text += painted("Arguments", Style::heading, color) + "\n" + list + "\n";
    text += painted("Options", Style::heading, color) + "\n" + options_help(name, false, width);
    text += "\n" + painted("Examples", Style::heading, color) + "\n";
    for (const Example& example : command->examples) {
        text += paragraph("# " + std::string(example.shows), width, "  ", "  ");
        text += "  detente " + std::string(example.line) + "\n";
    }
    return text;
}

}  // namespace detente::cli
