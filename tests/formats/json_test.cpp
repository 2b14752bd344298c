// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/json.h"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

namespace detente {
namespace {

Document parsed(const std::string& text) {
    auto document = parse_json(text, "f.json");
    EXPECT_TRUE(document.ok()) << to_string(document.errors().front());
    return document.ok() ? *document : Document();
}

std::string error_of(const std::string& text) {
    const auto document = parse_json(text, "f.json");
    return document.ok() ? "accepted" : to_string(document.errors().front());
}

TEST(Json, WritesInOrderAndReadably) {
    Document inner = Document::object();
    inner.set("b", 1);
    inner.set("a", Document::array().push(1).push("x\n\"\\").push(true).push(nullptr));
    Document outer = Document::object();
    outer.set("schema", "detente.test/1");
    outer.set("list", Document::array().push(inner).push(Document::array()));
    outer.set("empty", Document::object());
    outer.set("half", Rational(1, 2));
    EXPECT_EQ(to_json(outer), R"({
  "schema": "detente.test/1",
  "list": [
    {
      "b": 1,
      "a": [1, "x\n\"\\", true, null]
    },
    []
  ],
  "empty": {},
  "half": "1/2"
}
)");
    EXPECT_EQ(
        to_json(outer, -1),
        R"({"schema":"detente.test/1","list":[{"b":1,"a":[1,"x\n\"\\",true,null]},[]],"empty":{},"half":"1/2"})");
}

TEST(Json, NumbersKeepWhatTheyWereWrittenAs) {
    EXPECT_EQ(*parsed("9223372036854775807").integer(), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(*parsed("-9223372036854775808").integer(), std::numeric_limits<std::int64_t>::min());
    for (const char* text : {"9223372036854775808", "18446744073709551616", "0.1", "1e-3", "1E300", "-0.0",
                             "0.30000000000000000000000000000000000001"}) {
        const Document document = parsed(text);
        ASSERT_NE(document.number_text(), nullptr) << text;
        EXPECT_EQ(document.number_text()->text, text);
        EXPECT_EQ(to_json(document, -1), text);
    }
}

TEST(Json, WhatHasNoWordInJson) {
    EXPECT_EQ(to_json(Document(std::nan("")), -1), "null");
    EXPECT_EQ(to_json(Document(std::numeric_limits<double>::infinity()), -1), "null");
    EXPECT_EQ(to_json(Document("caf\xE9"), -1), "\"caf\xEF\xBF\xBD\"");
}

RC_GTEST_PROP(Json, DoublesReadBackToTheSameBits, (std::uint64_t bits)) {
    const double value = std::bit_cast<double>(bits);
    RC_PRE(std::isfinite(value));
    const double again = std::strtod(to_json(Document(value), -1).c_str(), nullptr);
    RC_ASSERT(std::bit_cast<std::uint64_t>(again) == bits);
}

TEST(Json, ErrorsSayWhere) {
    EXPECT_EQ(error_of("{\n  \"a\": 1,\n  \"a\": 2\n}"),
              "f.json:3:5: the key `a` is given twice in one object; keep one of them");
    EXPECT_NE(error_of("[1, 2").find("f.json:1:6: this is not JSON"), std::string::npos) << error_of("[1, 2");
    EXPECT_NE(error_of("{\n \"a\" 1}").find("f.json:2:6: this is not JSON"), std::string::npos)
        << error_of("{\n \"a\" 1}");
    EXPECT_NE(error_of("").find("f.json:1:1: this is not JSON"), std::string::npos) << error_of("");
    EXPECT_NE(error_of("\"caf\xE9\"").find("f.json:1:6: this is not JSON"), std::string::npos)
        << error_of("\"caf\xE9\"");
    EXPECT_NE(error_of("1 2").find("f.json:1:3: this is not JSON"), std::string::npos) << error_of("1 2");
    EXPECT_EQ(error_of("[1E400]"),
              "f.json:1:6: this is not JSON: number overflow parsing '1E400'; a JSON value is text in double "
              "quotes, a number, true, false, null, [ ... ] or { \"key\": ... }");
    EXPECT_NE(error_of("[NaN]").find("this is not JSON"), std::string::npos);
}

TEST(Json, DeepNesting) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(error_of(nested(200)), "accepted");
    EXPECT_EQ(error_of(nested(1'000'000)), "f.json:1:201: values are nested more than 200 deep; nest less");
}

// Wide objects are read in linear time: a quadratic reader would take minutes here.
TEST(Json, WideObjects) {
    std::string text = "{";
    for (int i = 0; i < 200'000; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":0";
    const Document document = parsed(text + "}");
    ASSERT_NE(document.members(), nullptr);
    EXPECT_EQ(document.members()->size(), 200'000u);
    EXPECT_EQ(document.members()->back().key, "k199999");
}

Document random_document(int depth) {
    const int kind = *rc::gen::inRange(0, depth > 3 ? 5 : 7);
    switch (kind) {
        case 0:
            return Document();
        case 1:
            return Document(*rc::gen::arbitrary<bool>());
        case 2:
            return Document(*rc::gen::arbitrary<std::int64_t>());
        case 3:
            return Document(
                *rc::gen::element(std::string(), std::string("a\"\\\n\t\x01"), std::string("≤ é 😀")));
        case 4:
            return Document(Document::NumberText{
                *rc::gen::element(std::string("0.10"), std::string("1e9"), std::string("-2.5"))});
        case 5: {
            Document array = Document::array();
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i) array.push(random_document(depth + 1));
            return array;
        }
        default:
            break;
    }
    Document object = Document::object();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        object.set("k" + std::to_string(i), random_document(depth + 1));
    return object;
}

RC_GTEST_PROP(Json, ReadsBackWhatItWrites, ()) {
    const Document document = random_document(0);
    for (const int indent : {-1, 2}) {
        const std::string text = to_json(document, indent);
        const auto again = parse_json(text, "f.json");
        RC_ASSERT(again.ok());
        RC_ASSERT(*again == document);
        RC_ASSERT(nlohmann::json::accept(text));
    }
}

}  // namespace

// Streamed arrays stand in an indented document on one line, or one element a line, and are read back as
// arrays.
TEST(Json, WritesStreamedArrays) {
    Document document = Document::object();
    document.set("ids", Document(Document::Streamed{[](const std::function<void(const Document&)>& put) {
                     for (int k = 1; k <= 3; ++k) put(Document(k));
                 }}));
    document.set("states", Document(Document::Streamed{[](const std::function<void(const Document&)>& put) {
                                                           for (int k = 1; k <= 2; ++k) {
                                                               Document state = Document::object();
                                                               state.set("id", k).set("name", nullptr);
                                                               put(state);
                                                           }
                                                       },
                                                       true}));
    document.set("empty", Document(Document::Streamed{[](const auto&) {}}));
    document.set("after", Document::array_of(std::vector<int>{1, 2}));
    EXPECT_EQ(
        to_json(document),
        "{\n  \"ids\": [1,2,3],\n  \"states\": [\n{\"id\":1,\"name\":null},\n{\"id\":2,\"name\":null}],\n"
        "  \"empty\": [],\n  \"after\": [1, 2]\n}\n");
    EXPECT_TRUE(parse_json(to_json(document), "x").ok());
}

// In parts, and their sum is the text; a large document is never held whole.
TEST(Json, WritesInParts) {
    const Document document(Document::Streamed{[](const std::function<void(const Document&)>& put) {
        for (int k = 0; k < 200'000; ++k) put(Document(k));
    }});
    std::size_t parts = 0, largest = 0;
    std::string whole;
    write_json(document, [&](std::string_view part) {
        ++parts;
        largest = std::max(largest, part.size());
        whole += part;
    });
    EXPECT_GT(parts, 10u);
    EXPECT_LT(largest, 70'000u);
    EXPECT_EQ(whole, to_json(document));
}

}  // namespace detente
