// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/tables.h"

#include <array>

namespace detente::standoff {
namespace {

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + "\"";
}

std::string dot_text(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c == '\n' || c == '\r' ? ' ' : c;
    }
    return quoted + "\"";
}

std::string level_text(const Conflict& conflict, State s, std::size_t option) {
    const int level = conflict.level(s, static_cast<int>(option));
    const StandoffOption& of = conflict.options[option];
    return of.levels.empty() ? (level == 1 ? "yes" : "no") : of.levels[static_cast<std::size_t>(level)];
}

}  // namespace

std::string to_csv(const AccountStandoff& answer) {
    const Conflict& conflict = answer.conflict;
    std::string out = "id,code,name";
    for (const StandoffOption& option : conflict.options) out += "," + csv_cell(option.id);
    for (const ConceptAnswer& one : answer.concepts) {
        for (std::size_t i = 0; i < one.stable.size(); ++i)
            out += "," + csv_cell(one.key + ":" + conflict.decision_makers[i].id);
        out += "," + one.key;
    }
    out += "\r\n";
    for (State s = 0; s < conflict.count; ++s) {
        out += std::to_string(s + 1) + ",";
        if (!conflict.graph_form()) out += std::to_string(conflict.code(s));
        out += ",";
        if (!conflict.names.empty()) out += csv_cell(conflict.names[s]);
        for (std::size_t o = 0; o < conflict.options.size(); ++o)
            out += "," + csv_cell(level_text(conflict, s, o));
        for (const ConceptAnswer& one : answer.concepts) {
            for (const Bits& stable : one.stable) out += stable[s] ? ",1" : ",0";
            out += one.equilibria[s] ? ",1" : ",0";
        }
        out += "\r\n";
    }
    return out;
}

Result<std::string> to_dot(const AccountStandoff& answer) {
    const Conflict& conflict = answer.conflict;
    std::uint64_t moves = 0;
    for (const Moves& one : conflict.moves) moves += one.count();
    if (conflict.count > 2'000 || moves > 20'000)
        return make_error({},
                          "the state graph has " + std::to_string(conflict.count) + " states and " +
                              std::to_string(moves) + " moves",
                          "a drawing is made of at most 2,000 states and 20,000 moves");
    static constexpr std::array<const char*, 8> kColors = {"#1b6ca8", "#c0392b", "#27823b", "#8e44ad",
                                                           "#b9770e", "#117a65", "#5d6d7e", "#a04000"};
    std::string out = "digraph standoff {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
    for (State s = 0; s < conflict.count; ++s) {
        out += "  " + std::to_string(s + 1) + " [label=" + dot_text(conflict.label(s));
        if (!answer.concepts.empty() && answer.concepts.front().equilibria[s]) out += ", peripheries=2";
        if (conflict.status_quo == s) out += ", style=bold";
        out += "];\n";
    }
    for (std::size_t i = 0; i < conflict.moves.size(); ++i)
        for (State s = 0; s < conflict.count; ++s)
            conflict.moves[i].each_from(s, [&](State t) {
                out += "  " + std::to_string(s + 1) + " -> " + std::to_string(t + 1) + " [color=\"" +
                       kColors[i % kColors.size()] +
                       "\", style=" + (improves(conflict, i, s, t) ? "solid" : "dotted") +
                       ", tooltip=" + dot_text(conflict.decision_makers[i].name) + "];\n";
            });
    return out + "}\n";
}

}  // namespace detente::standoff
