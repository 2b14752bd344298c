// SPDX-License-Identifier: Apache-2.0
#include "cli/completions.h"

#include <vector>

#include "cli/commands.h"
#include "cli/options.h"

namespace detente::cli {

namespace {

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
    return text;
}

std::vector<std::string_view> flags(std::string_view command) {
    std::vector<std::string_view> names;
    for (const Option* option : options_of(command))
        if (!option->positional()) names.push_back(option->name);
    return names;
}

std::string names_of_commands() {
    std::string text;
    for (const std::string& name : command_names()) text += (text.empty() ? "" : " ") + name;
    return text;
}

// What a positional argument is completed with.
std::vector<std::string_view> argument_choices(std::string_view command) {
    for (const Option* option : options_of(command)) {
        if (!option->positional()) continue;
        if (option->name == "WHAT") {
            std::vector<std::string_view> names;
            for (const Command& one : commands()) names.push_back(one.name);
            return names;
        }
        return option->choices;
    }
    return {};
}

bool takes_file(std::string_view command) {
    return find_option(command, "FILE") != nullptr;
}

bool takes_directory(const Option& option) {
    return option.value == "DIR";
}

std::string bash() {
    std::string script =
        "# bash completion for detente\n"
        "_detente() {\n"
        "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
        "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
        "        case $word in " +
        [] {
            std::string cases;
            for (const std::string& name : command_names()) cases += (cases.empty() ? "" : "|") + name;
            return cases;
        }() +
        ") command=$word; break ;; esac\n"
        "    done\n"
        "    COMPREPLY=()\n"
        "    case $command:$previous in\n";
    for (const Command& command : commands())
        for (const Option* option : options_of(command.name)) {
            if (option->positional() || option->is_switch()) continue;
            const std::string at =
                "        " + std::string(command.name) + ":" + std::string(option->name) + ") ";
            if (!option->choices.empty())
                script += at + "COMPREPLY=($(compgen -W \"" + joined(option->choices) +
                          "\" -- \"$current\")); return ;;\n";
            else if (takes_directory(*option))
                script += at + "COMPREPLY=($(compgen -d -- \"$current\")); return ;;\n";
            else
                script += at + "return ;;\n";
        }
    script +=
        "        :--color) COMPREPLY=($(compgen -W \"auto always never\" -- \"$current\")); return ;;\n    "
        "esac\n"
        "    case $command:$current in\n";
    for (const Command& command : commands())
        script += "        " + std::string(command.name) + ":-*) COMPREPLY=($(compgen -W \"" +
                  joined(flags(command.name)) + "\" -- \"$current\")) ;;\n";
    for (const Command& command : commands()) {
        const auto choices = argument_choices(command.name);
        if (!choices.empty())
            script += "        " + std::string(command.name) + ":*) COMPREPLY=($(compgen -W \"" +
                      joined(choices) + "\" -- \"$current\")) ;;\n";
        else if (takes_file(command.name))
            script += "        " + std::string(command.name) +
                      ":*) compopt -o filenames; COMPREPLY=($(compgen -f -- \"$current\")) ;;\n";
    }
    script += "        :-*) COMPREPLY=($(compgen -W \"" + joined(flags("")) +
              "\" -- \"$current\")) ;;\n"
              "        :*) COMPREPLY=($(compgen -W \"" +
              names_of_commands() +
              "\" -- \"$current\")) ;;\n"
              "    esac\n"
              "}\n"
              "complete -F _detente detente\n";
    return script;
}

// A text inside single quotes of a shell.
std::string in_quotes(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\'')
            result += "'\\''";
        else
            result += c;
    }
    return result;
}

// A text inside an option's brackets of zsh's _arguments.
std::string zsh_text(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
        result += c;
    }
    return in_quotes(result);
}

std::string zsh_action(const Option& option) {
    if (!option.choices.empty()) return "(" + joined(option.choices) + ")";
    if (option.name == "WHAT") return "(" + names_of_commands() + ")";
    if (takes_directory(option)) return "_files -/";
    return option.name == "FILE" ? "_files" : "";
}

std::string zsh_arguments(std::string_view command) {
    std::string text;
    for (const Option* option : options_of(command)) {
        text += " \\\n                '";
        if (option->positional()) {
            text += std::string(option->repeats    ? "*"
                                : option->required ? ""
                                                   : ":") +
                    ":" + std::string(option->name) + ":" + zsh_action(*option) + "'";
            continue;
        }
        if (option->repeats) text += "*";
        text += std::string(option->name) + "[" + zsh_text(option->meaning) + "]";
        for (int i = 0; i < option->values(); ++i) text += ":value:" + zsh_action(*option);
        text += "'";
    }
    return text;
}

std::string zsh() {
    std::string script =
        "#compdef detente\n"
        "_detente() {\n"
        "    local state line\n"
        "    _arguments -C" +
        zsh_arguments("") +
        " \\\n"
        "                '1:command:->command' '*::argument:->argument'\n"
        "    case $state in\n"
        "        command)\n"
        "            local -a known=(\n";
    for (const Command& command : commands())
        script += "                '" + std::string(command.name) + ":" + in_quotes(command.summary) + "'\n";
    script +=
        "            )\n            _describe command known ;;\n        argument)\n            case "
        "$words[1] in\n";
    for (const Command& command : commands())
        script += "            " + std::string(command.name) + ")\n                _arguments" +
                  zsh_arguments(command.name) + " ;;\n";
    return script + "            esac ;;\n    esac\n}\n_detente \"$@\"\n";
}

std::string fish() {
    std::string script =
        "# fish completion for detente\n"
        "complete -c detente -f\n";
    const std::string none = "complete -c detente -n __fish_use_subcommand";
    for (const Command& command : commands())
        script += none + " -a " + std::string(command.name) + " -d '" + in_quotes(command.summary) + "'\n";
    script += none + " -l version -d 'print the version'\n";
    for (const Command& command : commands()) {
        const std::string start =
            "complete -c detente -n '__fish_seen_subcommand_from " + std::string(command.name) + "'";
        for (const Option* option : options_of(command.name)) {
            if (option->positional()) continue;
            script += start + " -l " + std::string(option->name.substr(2));
            if (!option->is_switch()) script += " -x";
            if (!option->choices.empty()) script += " -a '" + joined(option->choices) + "'";
            if (takes_directory(*option)) script += " -a '(__fish_complete_directories)'";
            script += " -d '" + in_quotes(option->meaning) + "'\n";
        }
        if (const auto choices = argument_choices(command.name); !choices.empty())
            script += start + " -a '" + joined(choices) + "'\n";
        else if (takes_file(command.name))
            script += start + " -F\n";
    }
    return script;
}

}  // namespace

std::string completions(std::string_view shell) {
    if (shell == "bash") return bash();
    if (shell == "zsh") return zsh();
    if (shell == "fish") return fish();
    return {};
}

}  // namespace detente::cli
