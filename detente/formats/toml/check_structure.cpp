// SPDX-License-Identifier: Apache-2.0
// Holds a tree against the table of keys: unknown keys, missing keys, wrong types.
#include <algorithm>
#include <charconv>

#include "detente/base/suggest.h"
#include "detente/formats/internal/toml/read_context.h"

namespace detente::toml {

namespace {

bool kind_fits(const Node& node, const Type& type) {
    switch (type.base) {
        case Type::Base::text:
            return node.is(Node::Kind::text);
        case Type::Base::integer:
            return node.is(Node::Kind::integer);
        case Type::Base::number:
            return node.is(Node::Kind::integer) || node.is(Node::Kind::real) || node.is(Node::Kind::text);
        case Type::Base::boolean:
            return node.is(Node::Kind::boolean);
        case Type::Base::date:  // 2019 alone is a whole number to TOML
            return node.is(Node::Kind::date) || node.is(Node::Kind::text) ||
                   (node.is(Node::Kind::integer) && !node.based);
        case Type::Base::table:
        case Type::Base::map:
            return node.is(Node::Kind::table);
        case Type::Base::list:
            return node.is(Node::Kind::array);
        case Type::Base::one_of:
            return std::any_of(type.of.begin(), type.of.end(),
                               [&](const Type& one) { return kind_fits(node, one); });
        case Type::Base::anything:
            break;
    }
    return true;
}

std::string in_words(const Type& type) {
    switch (type.base) {
        case Type::Base::text:
            return "text";
        case Type::Base::integer:
            return "a whole number";
        case Type::Base::number:
            return "a number";
        case Type::Base::boolean:
            return "true or false";
        case Type::Base::date:
            return "a date";
        case Type::Base::table:
        case Type::Base::map:
            return "a table";
        case Type::Base::list:
            return "a list";
        case Type::Base::one_of:
            break;
        case Type::Base::anything:
            return "anything";
    }
    std::string text;
    for (const Type& one : type.of) text += (text.empty() ? "" : " or ") + in_words(one);
    return text;
}

std::string example_of(const Key& key) {
    return key.example.empty() ? std::string() : "write for instance " + std::string(key.example);
}

}  // namespace

void ReadContext::check_structure(const Node& node, const KeyTable& section) {
    for (const Node& child : node.children) {
        const auto known = std::find_if(section.keys.begin(), section.keys.end(),
                                        [&](const Key& key) { return key.name == child.key; });
        if (known != section.keys.end())
            check_value(child, known->type, *known);
        else if (full())
            ++untold_;
        else
            error(key_place(child), std::string(section.name) + " has no key `" + child.key + "`",
                  child.key.size() > 64 ? "leave it out" : did_you_mean(child.key, key_names(section)));
    }
    for (const Key& key : section.keys)
        if (key.required && !node.find(key.name))
            error(node.line == 0 ? Place{file(), 1, 1} : place(node),
                  std::string(section.name) + " needs the key `" + std::string(key.name) + "`",
                  example_of(key));
}

void ReadContext::check_value(const Node& node, const Type& type, const Key& key) {
    if (!kind_fits(node, type)) {
        error(node,
              "`" + std::string(key.name) + "` takes " + in_words(type) + ", not " +
                  std::string(toml::in_words(node.kind)),
              example_of(key));
        return;
    }
    switch (type.base) {
        case Type::Base::text:
            check_text(node, type, key);
            break;
        case Type::Base::integer: {
            int value = 0;
            const char* end = node.text.data() + node.text.size();
            const auto parsed = std::from_chars(node.text.data(), end, value);
            if (parsed.ec != std::errc{} || parsed.ptr != end || (type.least && value < *type.least))
                error(
                    node, "`" + std::string(key.name) + "` cannot be " + node.text,
                    "it is a whole number from " + std::to_string(type.least.value_or(0)) + " to 2147483647");
            break;
        }
        case Type::Base::number:
            if (!number(node))
                error(node, "`" + node.text.substr(0, 60) + "` is not a number that can be kept exactly",
                      "write 3, 0.25, 1e-3 or \"2/5\"");
            break;
        case Type::Base::date:
            if (!parse_date(node.text))
                error(node, "`" + node.text.substr(0, 60) + "` is not a day, month or year that can be",
                      "write 2019-02-28, \"2019-02\" or 2019");
            break;
        case Type::Base::table:
            check_structure(node, type.section());
            break;
        case Type::Base::map:
        case Type::Base::list:
            for (const Node& child : node.children) check_value(child, type.of.front(), key);
            break;
        case Type::Base::one_of:
            for (const Type& one : type.of)
                if (kind_fits(node, one)) return check_value(node, one, key);
            break;
        case Type::Base::boolean:
        case Type::Base::anything:
            break;
    }
}

void ReadContext::check_text(const Node& node, const Type& type, const Key& key) {
    if (type.choices.empty()) return;
    if (std::find(type.choices.begin(), type.choices.end(), node.text) != type.choices.end()) return;
    if (full()) {
        ++untold_;
        return;
    }
    const std::vector<std::string> choices(type.choices.begin(), type.choices.end());
    error(place_in(node, 0), "`" + std::string(key.name) + "` cannot be `" + node.text.substr(0, 60) + "`",
          did_you_mean(node.text, choices));
}

}  // namespace detente::toml
