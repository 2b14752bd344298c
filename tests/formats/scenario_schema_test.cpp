// SPDX-License-Identifier: Apache-2.0
// The schema and the skeleton. That the schema validates the examples is tested with an independent
// validator, in tests/python/test_examples.py.
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>

#include "detente/formats/internal/toml/section.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"

namespace detente {
namespace {

TEST(ScenarioSkeleton, ChecksAsItStands) {
    for (const char* id : {"harbour-2024", "", "two words", "quote\"", "[x]"}) {
        const auto scenario = read_scenario(scenario_skeleton(id), "new.toml");
        ASSERT_TRUE(scenario.ok()) << to_string(scenario.errors().front());
        EXPECT_EQ(scenario->id, std::string(id) == "harbour-2024" ? "harbour-2024" : "new-scenario");
        EXPECT_EQ(scenario->parties.size(), 2u);
        EXPECT_EQ(scenario->statements.size(), 2u);
        EXPECT_EQ(scenario->default_account, "record");
    }
}

// What the skeleton shows in comments is right as well: with the comment marks taken away it still checks.
TEST(ScenarioSkeleton, ChecksWithEveryExampleSwitchedOn) {
    std::string text;
    for (std::string rest = scenario_skeleton("x"), line; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        line = rest.substr(0, end);
        rest = end == std::string::npos ? "" : rest.substr(end + 1);
        const bool example = line.rfind("# ", 0) == 0 &&
                             (line.find(" = ") != std::string::npos || line.rfind("# [", 0) == 0) &&
                             line.find("  ") != 1 && line.find(":") != line.size() - 1;
        text += (example ? line.substr(2) : line) + "\n";
    }
    const auto scenario = read_scenario(text, "new.toml");
    ASSERT_TRUE(scenario.ok()) << to_string(scenario.errors().front()) << "\n" << text;
    EXPECT_EQ(scenario->infeasibles.size(), 1u);
    EXPECT_EQ(scenario->numbers.size(), 1u);
    EXPECT_EQ(scenario->demands.size(), 1u);
    EXPECT_EQ(scenario->irreversibilities.size(), 1u);
    EXPECT_TRUE(scenario->as_of.known());
}

// Every key of the table is in the schema under its section, and nothing else is.
TEST(ScenarioSchema, HasTheKeysOfTheReader) {
    const Document schema = scenario_schema();
    const Document* definitions = schema.find("$defs");
    ASSERT_NE(definitions, nullptr);
    std::set<const toml::KeyTable*> seen;
    int keys = 0;
    std::function<void(const toml::KeyTable&, const Document&)> check_section;
    std::function<void(const toml::Type&, const Document&)> check_type = [&](const toml::Type& type,
                                                                             const Document& there) {
        if (type.base == toml::Type::Base::table) {
            const Document* reference = there.find("$ref");
            ASSERT_NE(reference, nullptr);
            const Document* target =
                definitions->find(reference->text()->substr(std::string("#/$defs/").size()));
            ASSERT_NE(target, nullptr);
            if (seen.insert(&type.section()).second) check_section(type.section(), *target);
        } else if (type.base == toml::Type::Base::map) {
            check_type(type.of.front(), *there.find("additionalProperties"));
        } else if (type.base == toml::Type::Base::list) {
            check_type(type.of.front(), *there.find("items"));
        } else if (type.base == toml::Type::Base::one_of) {
            const auto& choices = *there.find("anyOf")->elements();
            ASSERT_EQ(choices.size(), type.of.size());
            for (std::size_t i = 0; i < choices.size(); ++i) check_type(type.of[i], choices[i]);
        }
    };
    check_section = [&](const toml::KeyTable& section, const Document& there) {
        const Document* properties = there.find("properties");
        ASSERT_NE(properties, nullptr) << section.name;
        EXPECT_EQ(properties->members()->size(), section.keys.size()) << section.name;
        EXPECT_EQ(*there.find("additionalProperties"), Document(false)) << section.name;
        for (const toml::Key& key : section.keys) {
            const Document* property = properties->find(key.name);
            ASSERT_NE(property, nullptr) << section.name << " " << key.name;
            EXPECT_FALSE(property->find("description")->text()->empty());
            ++keys;
            check_type(key.type, *property);
        }
    };
    check_section(toml::scenario_keys(), schema);
    EXPECT_GT(keys, 100);
    // Section names give the definitions their names, so no two sections may share one.
    EXPECT_EQ(definitions->members()->size(), seen.size());
}

TEST(ScenarioSchema, IsJson) {
    const Document schema = scenario_schema();
    const std::string text = to_json(schema);
    EXPECT_TRUE(parse_json(text, "schema.json").ok());
    EXPECT_EQ(*schema.find("$schema")->text(), "https://json-schema.org/draft/2020-12/schema");
}

}  // namespace
}  // namespace detente
