// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/schema.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "detente/requests/options.h"

namespace detente::requests {

namespace {

constexpr std::string_view kDraft = "https://json-schema.org/draft/2020-12/schema";

Document typed(std::string_view type) {
    return Document::object().set("type", std::string(type));
}

Document either(Document first, Document second) {
    Document list = Document::array();
    list.push(std::move(first)).push(std::move(second));
    return Document::object().set("anyOf", std::move(list));
}

// By name: a level's number or name, a value or its number.
Document by_issue() {
    Document entry = Document::object();
    entry.set("additionalProperties", either(typed("string"), typed("number"))).set("type", "object");
    return entry;
}

std::optional<long long> whole(std::string_view text) {
    long long value = 0;
    const auto [rest, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || rest != text.data() + text.size()) return std::nullopt;
    return value;
}

// One value that follows the option.
Document value_schema(const Option& option) {
    switch (option.kind) {
        case ValueKind::date:
            return typed("string").set("pattern", "^(head|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$");
        case ValueKind::number:
            return either(typed("number"),
                          typed("string").set("pattern", "^[+-]?[0-9.]+([eE][+-]?[0-9]+|/[0-9]+)?$"));
        case ValueKind::package:
        case ValueKind::outcome:
            return either(typed("string"), by_issue());
        case ValueKind::list:
            return typed("array").set("items", typed("string"));
        case ValueKind::automatic:
            break;
    }
    if (option.bounds)
        return typed("integer")
            .set("minimum", static_cast<std::int64_t>(option.bounds->least))
            .set("maximum", static_cast<std::int64_t>(option.bounds->most));
    Document text = typed("string");
    if (!option.choices.empty()) {
        Document names = Document::array();
        for (const std::string_view choice : option.choices) names.push(std::string(choice));
        text.set("enum", std::move(names));
    }
    return text;
}

Document property(const Option& option) {
    Document schema;
    if (option.is_switch()) {
        schema = typed("boolean").set("default", false);
    } else if (option.values() > 1) {
        schema = typed("array").set("items", value_schema(option));
        schema.set("minItems", option.values()).set("maxItems", option.values());
    } else if (option.repeats && option.kind != ValueKind::list) {
        schema = typed("array").set("items", value_schema(option));
        if (option.required) schema.set("minItems", 1);
    } else {
        schema = value_schema(option);
    }
    if (!option.standard.empty()) {
        const auto number = option.bounds ? whole(option.standard) : std::nullopt;
        schema.set("default", number ? Document(static_cast<std::int64_t>(*number))
                                     : Document(std::string(option.standard)));
    }
    schema.set("description", std::string(option.meaning)).set("x-sets", std::string(option.sets));
    return schema;
}

// "--as-of" as programs write it; positional arguments by what they set.
std::string key_of(const Option& option) {
    if (option.positional()) return std::string(option.sets);
    std::string key(option.name.substr(2));
    std::replace(key.begin(), key.end(), '-', '_');
    return key;
}

}  // namespace

const std::vector<std::string_view>& questions() {
    static const std::vector<std::string_view> names = {"deals",   "standoff", "check", "briefing",
                                                        "history", "ledger",   "steps", "value",
                                                        "plan",    "propose",  "diff"};
    return names;
}

Document request_schema(std::string_view question) {
    Document properties = Document::object(), required = Document::array();
    for (const Option* option : options_of(question)) {
        if (option->sets.empty()) continue;
        Document one = property(*option);
        // One file or several: a list either way, so that one shape fits every question.
        if (option->positional() && !option->repeats) {
            Document list = typed("array").set("items", typed("string"));
            list.set("minItems", 1).set("maxItems", 1);
            list.set("description", std::string(option->meaning)).set("x-sets", std::string(option->sets));
            one = std::move(list);
        }
        const std::string key = key_of(*option);
        properties.set(key, std::move(one));
        if (option->required) required.push(key);
    }
    Document schema = Document::object();
    schema.set("$schema", std::string(kDraft)).set("title", "A request to detente: " + std::string(question));
    schema.set("type", "object").set("properties", std::move(properties));
    schema.set("required", std::move(required)).set("additionalProperties", false);
    return schema;
}

Document requests_schema() {
    Document definitions = Document::object(), any = Document::array();
    for (const std::string_view question : questions()) {
        definitions.set(std::string(question), request_schema(question));
        any.push(Document::object().set("$ref", "#/$defs/" + std::string(question)));
    }
    Document schema = Document::object();
    schema.set("$schema", std::string(kDraft)).set("title", "Requests to detente");
    schema.set("anyOf", std::move(any)).set("$defs", std::move(definitions));
    return schema;
}

}  // namespace detente::requests
