// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/toml/section.h"

#include <utility>

namespace detente::toml {

Type text() {
    return {};
}

Type choice(std::vector<std::string_view> choices) {
    Type type;
    type.choices = std::move(choices);
    return type;
}

Type integer(int least) {
    Type type;
    type.base = Type::Base::integer;
    type.least = least;
    return type;
}

Type number() {
    Type type;
    type.base = Type::Base::number;
    return type;
}

Type boolean() {
    Type type;
    type.base = Type::Base::boolean;
    return type;
}

Type date() {
    Type type;
    type.base = Type::Base::date;
    return type;
}

Type table(const KeyTable& (*section)()) {
    Type type;
    type.base = Type::Base::table;
    type.section = section;
    return type;
}

Type map_of(Type element) {
    Type type;
    type.base = Type::Base::map;
    type.of.push_back(std::move(element));
    return type;
}

Type list_of(Type element) {
    Type type;
    type.base = Type::Base::list;
    type.of.push_back(std::move(element));
    return type;
}

Type list_of(Type element, int least) {
    Type type = list_of(std::move(element));
    type.least = least;
    return type;
}

Type one_of(std::vector<Type> types) {
    Type type;
    type.base = Type::Base::one_of;
    type.of = std::move(types);
    return type;
}

Type texts_or_text() {
    return one_of({text(), list_of(text())});
}

Type anything() {
    Type type;
    type.base = Type::Base::anything;
    return type;
}

std::vector<std::string> key_names(const KeyTable& section) {
    std::vector<std::string> names;
    for (const Key& key : section.keys) names.emplace_back(key.name);
    return names;
}

}  // namespace detente::toml
