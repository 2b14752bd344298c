// SPDX-License-Identifier: Apache-2.0
// What every part of the reader carries along: the file's name, the scenario so far, the errors, the ids in
// use.
//
// How a part is written (see read_demands.cpp for a whole one):
//   1. Declare the keys in a Section (section.h). check_structure() has then, before your part runs, reported
//   every unknown
//      key, missing required key and wrong type in your section, with place and remedy. You need not check
//      them again.
//   2. Read values with the getters below. A getter for a key that is absent or of the wrong type gives an
//   empty value
//      without another error, so code reads straight on.
//   3. Report what only you can know with error(node, message, remedy); reading goes on, so that several
//   faults are told in
//      one go. place_in() points inside a text.
//   4. Everything that accounts may switch is an Item: read_item() fills it and register_id() makes its id
//   known (and refuses
//      one that is taken). A number in your section that a contradiction may name is an Item too.
//   5. Names that point elsewhere: party(), level(), sources are checked for you, with did-you-mean.
// Parts run in the order of read_scenario.cpp: parties, issues and sources are complete when your section is
// read; accounts are read last, so they know your ids.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detente/formats/internal/toml/section.h"
#include "detente/formats/toml/node.h"
#include "detente/scenario/scenario.h"

namespace detente::toml {

class ReadContext {
  public:
    explicit ReadContext(Scenario& scenario) : scenario_(scenario) {}

    Scenario& scenario() { return scenario_; }
    const std::string& file() const { return scenario_.file; }

    // --- places and errors
    Place place(const Node& node) const { return {file(), node.line, node.column}; }
    Place key_place(const Node& node) const { return {file(), node.key_line, node.key_column}; }
    // The place of byte `offset` of a text; the text's own place when it was written with escapes.
    Place place_in(const Node& text, std::size_t offset) const;
    void error(Place place, std::string message, std::string remedy);
    void error(const Node& node, std::string message, std::string remedy) {
        error(place(node), std::move(message), std::move(remedy));
    }
    // "unknown party `uss`; did you mean `us`?", "unknown level `prat` of issue `nuclear`". Suggestions are
    // not looked for once enough errors are told.
    void unknown(Place place, std::string_view what, std::string_view name,
                 const std::vector<std::string>& known, std::string_view of_what = {});
    bool failed() const { return !errors_.empty(); }
    // Sorted by place, at most Limits::errors of them and one line that says how many more.
    Errors take_errors();

    // Reports what does not fit the table of keys, in the whole tree below `node`.
    void check_structure(const Node& node, const KeyTable& section);

    // --- values of a table's key; empty when absent or of the wrong type
    const Node* child(const Node& table, std::string_view key, Node::Kind kind) const;
    std::string text(const Node& table, std::string_view key) const;
    std::vector<std::string> texts(const Node& table, std::string_view key) const;  // "a" or ["a", "b"]
    std::optional<int> integer(const Node& table, std::string_view key) const;
    std::optional<bool> boolean(const Node& table, std::string_view key) const;
    Date date(const Node& table, std::string_view key);  // reports a day that cannot be
    // The exact number of a node that is 3, 0.25 or "2/5"; at most 1,000 characters and exponents to 400.
    std::optional<Rational> number(const Node& node);
    std::optional<Rational> number(const Node& table, std::string_view key);
    // Calls `each` for every element of a list of text (or the one text); nodes carry the places.
    void each_text(const Node& table, std::string_view key,
                   const std::function<void(const Node&)>& each) const;

    // --- names that point elsewhere; reported when unknown
    std::optional<int> party(const Node& text);
    std::optional<int> party(const Node& table, std::string_view key);
    std::optional<int> issue(std::string_view id, Place place);
    // A level by its name or its number.
    std::optional<int> level(int issue, const Node& name_or_number);

    // --- items and their ids
    // Fills the item from the table's keys. The id is `default_id` when none is given, and is not registered
    // yet.
    Item read_item(const Node& table, std::string default_id);
    // Makes an id known to accounts; an error that names both places when it is taken. False then.
    bool register_id(const std::string& id, const Place& place);
    // An id that stands for several items, as "R2" for "R2.us" and "R2.dprk".
    bool register_group(const std::string& id, std::vector<std::string> members, const Place& place);
    // Whether the id may stand in a file: letters, digits, `_ - . : /`, other scripts. Reported when not.
    bool good_id(const std::string& id, const Place& place, std::string_view what);
    // The same of a name that people read, which may have blanks (detente/base/names.h).
    bool good_name(const std::string& name, const Place& place, std::string_view what);
    bool knows_id(const std::string& id) const { return ids_.contains(id); }
    // The items that an id stands for; empty when it is unknown.
    std::vector<std::string> members(const std::string& id) const;
    const std::vector<std::string>& known_ids() const { return id_order_; }

    // --- items that take back others (read_references.cpp)
    // Before the parts are read: which ids will stand for several items.
    void expect_groups(const Node& root);
    // The ids under `key`, a group's members for its id. `from` is the item that names them; empty for a
    // source.
    std::vector<std::string> read_references(const Node& table, std::string_view key,
                                             const std::string& from);
    // After all ids are known: reports ids that do not exist, items that take back themselves, and rings.
    void check_references();

    // The states of the standoff by the names that statements may use, once [standoff] was read and names
    // any. Statements that name another are errors then; before, any name is accepted.
    void set_states(std::vector<std::string> states) { states_ = std::move(states); }
    const std::optional<std::vector<std::string>>& states() const { return states_; }

    std::vector<std::string> party_ids() const;
    std::vector<std::string> issue_ids() const;

  private:
    void check_value(const Node& node, const Type& type, const Key& key);
    void check_text(const Node& node, const Type& type, const Key& key);
    bool full() const { return errors_.size() >= 4 * Limits::errors; }

    Scenario& scenario_;
    Errors errors_;
    std::size_t untold_ = 0;
    std::size_t long_numbers_ = 0;
    std::unordered_map<std::string, Place> ids_;
    std::vector<std::string> id_order_;
    std::unordered_map<std::string, std::vector<std::string>> groups_;
    std::optional<std::vector<std::string>> states_;

    struct Reference {
        std::string from;
        const Node* name;
        std::string_view key;
    };
    std::vector<Reference> references_;
    std::size_t reference_count_ = 0;
    std::unordered_map<std::string, std::vector<std::string>> expected_groups_;
    std::unordered_map<std::string, std::string> group_of_;
};

// A day that exists, a month or a year, from "2019-02-28", "2019-02", "2019"; nothing otherwise.
std::optional<Date> parse_date(std::string_view text);

}  // namespace detente::toml
