// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.h"

#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/options.h"
#include "detente/base/version.h"

namespace detente::cli {

namespace {

struct Term {
    std::string_view name;
    std::string_view meaning;
};

constexpr Term kExitCodes[] = {
    {"0", "Done."},
    {"2", "The command line is wrong."},
    {"3",
     "What was read is wrong, a file cannot be read or written, the space is too large for what was asked, "
     "or the "
     "statements contradict each other under every account asked for."},
    {"4", "The program failed: an internal fault, not enough memory, or results that cannot be written."},
    {"130", "Interrupted (SIGINT)."},
};

constexpr Term kEnvironment[] = {
    {"NO_COLOR", "When set and not empty, no colour unless --color always."},
    {"CLICOLOR_FORCE",
     "When set and neither empty nor 0, colour even where the output is no terminal, unless NO_COLOR "
     "or --color never."},
    {"COLUMNS", "The width of the text where the output is no terminal; 80 without it."},
};

constexpr std::string_view kStreams =
    "Results go to standard output; progress, notes and errors go to standard error. With --json the result "
    "is one JSON "
    "document, and so are errors. Each error is a sentence with file, line and column, and says what would "
    "be right.";

// Text in which roff sees no commands.
std::string roff(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\')
            result += "\\e";
        else if (c == '-')
            result += "\\-";
        else if (c == '\'')
            result += "\\(aq";
        else if (c == '`')
            result += "\\(ga";
        else if (c == '.' && (result.empty() || result.back() == '\n'))
            result += "\\&.";
        else
            result += c;
    }
    return result;
}

std::string bold(std::string_view text) {
    return "\\fB" + roff(text) + "\\fR";
}

std::string option_term(const Option& option) {
    std::string text;
    if (!option.short_name.empty()) text += bold(option.short_name) + ", ";
    text += option.positional() ? "\\fI" + roff(written(option)) + "\\fR" : bold(option.name);
    if (!option.value.empty()) text += " \\fI" + roff(option.value) + "\\fR";
    return text;
}

void man_options(std::string& page, std::string_view command) {
    for (const Option* option : options_of(command)) {
        if (!command.empty() && option->commands.empty()) continue;  // shown once, for all commands
        page += ".TP\n" + option_term(*option) + "\n" + roff(explained(*option)) + ".\n";
    }
}

void man_terms(std::string& page, std::string_view heading, const Term* begin, const Term* end) {
    page += ".SH " + std::string(heading) + "\n";
    for (const Term* term = begin; term != end; ++term)
        page += ".TP\n" + bold(term->name) + "\n" + roff(term->meaning) + "\n";
}

std::string markdown_cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.replace(at, 1, "\\|");
    return text;
}

void markdown_options(std::string& page, std::string_view command) {
    page += "| option | meaning |\n|---|---|\n";
    for (const Option* option : options_of(command)) {
        if (!command.empty() && option->commands.empty()) continue;
        std::string name = "`" + written(*option) + "`";
        if (!option->short_name.empty()) name.insert(0, "`" + std::string(option->short_name) + "`, ");
        page += "| " + markdown_cell(name) + " | " + markdown_cell(explained(*option)) + " |\n";
    }
    page += "\n";
}

void markdown_terms(std::string& page, std::string_view heading, const Term* begin, const Term* end) {
    page += "## " + std::string(heading) + "\n\n";
    for (const Term* term = begin; term != end; ++term)
        page += "* `" + std::string(term->name) + "`: " + std::string(term->meaning) + "\n";
    page += "\n";
}

}  // namespace

std::string manual_page() {
    std::string page = ".TH DETENTE 1 \"\" \"detente " + std::string(kVersion) + "\" \"User Commands\"\n";
    page += ".SH NAME\ndetente \\- what the parties to a dispute could agree on, from what they have said\n";
    page += ".SH SYNOPSIS\n";
    for (const Command& command : commands()) page += roff(usage_line(command.name)) + "\n.br\n";
    page += ".SH DESCRIPTION\n" + roff(kStreams) + "\n.SH OPTIONS OF EVERY COMMAND\n";
    man_options(page, "");
    page += ".SH COMMANDS\n";
    for (const Command& command : commands()) {
        page += ".SS " + roff(usage_line(command.name)) + "\n" + roff(command.description) + "\n";
        man_options(page, command.name);
        page += ".PP\nExamples:\n";
        for (const Example& example : command.examples)
            page +=
                ".TP\n" + bold("detente " + std::string(example.line)) + "\n" + roff(example.shows) + "\n";
    }
    man_terms(page, "EXIT STATUS", std::begin(kExitCodes), std::end(kExitCodes));
    man_terms(page, "ENVIRONMENT", std::begin(kEnvironment), std::end(kEnvironment));
    return page;
}

std::string manual_markdown() {
    std::string page = "# The command line\n\n";
    page += "This page is printed by `detente help --markdown`; a test holds it to the program.\n\n";
    page += std::string(kStreams) + "\n\n";
    page += "## Options of every command\n\n";
    markdown_options(page, "");
    for (const Command& command : commands()) {
        page += "## detente " + std::string(command.name) + "\n\n";
        std::string summary(command.summary);
        page += "`" + usage_line(command.name) + "`\n\n" + std::string(command.description) + "\n\n";
        bool own = false;
        for (const Option* option : options_of(command.name)) own = own || !option->commands.empty();
        if (own) markdown_options(page, command.name);
        page += "```sh\n";
        for (const Example& example : command.examples)
            page += "# " + std::string(example.shows) + "\ndetente " + std::string(example.line) + "\n";
        page += "```\n\n";
    }
    markdown_terms(page, "Exit codes", std::begin(kExitCodes), std::end(kExitCodes));
    markdown_terms(page, "Environment", std::begin(kEnvironment), std::end(kEnvironment));
    page.pop_back();
    return page;
}

}  // namespace detente::cli
