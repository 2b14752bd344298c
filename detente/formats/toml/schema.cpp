// SPDX-License-Identifier: Apache-2.0
// JSON Schema (draft 2020-12) of the scenario file, from the table of keys that the reader checks against.
#include <map>
#include <utility>

#include "detente/formats/internal/toml/section.h"
#include "detente/formats/toml.h"

namespace detente {

namespace {

using toml::Key;
using toml::KeyTable;
using toml::Type;

class SchemaWriter {
  public:
    Document write() {
        Document root = Document::object();
        root.set("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.set("title", "detente scenario");
        root.set("description",
                 "A dispute as parties, issues, statements, sources and accounts. Dates may be TOML dates; "
                 "an editor "
                 "that hands them on as text is served too.");
        const Document whole = section(toml::scenario_keys());
        for (const Document::Member& member : *whole.members()) root.set(member.key, member.value);
        root.set("$defs", std::move(definitions_));
        return root;
    }

  private:
    Document section(const KeyTable& section) {
        Document properties = Document::object();
        Document required = Document::array();
        for (const Key& key : section.keys) {
            Document schema = type(key.type);
            schema.set("description", key.meaning);
            properties.set(std::string(key.name), std::move(schema));
            if (key.required) required.push(key.name);
        }
        Document result = Document::object();
        result.set("type", "object");
        result.set("properties", std::move(properties));
        result.set("additionalProperties", false);
        if (!required.elements()->empty()) result.set("required", std::move(required));
        return result;
    }

    // A reference to the section's definition, written when it is first met.
    Document reference(const KeyTable& target) {
        const auto [entry, fresh] = names_.emplace(&target, std::string());
        if (fresh) {
            entry->second = free_name(target.name);
            const std::string name = entry->second;
            definitions_.set(name, Document());  // so that a section may hold itself
            definitions_.set(name, section(target));
        }
        Document result = Document::object();
        result.set("$ref", "#/$defs/" + names_.at(&target));
        return result;
    }

    // "a-party" of "a party"; with a number where two sections are called alike.
    std::string free_name(std::string_view section) const {
        std::string name;
        for (const char c : section) {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
                name += c;
            else if (c == ' ')
                name += '-';
        }
        if (!definitions_.find(name)) return name;
        int number = 2;
        while (definitions_.find(name + "-" + std::to_string(number))) ++number;
        return name + "-" + std::to_string(number);
    }

    static Document plain(std::string_view name) {
        Document result = Document::object();
        result.set("type", name);
        return result;
    }

    static Document pattern(std::string_view expression) {
        Document result = plain("string");
        result.set("pattern", expression);
        return result;
    }

    static Document any_of(Document::Array types) {
        Document result = Document::object();
        result.set("anyOf", Document(std::move(types)));
        return result;
    }

    Document type(const Type& type) {
        switch (type.base) {
            case Type::Base::text: {
                Document result = plain("string");
                if (!type.choices.empty()) result.set("enum", Document::array_of(type.choices));
                return result;
            }
            case Type::Base::integer: {
                Document result = plain("integer");
                if (type.least) result.set("minimum", *type.least);
                return result;
            }
            case Type::Base::number:
                return any_of(
                    {plain("number"),
                     pattern("^[+-]?([0-9]+/[0-9]+|([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?)$")});
            case Type::Base::boolean:
                return plain("boolean");
            case Type::Base::date: {
                Document year = plain("integer");
                year.set("minimum", 1000);
                year.set("maximum", 9999);
                return any_of({pattern("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"), std::move(year)});
            }
            case Type::Base::table:
                return reference(type.section());
            case Type::Base::map: {
                Document result = plain("object");
                result.set("additionalProperties", this->type(type.of.front()));
                return result;
            }
            case Type::Base::list: {
                Document result = plain("array");
                result.set("items", this->type(type.of.front()));
                if (type.least) result.set("minItems", *type.least);
                return result;
            }
            case Type::Base::one_of: {
                Document::Array types;
                for (const Type& one : type.of) types.push_back(this->type(one));
                return any_of(std::move(types));
            }
            case Type::Base::anything:
                break;
        }
        return Document::object();
    }

    Document definitions_ = Document::object();
    std::map<const KeyTable*, std::string> names_;
};

}  // namespace

Document scenario_schema() {
    return SchemaWriter().write();
}

}  // namespace detente
