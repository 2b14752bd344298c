// SPDX-License-Identifier: Apache-2.0
#include "web/engine/edits.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "detente/case/internal/each_item.h"
#include "detente/case/internal/removal.h"
#include "detente/formats/internal/toml/statement_language.h"
#include "detente/formats/internal/toml/write_text.h"
#include "detente/formats/open.h"
#include "detente/formats/toml.h"
#include "web/engine/text_edits.h"

namespace detente::page {

const char* const kTheWords = "your words";

namespace {

std::string field(const Document& edit, const char* name) {
    const Document* value = edit.find(name);
    return value && value->text() ? *value->text() : std::string();
}

Error not_there(const std::string& id) {
    return make_error({}, "there is no item `" + id + "` to change", "undo the change before this one");
}

Item* item_of(Scenario& scenario, const std::string& id) {
    Item* found = nullptr;
    cases::each_item(scenario, [&](Item& item, cases::ItemRole) {
        if (!found && item.id == id) found = &item;
    });
    return found;
}

Statement* statement_of(Scenario& scenario, const std::string& id) {
    for (Statement& statement : scenario.statements)
        if (statement.item.id == id) return &statement;
    return nullptr;
}

std::optional<Standing> standing_named(const std::string& name) {
    for (const Standing standing :
         {Standing::assumed, Standing::inferred, Standing::reported, Standing::on_record})
        if (to_string(standing) == name) return standing;
    return std::nullopt;
}

std::optional<Direction> direction_named(const std::string& name) {
    for (const Direction direction : {Direction::absent, Direction::more, Direction::strictly_more,
                                      Direction::less, Direction::strictly_less, Direction::same})
        if (to_string(direction) == name) return direction;
    return std::nullopt;
}

Result<toml::WrittenComparison> read_words(const std::string& words, const Scenario& scenario) {
    Errors errors;
    auto read = toml::parse_comparison(
        words, scenario, [&](std::size_t offset, std::string message, std::string remedy) {
            errors.push_back(make_error({kTheWords, 1, static_cast<int>(offset) + 1}, std::move(message),
                                        std::move(remedy)));
        });
    if (!errors.empty() || !read) return errors;
    return std::move(*read);
}

// The text as edited where it reads as `wanted`, else `wanted` written anew.
Edited settled(const Edited& before, const std::optional<std::string>& text, Scenario wanted) {
    if (text) {
        Result<Scenario> read = read_scenario(*text, before.source.path);
        if (read && *read == wanted) return {source_text(before.source.path, *text), std::move(*read)};
    }
    std::string written = write_scenario(wanted);
    Result<Scenario> read = read_scenario(written, before.source.path);
    if (read) wanted = std::move(*read);
    return {source_text(before.source.path, std::move(written)), std::move(wanted)};
}

Result<Edited> switched_off(const Edited& before, const std::string& id) {
    Scenario wanted = before.scenario;
    const Item* item = item_of(wanted, id);
    if (!item) return not_there(id);
    const Place place = item->place;
    cases::remove_items(wanted, {id});
    return settled(before, without_block(before.source.bytes, place.line, id), std::move(wanted));
}

Result<Edited> with_standing(const Edited& before, const std::string& id, const std::string& to) {
    const std::optional<Standing> standing = standing_named(to);
    if (!standing)
        return make_error({}, "`" + to + "` is no standing", "on_record, reported, inferred and assumed are");
    Scenario wanted = before.scenario;
    Item* item = item_of(wanted, id);
    if (!item) return not_there(id);
    item->standing = *standing;
    // Who says that a thing is assumed says why, as the file's own rule has it.
    auto text = with_value(before.source.bytes, item->place.line, "standing", toml::quoted(to));
    if (*standing == Standing::assumed && item->because.empty()) {
        item->because = "Tried in the page.";
        if (text) text = with_value(*text, item->place.line, "because", toml::quoted(item->because));
    }
    return settled(before, text, std::move(wanted));
}

Result<Edited> with_words(const Edited& before, const std::string& id, const std::string& to) {
    Scenario wanted = before.scenario;
    Statement* statement = statement_of(wanted, id);
    if (!statement) return not_there(id);
    Result<toml::WrittenComparison> words = read_words(to, wanted);
    if (!words) return words.errors();
    statement->first = words->first;
    statement->relation = words->relation;
    statement->second = words->second;
    return settled(before,
                   with_value(before.source.bytes, statement->item.place.line, "says", toml::quoted(to)),
                   std::move(wanted));
}

Result<Edited> with_direction(const Edited& before, const std::string& id, const std::string& to) {
    const std::optional<Direction> direction = direction_named(to);
    if (!direction)
        return make_error({}, "`" + to + "` is no direction",
                          "more, less, strictly more, strictly less and same are");
    if (*direction == Direction::absent) return switched_off(before, id);
    Scenario wanted = before.scenario;
    for (Preference& preference : wanted.preferences) {
        if (preference.item.id != id) continue;
        preference.direction = *direction;
        return settled(
            before,
            with_value(before.source.bytes, preference.item.place.line, "direction", toml::quoted(to)),
            std::move(wanted));
    }
    // Nothing was said of it so far.
    const std::size_t dot = id.find('.');
    const int party = dot == std::string::npos ? -1 : find_party(wanted, id.substr(0, dot));
    const int issue = dot == std::string::npos ? -1 : find_issue(wanted, id.substr(dot + 1));
    if (party < 0 || issue < 0) return not_there(id);
    Preference preference;
    preference.item.id = id;
    preference.party = party;
    preference.issue = issue;
    preference.direction = *direction;
    wanted.preferences.push_back(std::move(preference));
    return settled(before, std::nullopt, std::move(wanted));
}

Result<Edited> with_statement(const Edited& before, const Document& edit) {
    const std::string says = field(edit, "says");
    const Result<toml::WrittenComparison> words = read_words(says, before.scenario);
    if (!words) return words.errors();
    toml::TableWriter table("[[statements]]");
    table.text("id", field(edit, "id"));
    table.text("party", field(edit, "party"));
    table.value("says", toml::quoted(says));
    table.text("standing", field(edit, "standing").empty() ? "assumed" : field(edit, "standing"));
    table.text("because", field(edit, "because").empty() ? "Tried in the page." : field(edit, "because"));
    const std::string added = "\n" + table.take();
    std::string text = before.source.bytes;
    if (!text.empty() && text.back() != '\n') text += '\n';
    Result<Scenario> read = read_scenario(text + added, before.source.path);
    if (read) return Edited{source_text(before.source.path, text + added), std::move(*read)};
    // Where the file writes its statements in a list of its own, none can be appended as it stands.
    text = write_scenario(before.scenario);
    Result<Scenario> again = read_scenario(text + added, before.source.path);
    if (!again) return read.errors();
    return Edited{source_text(before.source.path, text + added), std::move(*again)};
}

Result<Edited> edited(const Edited& before, const Document& edit) {
    const std::string op = field(edit, "op");
    const std::string id = field(edit, "id");
    if (op == "off") return switched_off(before, id);
    if (op == "standing") return with_standing(before, id, field(edit, "to"));
    if (op == "words") return with_words(before, id, field(edit, "to"));
    if (op == "direction") return with_direction(before, id, field(edit, "to"));
    if (op == "add") return with_statement(before, edit);
    return make_error({}, "there is no change `" + op + "`", "off, standing, words, direction and add are");
}

// A conflict is written as the scenario that it describes before it is changed.
Result<Edited> as_written(const SourceText& source) {
    Result<Opened> opened = open_texts({source});
    if (!opened) return opened.errors();
    if (auto* scenario = std::get_if<TomlScenario>(&*opened)) return Edited{source, scenario->scenario};
    if (auto* conflict = std::get_if<GmcrConflict>(&*opened))
        return Edited{source_text(source.path, write_scenario(conflict->scenario)), conflict->scenario};
    return make_error({source.path, 0, 0}, "only scenarios with statements can be changed here",
                      "change the file and open it again");
}

}  // namespace

Result<Edited> apply_edits(const SourceText& source, const Document& edits) {
    Result<Edited> now = as_written(source);
    const Document::Array* list = edits.elements();
    if (!now || !list) return now;
    for (const Document& edit : *list) {
        Result<Edited> next = edited(*now, edit);
        if (!next) return next.errors();
        now = std::move(next);
    }
    return now;
}

}  // namespace detente::page
