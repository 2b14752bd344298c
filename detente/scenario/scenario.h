// SPDX-License-Identifier: Apache-2.0
// The scenario as it was written: parties, issues, statements, numbers, sources and accounts, with their
// places in the file. Rooms compile it to dense problems of their own; nothing here is an answer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/rational.h"
#include "detente/scenario/item.h"
#include "detente/scenario/names.h"
#include "detente/scenario/package.h"
#include "detente/scenario/standoff_section.h"
#include "detente/scenario/statement.h"
#include "detente/scenario/steps_section.h"
#include "detente/scenario/talks_section.h"

namespace detente {

// What the engine accepts; beyond it a file is refused in one sentence.
struct Limits {
    static constexpr std::size_t file_bytes = 8u << 20;
    static constexpr int file_lines = 100'000;
    static constexpr std::size_t values = 200'000;  // keys and elements in one file
    static constexpr std::size_t errors = 50;       // told of one file; how many more there are is said
    static constexpr int parties = 32;
    static constexpr int issues = 64;
    static constexpr int levels = 256;  // of one issue
    static constexpr int statements = 2'000;
    static constexpr int sources = 2'000;
    static constexpr int accounts = 200;
    static constexpr std::size_t quote_bytes = 10'000;            // of one quotation, all its parts
    static constexpr std::uint64_t listed_packages = 10'000'000;  // above it single packages only
};

// Somebody who speaks, leads or is told. Names in chains and a party's leader may be his id, his name or an
// alias.
struct Person {
    std::string id;
    std::string name;                  // for people; the id when absent
    std::vector<std::string> aliases;  // other names under which he is cited
    std::optional<int> party;          // for which he speaks
    std::string role;                  // "a sanctions scholar"
    std::string note;
    Place place;

    friend bool operator==(const Person& a, const Person& b) {
        return a.id == b.id && a.name == b.name && a.aliases == b.aliases && a.party == b.party &&
               a.role == b.role && a.note == b.note;
    }
};

// A paper, an agency, a station, under all its names.
struct Outlet {
    std::string id;
    std::string name;
    std::vector<std::string> aliases;
    std::string note;
    Place place;

    friend bool operator==(const Outlet& a, const Outlet& b) {
        return a.id == b.id && a.name == b.name && a.aliases == b.aliases && a.note == b.note;
    }
};

// Sources that are one text: the same page under two ids, or a report that another reprints.
struct SharedText {
    enum class Kind { page, passage };
    Kind kind = Kind::page;
    std::vector<std::string> sources;  // ids, in file order
    std::string passage;               // the head of what they share, where it is a passage
};

// A quotation that does not stand on its page, or that nobody could look up.
struct QuotationFault {
    std::string item;     // id
    std::string source;   // id; empty where the item names none
    std::string status;   // "cut", "absent", "unchecked", ...
    std::string message;  // what is wrong, or why it is unchecked
};

struct Party {
    std::string id;
    std::string name;                    // for people; the id when absent
    std::vector<std::string> aliases;    // other names under which it is cited
    std::string leader;                  // parties are people acting for others: a name or the id of a person
    std::vector<std::string> audiences;  // before whom the leader speaks
    std::string note;
    Place place;

    friend bool operator==(const Party& a, const Party& b) {
        return a.id == b.id && a.name == b.name && a.aliases == b.aliases && a.leader == b.leader &&
               a.audiences == b.audiences && a.note == b.note;
    }
};

// How a party values one more step on an issue. Weak: each step is at least as good. Strict: each step is
// better. Same: steps make no difference. Absent: a step may be good or bad.
enum class Direction { absent, more, strictly_more, less, strictly_less, same };
std::string_view to_string(Direction direction);
inline bool is_upward(Direction direction) {
    return direction == Direction::more || direction == Direction::strictly_more;
}
inline bool is_downward(Direction direction) {
    return direction == Direction::less || direction == Direction::strictly_less;
}
inline bool is_strict(Direction direction) {
    return direction == Direction::strictly_more || direction == Direction::strictly_less;
}

// The direction of one party on one issue; an item, so an account may switch it.
struct Preference {
    Item item;  // default id: "PARTY.ISSUE"
    int party = 0;
    int issue = 0;
    Direction direction = Direction::absent;
    friend bool operator==(const Preference&, const Preference&) = default;
};

// From this level on, what was delivered cannot be taken back.
struct Irreversibility {
    Item item;  // default id: "ISSUE.irreversible"
    int issue = 0;
    int level = 0;
    friend bool operator==(const Irreversibility&, const Irreversibility&) = default;
};

struct Issue {
    std::string id;
    std::string name;
    std::vector<std::string> levels;  // levels[0]: nothing agreed; at least two
    // What stands for a level in running text, "Yongbyon closed"; one a level, or none at all. An empty one:
    // the level has none.
    std::vector<std::string> short_names;
    std::optional<int> delivers;  // the party that delivers, when one does
    std::string note;
    Place place;

    friend bool operator==(const Issue& a, const Issue& b) {
        return a.id == b.id && a.name == b.name && a.levels == b.levels && a.short_names == b.short_names &&
               a.delivers == b.delivers && a.note == b.note;
    }
};

// Packages that cannot be agreed: all that match every range. An item, so an account may switch it.
struct Infeasible {
    Item item;
    std::vector<LevelRange> ranges;
    friend bool operator==(const Infeasible&, const Infeasible&) = default;
};

// A number that the file gives, with its place: a contradiction can name it.
struct Given {
    Rational value;
    Item item;  // id "values.us.weights.nuclear", "values.us.levels.nuclear[2]", "values.us.no_deal"
    friend bool operator==(const Given&, const Given&) = default;
};

// Numbers of one party, instead of or beside statements. The value of a package is the sum over issues of
// weight(issue) * level_value(issue, level). What is not given is not known; nothing is filled in.
//   weights alone:      the gain from level 0 to the last level is that weight;
//   level values alone: the shape is known and the weight is not;
//   both:               each level's value is weight * level value;
//   no_deal:            the reservation value, on the same scale.
struct Numbers {
    int party = 0;
    std::vector<std::optional<Given>> weights;              // one an issue
    std::vector<std::vector<std::optional<Given>>> levels;  // [issue][level]; empty where the issue has none
    std::optional<Given> no_deal;
    Place place;

    friend bool operator==(const Numbers& a, const Numbers& b) {
        return a.party == b.party && a.weights == b.weights && a.levels == b.levels && a.no_deal == b.no_deal;
    }
};

// One turn in the history of a demand.
struct DemandEvent {
    enum class Kind { raised, softened, dropped, deferred, disputed, met };
    Kind kind = Kind::raised;
    Date date;
    std::string to;  // for softened: what it became, as written
    Item item;
    friend bool operator==(const DemandEvent&, const DemandEvent&) = default;
};
std::string_view to_string(DemandEvent::Kind kind);

// A demand is an object with a history, not a bound on anybody's values.
struct Demand {
    Item item;
    int party = 0;
    Term asks;         // a package or a red line pattern
    std::string text;  // in words
    std::vector<DemandEvent> history;
    friend bool operator==(const Demand&, const Demand&) = default;
};

// What one side gave, unilaterally or in exchange.
struct Concession {
    Item item;
    int party = 0;
    std::string gave;
    Date date;
    std::string in_return_for;  // id of another concession, or empty
    friend bool operator==(const Concession&, const Concession&) = default;
};

struct Source {
    std::string id;
    std::string kind;  // article, document, transcript, interview, leak, dataset, note
    std::string title;
    std::string outlet;
    std::string author;
    Date published;
    Date retrieved;
    std::string url;
    std::string file;    // a saved copy, relative to the scenario
    std::string sha256;  // of that copy
    std::string language;
    std::vector<std::string> why_doubt;
    std::string reliability;             // A to F, as somebody graded it; never computed with
    std::vector<std::string> corrects;   // ids of sources that this one corrects
    std::vector<std::string> withdraws;  // ids of items that it takes back from its day on
    std::vector<ChainLink> chain;        // how it reached the source
    std::vector<std::pair<std::string, std::string>> roles;  // block id to role, a person's overrules
    std::string note;
    Place place;

    friend bool operator==(const Source& a, const Source& b) {
        return a.id == b.id && a.kind == b.kind && a.title == b.title && a.outlet == b.outlet &&
               a.author == b.author && a.published == b.published && a.retrieved == b.retrieved &&
               a.url == b.url && a.file == b.file && a.sha256 == b.sha256 && a.language == b.language &&
               a.why_doubt == b.why_doubt && a.reliability == b.reliability && a.corrects == b.corrects &&
               a.withdraws == b.withdraws && a.chain == b.chain && a.roles == b.roles && a.note == b.note;
    }
};

// A named set of items, so that two versions of one meeting can be compared. An item that no account names is
// in force in all of them; an item that some account names is in force only where it is named.
struct Account {
    std::string id;
    std::string title;
    std::vector<std::string> includes;  // other accounts
    std::vector<std::string> items;     // ids
    std::string note;
    Place place;

    friend bool operator==(const Account& a, const Account& b) {
        return a.id == b.id && a.title == b.title && a.includes == b.includes && a.items == b.items &&
               a.note == b.note;
    }
};

struct Scenario {
    std::string file;  // as given, for messages
    std::string id;
    std::string title;
    std::string asked;  // the question this scenario is to answer, in words
    Date as_of;
    std::string default_account;  // empty when there are no accounts
    std::vector<std::string> tags;
    std::string note;

    std::vector<Person> people;
    std::vector<Outlet> outlets;
    std::vector<Party> parties;
    std::vector<Issue> issues;
    std::vector<Preference> preferences;
    std::vector<Irreversibility> irreversibilities;
    std::vector<Infeasible> infeasibles;
    std::vector<Statement> statements;
    std::vector<Numbers> numbers;
    std::vector<Demand> demands;
    std::vector<Concession> concessions;
    std::vector<Source> sources;
    std::vector<Account> accounts;
    // No deal is its own alternative. It equals the package in which nothing is agreed unless this says
    // otherwise (or a party's numbers give it a reservation value).
    bool no_deal_is_nothing_agreed = true;

    std::optional<StandoffSection> standoff;
    std::optional<StepsSection> steps;
    std::optional<TalksSection> talks;

    // Derived, and no part of the meaning: who speaks in chains, in order of mention; who is meant by which
    // name (names.h); which sources are one text (those with one recorded hash, and what the pages showed
    // where somebody looked).
    std::vector<std::string> named;
    std::shared_ptr<const NameIndex> names;
    std::vector<SharedText> shared_texts;
    // Of the quotations, once somebody looked them up: those that fail or are unchecked, in file order. Until
    // then all are unchecked.
    bool quotations_looked_up = false;
    std::vector<QuotationFault> quotation_faults;

    // Meaning alone: the file's name does not count.
    friend bool operator==(const Scenario& a, const Scenario& b) {
        return a.id == b.id && a.title == b.title && a.asked == b.asked && a.as_of == b.as_of &&
               a.default_account == b.default_account && a.tags == b.tags && a.note == b.note &&
               a.people == b.people && a.outlets == b.outlets && a.parties == b.parties &&
               a.issues == b.issues && a.preferences == b.preferences &&
               a.irreversibilities == b.irreversibilities && a.infeasibles == b.infeasibles &&
               a.statements == b.statements && a.numbers == b.numbers && a.demands == b.demands &&
               a.concessions == b.concessions && a.sources == b.sources && a.accounts == b.accounts &&
               a.no_deal_is_nothing_agreed == b.no_deal_is_nothing_agreed && a.standoff == b.standoff &&
               a.steps == b.steps && a.talks == b.talks;
    }
};

// Index of the party, issue (by a name that only it has, too), source or account with this id, or -1.
int find_party(const Scenario& scenario, std::string_view id);
int find_issue(const Scenario& scenario, std::string_view id);
int find_source(const Scenario& scenario, std::string_view id);
int find_account(const Scenario& scenario, std::string_view id);

// "nuclear=2, sanctions=3", level numbers, first levels omitted; "nothing agreed" when all are at their
// first.
std::string to_string(const Package& package, const Scenario& scenario);
// "{ nuclear = Yongbyon complete, sanctions = all }", level names; "nothing agreed" likewise.
std::string spelled_out(const Package& package, const Scenario& scenario);

}  // namespace detente
