// SPDX-License-Identifier: Apache-2.0
// TOML text piece by piece: what the writers of the file's parts share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/rational.h"
#include "detente/scenario/item.h"

namespace detente::toml {

// Text in quotes, on one line.
std::string quoted(std::string_view text);
// A key, in quotes where it needs them.
std::string key(std::string_view name);
// "accounts.public" of its parts, each in quotes where it needs them.
std::string dotted(const std::vector<std::string>& parts);
// 3, 0.25 or "1/3": reads back exactly.
std::string number(const Rational& value);
// 2019-02-28 or "2019-02". Precondition: date.known().
std::string date(const Date& date);
// Everything that an item says besides its default id, as `name = value` on one line each; what is empty is
// left out. An inline table joins them with commas.
std::vector<std::string> item_fields(const Item& item, std::string_view default_id);
// ["a", "b"]
std::string texts(const std::vector<std::string>& list);

// The lines of one table under its header. What is empty is left out.
class TableWriter {
  public:
    // `header` as "[issues.price]" or "[[statements]]".
    explicit TableWriter(const std::string& header) : out_(header + "\n") {}

    void value(std::string_view name, const std::string& written);  // as it stands
    void text(std::string_view name, const std::string& text);      // several lines as several lines
    void texts(std::string_view name, const std::vector<std::string>& list);
    void date(std::string_view name, const Date& date);
    void number(std::string_view name, const std::optional<Rational>& value);
    void integer(std::string_view name, const std::optional<int>& value);
    void chain(const std::vector<ChainLink>& chain);
    // All of the item; its id first unless it is `default_id`.
    void item(const Item& item, std::string_view default_id = {});

    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

// True when the item says nothing but its default id, so that a bare value can stand for it.
bool says_nothing(const Item& item, std::string_view default_id);

}  // namespace detente::toml
