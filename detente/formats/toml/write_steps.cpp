// SPDX-License-Identifier: Apache-2.0
// The [steps] section as TOML that reads back to the same.
#include <algorithm>

#include "detente/formats/internal/toml/read_steps.h"
#include "detente/formats/internal/toml/write_text.h"

namespace detente::toml {

namespace {

std::string interval(const Interval& value) {
    if (value.is_point()) return number(*value.low);
    return quoted(value == Interval::everything() ? std::string("unknown") : to_string(value));
}

std::string level(const Scenario& scenario, int issue, int number) {
    return quoted(scenario.issues[static_cast<std::size_t>(issue)].levels[static_cast<std::size_t>(number)]);
}

const std::string& party(const Scenario& scenario, int number) {
    return scenario.parties[static_cast<std::size_t>(number)].id;
}

std::string package(const Scenario& scenario, const Package& goal) {
    std::string text;
    for (std::size_t issue = 0; issue < goal.levels.size(); ++issue)
        if (goal.levels[issue] != 0)
            text += (text.empty() ? "{ " : ", ") + scenario.issues[issue].id + " = " +
                    std::to_string(goal.levels[issue]);
    return text.empty() ? "{}" : text + " }";
}

std::string head(const Scenario& scenario, const StepsSection& steps) {
    TableWriter writer("[steps]");
    std::vector<std::string> sides;
    for (const int side : steps.sides) sides.push_back(party(scenario, side));
    writer.texts("sides", sides);
    if (steps.goal) writer.value("goal", quoted(package(scenario, *steps.goal)));
    writer.integer("parts", steps.parts);
    writer.text("period", steps.period);
    writer.text("note", steps.note);
    return writer.take();
}

// A number that stands in its piece carries the piece's id.
bool stands_in(const StepNumber& number, const StepPiece& piece) {
    return number.piece == piece.item.id && number.item.id == piece.item.id;
}

std::string one_piece(const Scenario& scenario, const StepsSection& steps, const StepPiece& piece) {
    TableWriter writer("[[steps.pieces]]");
    writer.item(piece.item);
    writer.text("name", piece.name);
    writer.value("issue", quoted(scenario.issues[static_cast<std::size_t>(piece.issue)].id));
    writer.value("level", level(scenario, piece.issue, piece.to));
    writer.value("from", level(scenario, piece.issue, piece.from));
    writer.value("party", quoted(party(scenario, piece.party)));
    writer.texts("needs", piece.needs);
    writer.texts("instead_of", piece.instead_of);
    const auto yes_or_no = [&](const char* name, const std::optional<bool>& value) {
        if (value) writer.value(name, *value ? "true" : "false");
    };
    yes_or_no("revocable", piece.revocable);
    yes_or_no("divisible", piece.divisible);
    yes_or_no("needs_channel", piece.needs_channel);
    for (const StepNumber& number : steps.numbers)
        if (stands_in(number, piece)) writer.value(number.quantity, interval(number.value));
    if (piece.duration) writer.value("duration", interval(*piece.duration));
    return writer.take();
}

std::string one_sequence(const StepSequence& sequence) {
    TableWriter writer("[[steps.sequences]]");
    writer.item(sequence.item);
    writer.text("title", sequence.title);
    std::string moves;
    for (const StepMove& move : sequence.moves) moves += (moves.empty() ? "[" : ", ") + texts(move.pieces);
    writer.value("moves", moves.empty() ? "[]" : moves + "]");
    return writer.take();
}

std::string one_walk(const StepWalk& walk) {
    TableWriter writer("[[steps.walks]]");
    writer.item(walk.item, "walk." + walk.tone);
    writer.value("tone", quoted(walk.tone));
    writer.value("keeps_channel", walk.keeps_channel ? "true" : "false");
    return writer.take();
}

std::vector<std::string> path_of(const Scenario& scenario, const StepNumber& number) {
    std::vector<std::string> path{"steps"};
    const auto dot = number.quantity.find('.');
    path.push_back(number.quantity.substr(0, dot));
    if (dot != std::string::npos) path.push_back(number.quantity.substr(dot + 1));
    if (number.party >= 0) path.push_back(party(scenario, number.party));
    if (!number.piece.empty()) path.push_back(number.piece);
    if (!number.type.empty()) path.push_back(number.type);
    return path;
}

std::string default_id(const std::vector<std::string>& path) {
    std::string id;
    for (const std::string& part : path) id += (id.empty() ? "" : ".") + part;
    return id;
}

std::string one_number(const Scenario& scenario, const StepsSection& steps, const StepNumber& number) {
    const std::vector<std::string> path = path_of(scenario, number);
    const auto same = std::count_if(steps.numbers.begin(), steps.numbers.end(), [&](const StepNumber& other) {
        return path_of(scenario, other) == path && other.item.id != other.piece;
    });
    TableWriter writer(same > 1 ? "[[" + dotted(path) + "]]" : "[" + dotted(path) + "]");
    writer.item(number.item, default_id(path));
    writer.value("value", interval(number.value));
    return writer.take();
}

}  // namespace

std::string write_steps(const Scenario& scenario) {
    if (!scenario.steps) return {};
    const StepsSection& steps = *scenario.steps;
    std::string text = head(scenario, steps);
    const auto add = [&](const std::string& part) { text += "\n" + part; };
    for (const StepPiece& piece : steps.pieces) add(one_piece(scenario, steps, piece));
    for (const StepSequence& sequence : steps.sequences) add(one_sequence(sequence));
    for (const StepWalk& walk : steps.walks) add(one_walk(walk));
    for (const StepNumber& number : steps.numbers) {
        const bool in_piece = std::any_of(steps.pieces.begin(), steps.pieces.end(),
                                          [&](const StepPiece& piece) { return stands_in(number, piece); });
        if (!in_piece) add(one_number(scenario, steps, number));
    }
    return text;
}

}  // namespace detente::toml
