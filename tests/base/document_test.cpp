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

TEST(Document, WritesRationalsAsText) {
    EXPECT_EQ(*Document(detente::Rational(3, 6)).text(), "1/2");
}

TEST(Error, PutsThePlaceFirstAndTheRemedyLast) {
    using detente::make_error;
    EXPECT_EQ(to_string(make_error({"a.toml", 3, 7}, "unknown party `uss`", "did you mean `us`?")),
              "a.toml:3:7: unknown party `uss`; did you mean `us`?");
    EXPECT_EQ(to_string(make_error({"a.toml", 0, 0}, "it is empty")), "a.toml: it is empty");
}
