// SPDX-License-Identifier: Apache-2.0
// An issue's values by name and by amount, looked up without going through them: an issue may have a million.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detente/base/document.h"
#include "detente/scenario/domain.h"

namespace detente::numeric {

class ValueNames {
  public:
    // The issue must outlive this.
    explicit ValueNames(const DomainIssue& issue);

    // The first value of that name, or -1.
    int find(std::string_view name) const;
    // By name, and for numbers also by equal amount ("0.20" is 0.2); -1: none.
    int find_document(const Document& document) const;
    int find_number(const Rational& number) const;
    // A value listed twice has one worth: the next one of the same name, or -1.
    int next(int value) const;

    // "did you mean `x`?", said of few: with many faults it helps nobody, and finding it takes long.
    std::string remedy(const std::string& wrong) const;

  private:
    const DomainIssue& issue_;
    std::unordered_map<std::string_view, int>
        by_name_;  // empty where the values are few: they are gone through
    std::unordered_map<std::string, int> by_number_;
    std::vector<int> next_;
    mutable int asked_ = 0;
};

}  // namespace detente::numeric
