// SPDX-License-Identifier: Apache-2.0
// The TOML parser against an independent one, toml++: the same texts accepted, with the same values.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <toml++/toml.h>

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "detente/formats/toml/parse_text.h"

namespace detente {
namespace {

using toml::Node;

// Both trees as one kind of text: keys sorted, numbers as values.
std::string canonical(const Node& node) {
    switch (node.kind) {
        case Node::Kind::text:
            return "s" + std::to_string(node.text.size()) + ":" + node.text;
        case Node::Kind::integer:
            return "i" + std::to_string(std::strtoll(node.text.c_str(), nullptr, 10));
        case Node::Kind::real: {
            std::ostringstream out;
            out << "r" << std::strtod(node.text.c_str(), nullptr);
            return out.str();
        }
        case Node::Kind::boolean:
            return "b" + node.text;
        case Node::Kind::date:
            return "d";
        case Node::Kind::array: {
            std::string out = "[";
            for (const Node& child : node.children) out += canonical(child) + ",";
            return out + "]";
        }
        case Node::Kind::table:
            break;
    }
    std::map<std::string, std::string> sorted;
    for (const Node& child : node.children) sorted[child.key] = canonical(child);
    std::string out = "{";
    for (const auto& [key, value] : sorted) out += key + "=" + value + ",";
    return out + "}";
}

std::string canonical(const ::toml::node& node) {
    if (const auto* text = node.as_string())
        return "s" + std::to_string(text->get().size()) + ":" + text->get();
    if (const auto* integer = node.as_integer()) return "i" + std::to_string(integer->get());
    if (const auto* real = node.as_floating_point()) {
        std::ostringstream out;
        out << "r" << real->get();
        return out.str();
    }
    if (const auto* boolean = node.as_boolean()) return boolean->get() ? "btrue" : "bfalse";
    if (const auto* array = node.as_array()) {
        std::string out = "[";
        for (const auto& child : *array) out += canonical(child) + ",";
        return out + "]";
    }
    if (const auto* table = node.as_table()) {
        std::map<std::string, std::string> sorted;
        for (const auto& [key, value] : *table) sorted[std::string(key.str())] = canonical(value);
        std::string out = "{";
        for (const auto& [key, value] : sorted) out += key + "=" + value + ",";
        return out + "}";
    }
    return "d";
}

std::string ours(const std::string& text) {
    if (!toml::check_text(text, "f.toml").empty()) return "refused";
    const toml::Parsed parsed = toml::parse_text(text, "f.toml");
    return parsed.errors.empty() ? canonical(parsed.root) : "refused";
}

std::string theirs(const std::string& text) {
    try {
        return canonical(::toml::parse(text));
    } catch (const ::toml::parse_error&) {
        return "refused";
    }
}

// The corners of TOML 1.0, section by section of its specification.
const std::vector<std::string>& corners() {
    static const std::vector<std::string> texts = {
        // comments, blank lines, line ends
        "",
        "\n\n",
        "# only a comment",
        "a = 1 # comment",
        "a = 1\r\nb = 2\r\n",
        "a = \"# no comment\"",
        "a = 1 b = 2",
        "= 1",
        // keys
        "bare_key-1 = 1",
        "1234 = 1",
        "\"quoted key\" = 1",
        "'literal' = 1",
        "\"\" = 1",
        "a.b.c = 1",
        "a . b = 1",
        "a.\"b.c\" = 1",
        "3.14 = 1",
        "a..b = 1",
        ".a = 1",
        "a. = 1",
        "a b = 1",
        "a",
        "a =",
        "\"\"\"a\"\"\" = 1",
        "é = 1",
        "a = 1\na = 2",
        "a.b = 1\na.c = 2",
        "a = 1\na.b = 2",
        "a.b = 1\na = 2",
        "a.b.c = 1\na.b = 2",
        // text
        R"(a = "tab\tquote\"back\\slash\u00E9\U0001F600")",
        R"(a = "\x41")",
        R"(a = "\uD800")",
        R"(a = "\u12")",
        R"(a = 'C:\raw')",
        "a = \"two\nlines\"",
        "a = \"open",
        "a = 'open",
        "a = \"\"\"\nfirst newline goes\"\"\"",
        "a = \"\"\"one \\\n   two\"\"\"",
        "a = \"\"\"quotes \"\" inside\"\"\"",
        "a = \"\"\"\"two\"\"\"\"",
        "a = \"\"\"\"\"two\"\"\"\"\"",
        "a = '''it''s'''",
        "a = ''''one''''",
        "a = \"\"\"open",
        "a = \"\"\"\\  \n\n  x\"\"\"",
        "a = \"\"\"\\ x\"\"\"",
        "a = '''\n\\n'''",
        "a = \"\"\"x\\\r\n  y\"\"\"",
        "a = \"\"",
        "a = \"\"\"\"\"\"",
        "a = 'b' 'c'",
        // numbers
        "a = 0",
        "a = -0",
        "a = +99",
        "a = 1_000",
        "a = 1__0",
        "a = _1",
        "a = 1_",
        "a = 01",
        "a = 0x_1",
        "a = 0xDEAD_beef",
        "a = 0o755",
        "a = 0b1101",
        "a = 0b2",
        "a = 0o8",
        "a = +0x1",
        "a = 1.0",
        "a = 1.",
        "a = .5",
        "a = 5e+22",
        "a = 1e06",
        "a = -2E-2",
        "a = 6.626e-34",
        "a = 1e",
        "a = 1_0.0_1",
        "a = 1._0",
        "a = inf",
        "a = nan",
        "a = +inf",
        "a = Inf",
        "a = 03.14",
        "a = 9223372036854775807",
        // booleans
        "a = true",
        "a = false",
        "a = True",
        "a = yes",
        // dates, as far as syntax goes
        "a = 1979-05-27",
        "a = 1979-05-27T07:32:00Z",
        "a = 1979-05-27 07:32:00",
        "a = 07:32:00",
        "a = 1979-05-27T00:32:00.5-07:00",
        // lists
        "a = []",
        "a = [1, 2, ]",
        "a = [1,, 2]",
        "a = [,]",
        "a = [\n1, # one\n2\n]",
        "a = [1, \"two\", [3]]",
        "a = [1",
        "a = 1]",
        "a = [1 2]",
        "a = [{ b = 1 }, { b = 2 }]",
        // tables
        "[a]",
        "[a]\n[a]",
        "[a.b]\n[a]",
        "[a]\n[a.b]",
        "[a.b]\nc = 1\n[a]\nd = 2",
        "[a]\nb = 1\n[a.b]\nc = 1",
        "[]",
        "[a.]",
        "[a..b]",
        "[ a . b ]",
        "[a",
        "[a] b = 1",
        "[a]]",
        "[\"x y\".'z']",
        "a.b = 1\n[a]\nc = 1",
        "[a]\nb.c = 1\n[a.b]\nd = 1",
        "[a]\nb.c = 1\n[a.b.d]\ne = 1",
        "[a.b.c]\nz = 9\n[a]\nb.c.t = 1",
        "[a.b.c]\nz = 9\n[a]\nb.t = 1",
        "[a.b.c]\nz = 9\n[a]\nb.t = 1\n[a.b]",
        "[a.b.c]\nz = 9\n[a]\nb.t = 1\n[a.b.d]",
        "[a.b]\n[a]\nb.c = 1",
        "a = 1\n[a]",
        "a = 1\n[a.b]",
        "a = {}\n[a.b]",
        "a = []\n[[a]]",
        "[[a]]",
        "[[a]]\nb = 1\n[[a]]\nb = 2",
        "[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2",
        "[a]\n[[a]]",
        "[[a]]\n[a]",
        "[[a.b]]\n[a.b.c]\n[[a.b]]",
        "[[a]]\n[[a.b]]\nc = 1\n[[a.b]]",
        "[[a]",
        "[[a] ]",
        "[a.b]\n[[a]]",
        "[[a]]\nb = 1\n[a.b]",
        "a = [{}]\n[a.b]",
        // tables in braces
        "a = { }",
        "a = { b = 1, c = 2 }",
        "a = { b = 1, }",
        "a = { b = 1\n}",
        "a = { b.c = 1, b.d = 2 }",
        "a = { b = 1, b = 2 }",
        "a = { b = { c = 1 } }",
        "a = { b = 1 }\na.c = 2",
        "a = { b = 1 }\n[a]",
        "a = { , }",
        "a = {",
        "a = { b }",
        "a = { b = [1,\n2] }",
        "a = { b = {}, b.c = 1 }",
        "a.b = {}\na.b.c = 1",
    };
    return texts;
}

TEST(TomlSyntax, AgreesWithAnIndependentParserOnTheCorners) {
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "toml++ itself runs past the end of a switch on one of these texts";
#endif
    int accepted = 0;
    for (const std::string& text : corners()) {
        EXPECT_EQ(ours(text), theirs(text)) << text;
        accepted += ours(text) != "refused";
    }
    EXPECT_GT(accepted, 70);
    EXPECT_GT(static_cast<int>(corners().size()) - accepted, 70);
}

// Texts close to right ones: two corners one after the other, with up to three bytes changed.
RC_GTEST_PROP(TomlSyntax, AgreesWithAnIndependentParserNearby, ()) {
    const std::string signs = "[]{}=.,\"'#\n\\ ab1_-+e";
    std::string text = *rc::gen::elementOf(corners()) + "\n" + *rc::gen::elementOf(corners());
    for (int edits = *rc::gen::inRange(0, 4); edits > 0 && !text.empty(); --edits) {
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        const char sign = *rc::gen::elementOf(signs);
        switch (*rc::gen::inRange(0, 3)) {
            case 0:
                text[at] = sign;
                break;
            case 1:
                text.insert(at, 1, sign);
                break;
            default:
                text.erase(at, 1);
                break;
        }
    }
    // Days that cannot be are told by the reader of dates, in its own words; numbers beyond 64 bits are kept
    // here.
    RC_PRE(text.find("1979") == std::string::npos && text.find("07:32") == std::string::npos);
    RC_PRE(text.find("9223372036854775807") == std::string::npos);
    RC_LOG() << text << "\n";
    RC_ASSERT(ours(text) == theirs(text));
}

TEST(TomlSyntax, NumbersKeepTheirText) {
    const auto text = [](const std::string& value) {
        return toml::parse_text("a = " + value, "f").root.children.at(0).text;
    };
    EXPECT_EQ(text("0.1"), "0.1");
    EXPECT_EQ(text("1_000.50"), "1000.50");
    EXPECT_EQ(text("0.30000000000000000000000000000000000001"), "0.30000000000000000000000000000000000001");
    EXPECT_EQ(text("0xFF"), "255");
    EXPECT_EQ(text("-12e-3"), "-12e-3");
}

TEST(TomlSyntax, PlacesOfKeysValuesAndText) {
    const toml::Parsed parsed =
        toml::parse_text("# one\n[a.\"b c\"]\n  key = [ 1,\n  \"x\" ]\nd.e = { f = 'y' }\n", "f");
    ASSERT_TRUE(parsed.errors.empty());
    const Node& table = parsed.root.find("a")->children.at(0);
    EXPECT_EQ(table.key, "b c");
    EXPECT_EQ(std::make_pair(table.key_line, table.key_column), std::make_pair(2, 4));
    const Node& list = table.children.at(0);
    EXPECT_EQ(std::make_pair(list.key_line, list.key_column), std::make_pair(3, 3));
    EXPECT_EQ(std::make_pair(list.line, list.column), std::make_pair(3, 9));
    const Node& text = list.children.at(1);
    EXPECT_EQ(std::make_pair(text.line, text.column), std::make_pair(4, 3));
    EXPECT_EQ(std::make_pair(text.text_line, text.text_column), std::make_pair(4, 4));
    const Node& inner = table.find("d")->find("e")->children.at(0);
    EXPECT_EQ(std::make_pair(inner.key_line, inner.key_column), std::make_pair(5, 9));
    EXPECT_EQ(std::make_pair(inner.line, inner.column), std::make_pair(5, 13));
}

TEST(TomlSyntax, TablesKeepFileOrderAndFindWideOnesQuickly) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "k" + std::to_string((i * 7919) % 100'003) + " = 1\n";
    const toml::Parsed parsed = toml::parse_text(text, "f");
    ASSERT_TRUE(parsed.errors.empty());
    ASSERT_EQ(parsed.root.children.size(), 100'000u);
    EXPECT_EQ(parsed.root.children[1].key, "k7919");
    EXPECT_EQ(parsed.root.find("k15838"), &parsed.root.children[2]);
    EXPECT_EQ(parsed.root.find("nothing"), nullptr);
}

TEST(TomlSyntax, SeveralFaultsAreToldAndThenItStops) {
    const toml::Parsed two = toml::parse_text("a = \nb = 1\nc = oops\n", "f");
    ASSERT_EQ(two.errors.size(), 2u);
    EXPECT_EQ(two.errors[1].place.line, 3);
    std::string text;
    for (int i = 0; i < 100; ++i) text += "]\n";
    EXPECT_EQ(toml::parse_text(text, "f").errors.size(), 20u);
}

}  // namespace
}  // namespace detente
