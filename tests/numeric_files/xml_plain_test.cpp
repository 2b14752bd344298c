// SPDX-License-Identifier: Apache-2.0
// The quick reader of plain XML beside the whole one: where the first reads a text, the second reads the same of it.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "detente/formats/internal/numeric/xml_plain.h"
#include "detente/formats/numeric/xml_tree.h"

namespace detente::numeric {
namespace {

void expect_same(const XmlNode& plain, const XmlNode& whole) {
    RC_ASSERT(plain.name == whole.name);
    RC_ASSERT(plain.attributes.size() == whole.attributes.size());
    for (std::size_t k = 0; k < plain.attributes.size(); ++k) {
        RC_ASSERT(plain.attributes[k].name == whole.attributes[k].name);
        RC_ASSERT(plain.attributes[k].value == whole.attributes[k].value);
    }
    RC_ASSERT(plain.text == whole.text);
    RC_ASSERT(plain.place() == whole.place());
    const XmlNode* other = whole.first_child;
    for (const XmlNode& child : plain.children()) {
        RC_ASSERT(other != nullptr);
        expect_same(child, *other);
        other = other->next;
    }
    RC_ASSERT(other == nullptr);
}

const std::string kText =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<utility_space type=\"any\" number_of_issues=\"2\">\n"
    "  <objective index=\"0\" name=\"o\">\n"
    "    <issue index=\"1\" name=\"Hard Disk\"\n      type=\"discrete\"><item index=\"1\" value=\"60 Gb\" "
    "evaluation=\"4.5\" /></issue>\n"
    "    <weight index=\"1\" value=\"1.0\">\n    </weight>\n"
    "  </objective>\r\n"
    "  <reservation>0.5 of\n it</reservation>\n"
    "</utility_space>\n";

TEST(PlainXml, ReadsWhatProgramsWrite) {
    const auto plain = parse_plain_xml(kText, "a.xml");
    ASSERT_NE(plain, nullptr);
    const XmlNode& objective = *plain->first_child;
    EXPECT_EQ(objective.first_child->place(), (Place{"a.xml", 4, 5}));
    EXPECT_EQ(*objective.first_child->first_child->attribute("value"), "60 Gb");
    EXPECT_EQ(objective.next->text, "0.5 of\n it");
}

TEST(PlainXml, LeavesTheRestToTheWholeReader) {
    for (const char* text : {"",
                             "a",
                             "<a",
                             "<a>",
                             "<a></b>",
                             "<a/><b/>",
                             "<a/>x",
                             "<a b='1'/>",
                             "<a b=\"&lt;\"/>",
                             "<a b=\"1\"c=\"2\"/>",
                             "<a b=\"1\" b=\"2\"/>",
                             "<a><!-- x --></a>",
                             "<a><![CDATA[x]]></a>",
                             "<!DOCTYPE a><a/>",
                             "<a>]]></a>",
                             "<a>x\r\ny</a>",
                             "<a b=\"\xC3\xA4\"/>",
                             "\xEF\xBB\xBF<a/>",
                             "<a b=\"1\n2\"/>",
                             "<a\x01/>",
                             "<a b = \"1\"/>",
                             "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>",
                             "<?xml encoding=\"UTF-8\"?><a/>",
                             "<?xml?><a/>",
                             "<a>x<b/>y</a>",
                             "</a>"})
        EXPECT_EQ(parse_plain_xml(text, "a.xml"), nullptr) << text;
}

// More than the first block of the tree's memory holds.
TEST(PlainXml, ReadsManyElements) {
    std::string text = "<a>";
    for (int k = 0; k < 5'000; ++k) text += "<b c=\"" + std::to_string(k) + "\"/>";
    text += "</a>";
    const auto plain = parse_plain_xml(text, "a.xml");
    ASSERT_NE(plain, nullptr);
    const auto whole = parse_xml(text, "a.xml");
    ASSERT_TRUE(whole.ok());
    int k = 0;
    const XmlNode* other = (*whole)->first_child;
    for (const XmlNode& child : plain->children()) {
        ASSERT_NE(other, nullptr);
        EXPECT_EQ(*child.attribute("c"), std::to_string(k++));
        EXPECT_EQ(*other->attribute("c"), *child.attribute("c"));
        EXPECT_EQ(other->place(), child.place());
        other = other->next;
    }
    EXPECT_EQ(k, 5'000);
    EXPECT_EQ(other, nullptr);
}

RC_GTEST_PROP(PlainXml, AgreesWithTheWholeReaderHoweverItIsChanged, ()) {
    std::string text = kText;
    const int changes = *rc::gen::inRange(0, 4);
    for (int k = 0; k < changes; ++k) {
        const auto at = static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(text.size())));
        const auto from = static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(text.size())));
        const auto size = static_cast<std::size_t>(*rc::gen::inRange(0, 40));
        switch (*rc::gen::inRange(0, 3)) {
            case 0:
                text.insert(at, 1, *rc::gen::elementOf(std::string("<>/\"'=&;? \n\r\t]-!x1:\x7F\x01")));
                break;
            case 1:
                text.erase(at, size % 4 + 1);
                break;
            default:
                text.insert(at, text.substr(from, size));
        }
        if (text.empty()) break;
    }
    const auto plain = parse_plain_xml(text, "a.xml");
    RC_CLASSIFY(plain != nullptr);
    if (!plain) return;
    const auto whole = parse_xml(text, "a.xml");
    RC_ASSERT(whole.ok());
    expect_same(*plain, **whole);
}

}  // namespace
}  // namespace detente::numeric
