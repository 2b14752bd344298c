// SPDX-License-Identifier: Apache-2.0
#include "detente/base/document.h"

#include <gtest/gtest.h>

#include "detente/base/error.h"

using detente::Document;

TEST(Document, KeepsKeysInTheOrderTheyWereSet) {
    Document document = Document::object();
    document.set("b", 1).set("a", "x").set("b", 2);
    ASSERT_EQ(document.members()->size(), 2u);
    EXPECT_EQ((*document.members())[0].key, "b");
    EXPECT_EQ(*document.find("b")->integer(), 2);
    EXPECT_EQ(document.find("c"), nullptr);
}

// Far beyond the number of members from which keys are indexed, with keys that come again, copied in the
// middle.
TEST(Document, LargeObjectsKeepTheirOrderToo) {
    Document document = Document::object();
    const int n = 100'000;
    for (int k = 0; k < n; ++k) {
        document.set("key" + std::to_string(k), k);
        if (k % 1000 == 0) document.set("key" + std::to_string(k / 2), -k);
        if (k == 500) document = Document(document);
    }
    ASSERT_EQ(document.members()->size(), static_cast<std::size_t>(n));
    for (int k = 0; k < n; ++k) {
        const std::string key = "key" + std::to_string(k);
        ASSERT_EQ((*document.members())[static_cast<std::size_t>(k)].key, key);
        ASSERT_EQ(*document.find(key)->integer(), k > 0 && 2 * k < n && 2 * k % 1000 == 0 ? -2 * k : k);
    }
    EXPECT_EQ(document.find("key"), nullptr);
    EXPECT_EQ(Document(document), document);
    Document moved = std::move(document);
    moved.set("key7", "x");
    EXPECT_EQ(moved.members()->size(), static_cast<std::size_t>(n));
}

TEST(Document, StreamedArraysAreMadeWhenAskedFor) {
    int made = 0;
    const Document document(Document::Streamed{[&](const std::function<void(const Document&)>& put) {
        for (int k = 0; k < 3; ++k, ++made) put(Document(k));
    }});
    EXPECT_EQ(made, 0);
    EXPECT_FALSE(document.is_null());
    EXPECT_EQ(document.elements(), nullptr);
    int sum = 0;
    for (int time = 0; time < 2; ++time)
        document.streamed()->each(
            [&](const Document& element) { sum += static_cast<int>(*element.integer()); });
    EXPECT_EQ(sum, 6);
    EXPECT_EQ(made, 6);
    EXPECT_EQ(Document(document), document);
}

TEST(Document, WritesRationalsAsText) {
    EXPECT_EQ(*Document(detente::Rational(3, 6)).text(), "1/2");
}

TEST(Error, PutsThePlaceFirstAndTheRemedyLast) {
    using detente::make_error;
    EXPECT_EQ(to_string(make_error({"a.toml", 3, 7}, "unknown party `uss`", "did you mean `us`?")),
              "a.toml:3:7: unknown party `uss`; did you mean `us`?");
    EXPECT_EQ(to_string(make_error({"a.toml", 0, 0}, "it is empty")), "a.toml: it is empty");
}
