// SPDX-License-Identifier: Apache-2.0
// Files made to exhaust a reader, and numbers beyond what the platforms hold.
#include <gtest/gtest.h>

#include <string>

#include "detente/formats/numeric/genius_parts.h"
#include "detente/formats/numeric/xml_tree.h"

namespace detente::numeric {
namespace {

TEST(HostileXml, NothingButOpeningTagsIsRefusedAtTheirDepth) {
    std::string text;
    for (int i = 0; i < 150'000; ++i) text += "<objective>";
    const auto read = parse_xml(text, "deep.xml");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.errors().front().message, "elements are nested more than 200 deep");
    EXPECT_EQ(read.errors().front().place.line, 1);
}

TEST(HostileXml, AnglesInValuesAndCommentsAreNoDepth) {
    std::string text = "<utility_space><!-- <a><b> --><objective>";
    for (int i = 0; i < 120'000; ++i) text += "<item value=\"a > b\"/>";
    text += "</objective></utility_space>";
    const auto read = parse_xml(text, "flat.xml");
    ASSERT_TRUE(read.ok());
    const XmlNode* objective = (*read)->first_child;
    ASSERT_NE(objective, nullptr);
    EXPECT_EQ(objective->next, nullptr);
    int items = 0;
    for (const XmlNode& item : objective->children()) items += item.name == "item" ? 1 : 0;
    EXPECT_EQ(items, 120'000);
}

TEST(HostileNumbers, BeyondDoublesNothingIsRead) {
    EXPECT_TRUE(parse_number(" 1e308 ").ok());
    ASSERT_FALSE(parse_number("1e309").ok());
    EXPECT_EQ(parse_number("1e309").errors().front().message, "`1e309` is beyond what a double holds");
    for (const char* text : {"NaN", "nan", "inf", "Infinity", "-inf", "1e99999", "0x10", "1/3", ""})
        EXPECT_FALSE(parse_number(text).ok()) << text;
}

}  // namespace
}  // namespace detente::numeric
