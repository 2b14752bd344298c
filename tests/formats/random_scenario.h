// SPDX-License-Identifier: Apache-2.0
// Random scenarios in all that the format can say, from a seed: for the test that writing and reading keep
// their meaning.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "detente/scenario/scenario.h"

namespace detente::testing {

class RandomScenario {
  public:
    explicit RandomScenario(std::uint64_t seed) : random_(seed) {}

    Scenario make() {
        head();
        parties();
        sources();
        issues();
        for (int i = below(3); i > 0; --i) infeasible();
        for (int i = below(6); i > 0; --i) statement();
        numbers();
        for (int i = below(3); i > 0; --i) demand();
        for (int i = below(3); i > 0; --i) concession();
        for (std::size_t i = 0; i < scenario_.sources.size(); ++i)
            if (withdrawing_[i]) scenario_.sources[i].withdraws = earlier();
        accounts();
        if (chance(2)) talks();
        return std::move(scenario_);
    }

  private:
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
    bool chance(int one_in) { return below(one_in) == 0; }
    template <class List>
    const auto& one_of(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }

    // The same without what no name may hold: control characters and line ends.
    std::string name_text() {
        std::string name = text();
        std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
        return name;
    }
    // Text that asks for every kind of quoting.
    std::string text() {
        static const std::vector<std::string> pool = {"",
                                                      "plain",
                                                      "a \"quoted\" word",
                                                      "it's",
                                                      "back\\slash",
                                                      "two\nlines",
                                                      "\n\nblank lines\n",
                                                      "tab\there",
                                                      "\r\n",
                                                      "\x01\x7F",
                                                      "≤ é 😀",
                                                      "\"\"\"",
                                                      "'''",
                                                      "# no comment",
                                                      " blanks ",
                                                      "{ a = 1, b >= 2 }",
                                                      "\\u0041",
                                                      "ends in backslash\\"};
        return one_of(pool);
    }
    std::vector<std::string> texts() {
        std::vector<std::string> list;
        for (int i = below(3); i > 0; --i) list.push_back(text());
        return list;
    }
    std::string fresh_id(const std::string& stem) {
        static const std::vector<std::string> ends = {"", "-x", "_Y", ".z", ":w", "/v", "é"};
        return stem + std::to_string(++ids_) + one_of(ends);
    }
    Date date() {
        static const std::vector<Date> pool = {
            {}, {2019, 2, 28}, {2019, 2, 0}, {2019, 0, 0}, {2020, 2, 29}, {1, 1, 1}, {9999, 12, 31}};
        return one_of(pool);
    }
    Rational rational() {
        static const std::vector<Rational> pool = {
            Rational(0),
            Rational(7),
            Rational(-3),
            Rational(1, 10),
            Rational(1, 3),
            Rational(-5, 4),
            Rational(1, 1'000'000'000),
            Rational(-1, 1'000'000'000'000),
            Rational(INT64_MAX),
            Rational::from_double(0.1),
            Rational::from_double(5e-324),
            Rational::from_double(1.7976931348623157e308),
            Rational::from_digits("123456789012345678901234567890", "1")};
        return one_of(pool);
    }
    // Every speaker once: a chain in which one comes twice is refused.
    std::vector<ChainLink> chain() {
        std::vector<ChainLink> links;
        for (int i = below(3); i > 0; --i) {
            ChainLink link{text(), text(), text(), text()};
            link.named = !chance(3);
            if (link.named) link.who += std::to_string(++ids_);
            link.role = text();
            if (chance(2)) link.speaks_for = one_of(scenario_.parties).id;
            links.push_back(link);
        }
        return links;
    }
    std::string at() {
        static const std::vector<std::string> pool = {"", "b1", "b12.s3", "b999999999.s1"};
        return one_of(pool);
    }
    // No words, some, or several parts of which none is empty.
    std::vector<std::string> quote() {
        std::vector<std::string> parts;
        for (int i = below(4); i > 0; --i)
            if (std::string part = text(); part.find_first_not_of(" \t\r\n") != std::string::npos)
                parts.push_back(part);
        return parts;
    }
    // Two days of which the second does not come before the first.
    void days(Date& first, Date& second) {
        first = date();
        second = date();
        if (first.known() && second.known() && last_day(second) < first) std::swap(first, second);
    }
    Citation citation() {
        Citation citation;
        citation.source = one_of(scenario_.sources).id;
        citation.at = at();
        citation.quote = quote();
        citation.form = static_cast<Form>(below(6));
        citation.mode = static_cast<Mode>(below(9));
        citation.about = static_cast<About>(below(4));
        citation.chain = chain();
        if (chance(2)) citation.standing = static_cast<Standing>(below(4));
        citation.hedge = text();
        days(citation.made, citation.published);
        citation.because = text();
        return citation;
    }
    // Items that were made before: an item that takes back later ones could close a ring.
    std::vector<std::string> earlier() {
        std::vector<std::string> ids;
        for (int i = below(3); i > 0 && !item_ids_.empty(); --i)
            if (const std::string& id = one_of(item_ids_); std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        return ids;
    }
    Item item(const std::string& id) {
        Item item;
        item.id = id;
        const std::vector<std::string> superseded = earlier();
        const std::vector<std::string> withdrawn = earlier();
        item_ids_.push_back(id);
        if (chance(3)) return item;
        item.standing = static_cast<Standing>(below(4));
        item.hedge = text();
        for (int i = below(3); i > 0 && !scenario_.sources.empty(); --i)
            item.sources.push_back(one_of(scenario_.sources).id);
        if (!item.sources.empty()) item.at = at();
        item.form = static_cast<Form>(below(6));
        item.mode = static_cast<Mode>(below(9));
        item.about = static_cast<About>(below(4));
        item.chain = chain();
        item.quote_parts = quote();
        if (!item.quote_parts.empty()) {
            item.quote = item.quote_parts.front();
            item.quote_parts.erase(item.quote_parts.begin());
        }
        days(item.made, item.published);
        days(item.valid_from, item.valid_until);
        item.supersedes = superseded;
        item.withdraws = withdrawn;
        for (int i = below(3); i > 0 && !scenario_.sources.empty(); --i) {
            Citation further = citation();
            // What was made on the item's day is published after it.
            if (!further.made.known()) further.published = {};
            item.cites.push_back(further);
        }
        item.because = text();
        item.note = text();
        return item;
    }
    Item item(const std::string& default_id, const std::string& stem) {
        return item(chance(2) ? default_id : fresh_id(stem));
    }

    void head() {
        if (chance(2)) scenario_.id = fresh_id("s");
        scenario_.title = text();
        scenario_.asked = text();
        scenario_.as_of = date();
        scenario_.tags = texts();
        scenario_.note = text();
        scenario_.no_deal_is_nothing_agreed = !chance(3);
    }
    void parties() {
        for (int i = 1 + below(3); i > 0; --i) {
            Party party;
            party.id = fresh_plain_id("p");
            party.name = name_text();
            party.leader = text();
            party.audiences = texts();
            party.note = text();
            scenario_.parties.push_back(party);
        }
    }
    // Without dots, so that the default ids of two directions cannot meet.
    std::string fresh_plain_id(const std::string& stem) {
        static const std::vector<std::string> ends = {"", "-x", "_Y", ":w", "/v", "é"};
        return stem + std::to_string(++ids_) + one_of(ends);
    }
    void issues() {
        static const std::vector<std::string> names = {
            "none", "part",    "all of it", "7",  "a, b", "x = {y}", "the \"House\"", "O'Hara",
            "≥ 3",  "no deal", "1 < 2",     "né", "\\",   "# x",     "[x]",           "true"};
        for (int i = 1 + below(3); i > 0; --i) {
            Issue issue;
            issue.id = fresh_plain_id("i");
            issue.name = name_text();
            issue.note = text();
            const int first = below(static_cast<int>(names.size()));
            for (int level = 2 + below(4); level > 0; --level)
                issue.levels.push_back(names[static_cast<std::size_t>(first + level) % names.size()]);
            if (chance(3))
                for (std::size_t level = 0; level < issue.levels.size(); ++level)
                    issue.short_names.push_back(chance(3) ? "" : "short " + std::to_string(level));
            if (chance(2)) issue.delivers = party();
            scenario_.issues.push_back(issue);
            const int index = static_cast<int>(scenario_.issues.size()) - 1;
            if (chance(2)) {
                Irreversibility mark;
                mark.item = item(issue.id + ".irreversible", "m");
                mark.issue = index;
                mark.level = 1 + below(static_cast<int>(issue.levels.size()) - 1);
                scenario_.irreversibilities.push_back(mark);
            }
            for (int p = 0; p < static_cast<int>(scenario_.parties.size()); ++p) {
                if (chance(3)) continue;
                Preference preference;
                preference.party = p;
                preference.issue = index;
                preference.direction = static_cast<Direction>(below(6));
                preference.item =
                    item(scenario_.parties[static_cast<std::size_t>(p)].id + "." + issue.id, "d");
                scenario_.preferences.push_back(preference);
            }
        }
    }
    int party() { return below(static_cast<int>(scenario_.parties.size())); }
    std::vector<LevelRange> ranges() {
        std::vector<LevelRange> list;
        for (int i = 0; i < static_cast<int>(scenario_.issues.size()); ++i) {
            if (chance(2)) continue;
            const int levels = static_cast<int>(scenario_.issues[static_cast<std::size_t>(i)].levels.size());
            const int low = below(levels);
            list.push_back({i, low, low + below(levels - low)});
        }
        return list;
    }
    // A package of the scenario as it is so far.
    Package package() {
        Package result;
        for (const Issue& issue : scenario_.issues)
            result.levels.push_back(below(static_cast<int>(issue.levels.size())));
        return result;
    }

    Term term(int kinds) {
        static const std::vector<std::string> states = {"HF", "walk, then test", "it's \u2264", "two words",
                                                        "7"};
        Term term;
        term.kind = static_cast<Term::Kind>(below(kinds));
        if (term.kind == Term::Kind::any) term.ranges = ranges();
        if (term.kind == Term::Kind::state) term.state = one_of(states);
        if (term.kind != Term::Kind::package) return term;
        for (const Issue& issue : scenario_.issues)
            term.package.levels.push_back(below(static_cast<int>(issue.levels.size())));
        return term;
    }
    void infeasible() {
        Infeasible infeasible;
        infeasible.item = item("infeasible." + std::to_string(scenario_.infeasibles.size() + 1), "x");
        infeasible.ranges = ranges();
        scenario_.infeasibles.push_back(infeasible);
    }
    void statement() {
        Statement statement;
        statement.item = item(fresh_id("st"));
        statement.party = party();
        statement.first = term(4);
        statement.relation = static_cast<Relation>(below(3));
        do statement.second = term(4);
        while (statement.second == statement.first);
        scenario_.statements.push_back(statement);
    }
    Given given(const std::string& default_id) {
        Given given;
        given.item = item(default_id, "n");
        given.value = rational();
        return given;
    }
    void numbers() {
        for (int p = 0; p < static_cast<int>(scenario_.parties.size()); ++p) {
            if (chance(2)) continue;
            Numbers numbers;
            numbers.party = p;
            const std::string prefix = "values." + scenario_.parties[static_cast<std::size_t>(p)].id;
            if (chance(2)) numbers.no_deal = given(prefix + ".no_deal");
            for (const Issue& issue : scenario_.issues) {
                numbers.weights.emplace_back();
                if (chance(2)) numbers.weights.back() = given(prefix + ".weights." + issue.id);
                std::vector<std::optional<Given>> levels(issue.levels.size());
                bool any = false;
                for (std::size_t level = 0; level < levels.size(); ++level) {
                    if (chance(3)) continue;
                    levels[level] = given(prefix + ".levels." + issue.id + "[" + std::to_string(level) + "]");
                    any = true;
                }
                numbers.levels.push_back(any ? levels : std::vector<std::optional<Given>>{});
            }
            scenario_.numbers.push_back(numbers);
        }
    }
    void demand() {
        Demand demand;
        demand.item = item(fresh_id("de"));
        demand.party = party();
        do demand.asks = term(3);
        while (demand.asks.kind == Term::Kind::no_deal);
        demand.text = text();
        for (int i = 1 + below(3); i > 1; --i) {
            DemandEvent event;
            event.kind = static_cast<DemandEvent::Kind>(below(6));
            event.date = date();
            event.to = text();
            event.item = item(demand.item.id + "." + std::to_string(demand.history.size() + 1), "ev");
            demand.history.push_back(event);
        }
        scenario_.demands.push_back(demand);
    }
    void concession() {
        Concession concession;
        if (!scenario_.concessions.empty() && chance(2))
            concession.in_return_for = one_of(scenario_.concessions).item.id;
        concession.item = item(fresh_id("co"));
        concession.party = party();
        concession.gave = text();
        concession.date = date();
        scenario_.concessions.push_back(concession);
    }
    void sources() {
        static const std::vector<std::string> kinds = {"",          "article", "document", "transcript",
                                                       "interview", "leak",    "dataset",  "note"};
        static const std::vector<std::string> grades = {"", "A", "F"};
        for (int i = below(3); i > 0; --i) {
            Source source;
            source.id = fresh_id("so");
            source.kind = one_of(kinds);
            source.title = text();
            source.outlet = text();
            source.author = text();
            // The days of what it reports are drawn apart from its own; a late one suits them all.
            source.published = chance(2) ? Date{} : Date{9999, 12, 31};
            source.retrieved = source.published.known() ? source.published : date();
            source.url = text();
            source.file = text();
            if (chance(2)) source.sha256 = std::string(64, 'a');
            source.language = text();
            source.why_doubt = texts();
            source.reliability = one_of(grades);
            if (!scenario_.sources.empty()) source.corrects.push_back(one_of(scenario_.sources).id);
            withdrawing_.push_back(chance(2));
            source.chain = chain();
            for (int role = below(3); role > 0; --role)
                source.roles.emplace_back("b" + std::to_string(role), text());
            source.note = text();
            scenario_.sources.push_back(source);
        }
    }
    void accounts() {
        for (int i = below(4); i > 0; --i) {
            Account account;
            account.id = fresh_id("ac");
            account.title = text();
            account.note = text();
            if (!scenario_.accounts.empty() && chance(2))
                account.includes.push_back(one_of(scenario_.accounts).id);
            for (const std::string& id : item_ids_)
                if (chance(4)) account.items.push_back(id);
            scenario_.accounts.push_back(account);
        }
        if (!scenario_.accounts.empty()) scenario_.default_account = one_of(scenario_.accounts).id;
    }
    void talks() {
        TalksSection talks;
        talks.protocol = text();
        if (chance(2)) talks.rounds = 1 + below(100);
        if (chance(2)) talks.seconds = 1 + below(100);
        if (chance(2)) talks.opens = party();
        for (int p = 0; p < static_cast<int>(scenario_.parties.size()); ++p)
            if (chance(2)) talks.order.push_back(p);
        talks.note = text();
        for (int k = below(3); k > 0; --k) {
            TalkEvent event;
            event.id = "talks." + std::to_string(talks.events.size() + 1);
            event.party = party();
            event.act = talks.events.empty() ? TalkEvent::Act::offers : static_cast<TalkEvent::Act>(below(5));
            // Nobody accepts what it offered itself.
            if (event.act == TalkEvent::Act::accepts)
                for (const TalkEvent& one : talks.events)
                    if (one.act == TalkEvent::Act::offers && one.party == event.party)
                        event.act = TalkEvent::Act::refuses;
            if (event.act == TalkEvent::Act::offers || chance(2)) event.package = package();
            if (event.act == TalkEvent::Act::walks && chance(2)) event.tone = "hostile";
            event.note = text();
            talks.events.push_back(event);
        }
        for (int p = 0; p < static_cast<int>(scenario_.parties.size()); ++p) {
            if (chance(3)) talks.strategies.push_back({p, "linear " + text(), {}});
            if (chance(3)) talks.openings.push_back({p, package(), {}});
        }
        scenario_.talks = talks;
    }

    std::mt19937_64 random_;
    Scenario scenario_;
    int ids_ = 0;
    std::vector<std::string> item_ids_;
    std::vector<bool> withdrawing_;
};

}  // namespace detente::testing
