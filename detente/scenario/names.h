// SPDX-License-Identifier: Apache-2.0
// Who is meant by a name: one person, party or outlet under all the names that the file gives it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace detente {

struct Scenario;

// A name without its case, its article, its titles and its spacing: "The Lamp" and "the lamp" become "lamp",
// "President Voll" becomes "voll".
std::string plain_name(std::string_view name);

// The names of a scenario: its people, parties and outlets with their ids and aliases, and whoever else is
// named in a chain or leads a party. A single last name is its bearer's where only one bears it; family names
// that stand first (Kim, Xi, ...) count from the front.
class NameIndex {
  public:
    NameIndex() = default;
    explicit NameIndex(const Scenario& scenario);

    // The one name under which all that is meant is known; the name itself where nobody else bears it.
    std::string canonical(std::string_view name) const;
    bool same(std::string_view a, std::string_view b) const;
    // The index of the party that the name is, leads, or belongs to by [people]; -1 where it is none.
    int party_of(std::string_view name) const;
    // The index in `people`, or -1.
    int person(std::string_view name) const;

  private:
    // The key under which a name is filed, through aliases and last names.
    std::string_view resolved(const std::string& plain) const;

    std::unordered_map<std::string, std::string> key_of_;    // plain name to the key of who is meant
    std::unordered_map<std::string, std::string> spelling_;  // key to the name for people
    std::unordered_map<std::string, std::string> last_;      // last name to key; empty where several bear it
    std::unordered_map<std::string, int> party_;
    std::unordered_map<std::string, int> person_;
};

// The index that the reader put beside the scenario, or one made now.
std::shared_ptr<const NameIndex> names_of(const Scenario& scenario);

}  // namespace detente
