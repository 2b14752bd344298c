// SPDX-License-Identifier: Apache-2.0
// The table of keys: what may stand in each part of a scenario file. The reader's check of unknown keys and
// wrong types and the JSON Schema are both made from it, so they cannot drift apart.
//
// To add a key: add one line to its section in keys.cpp (or in the file of the section's own reader) and read
// it with ReadContext. To add a section: write a `const KeyTable& xyz_keys()` and name it in a Type made by
// `table(xyz_keys)`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace detente::toml {

struct KeyTable;

// What kind of value a key takes.
struct Type {
    enum class Base {
        text,
        integer,  // at least `least`, when given
        number,   // 3, 0.25, "2/5"; exact
        boolean,
        date,      // 2019-02-28, "2019-02", 2019
        table,     // a table with the keys of `section`
        map,       // a table from names to values of type of[0]
        list,      // a list of values of type of[0]
        one_of,    // any of the types in `of`, told apart by the kind of value
        anything,  // not looked into
    };
    Base base = Base::text;
    std::vector<std::string_view> choices = {};  // text: the only allowed ones, when given
    std::optional<int> least = {};  // integer: the smallest; list: how many at least (the schema says so)
    const KeyTable& (*section)() = nullptr;
    std::vector<Type> of = {};
};

struct Key {
    std::string_view name;
    Type type;
    std::string_view meaning;       // one line, for the schema and the documentation
    std::string_view example = {};  // what would be right, for errors: `audiences = ["the public"]`
    bool required = false;
};

struct KeyTable {
    std::string_view name;  // "a party", for messages: "a party has no key `leder`"
    std::vector<Key> keys;
};

Type text();
Type choice(std::vector<std::string_view> choices);
Type integer(int least);
Type number();
Type boolean();
Type date();
Type table(const KeyTable& (*section)());
Type map_of(Type type);
Type list_of(Type type);
Type list_of(Type type, int least);
Type one_of(std::vector<Type> types);
Type texts_or_text();  // "a" or ["a", "b"]
Type anything();

// The keys that everything with an id may have: those of Item (scenario/item.h).
std::vector<Key> item_keys();
// `keys` followed by the item keys.
std::vector<Key> with_item_keys(std::vector<Key> keys);
// The same with `id` required: for items that have none by default.
std::vector<Key> with_named_item_keys(std::vector<Key> keys, std::string_view example);

const KeyTable& scenario_keys();  // the whole file

// Names of the keys, for suggestions.
std::vector<std::string> key_names(const KeyTable& section);

}  // namespace detente::toml
