// SPDX-License-Identifier: Apache-2.0
// The crux as the front tells it: what each party certainly takes, what the others make of it, where they lie
// apart, and how much nobody has spoken on. However many parties and issues there are, only so much is said.
#include <algorithm>

#include "detente/briefing/front.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr std::size_t kCruxParties = 4, kCruxOthers = 3, kCruxApart = 2, kCruxIssues = 3;

// "A, B and 2 more issues": at most so many, and how many more there are.
std::string some_of(std::vector<std::string> names, std::size_t most, const char* one, const char* many) {
    if (names.size() > most) {
        const std::size_t more = names.size() - most;
        names.resize(most);
        names.push_back(std::to_string(more) + " more " + (more == 1 ? one : many));
    }
    return list_of(names);
}

class CruxWriter {
  public:
    CruxWriter(const cases::BriefingReport& report, const AccountContext& account, Brevity brevity)
        : advice_(*report.advice),
          crux_(advice_.crux),
          scenario_(account.scenario),
          brevity_(brevity),
          // Where cards name packages there is no need to say at length what they have in common.
          levels_(brevity == Brevity::none          ? 3
                  : brevity == Brevity::no_packages ? 2
                                                    : 1) {}

    std::string write() {
        const std::uint64_t all = crux_.live + crux_.excluded;
        if (all == 0) return "No package is an exchange: in every one somebody only gives.";
        if (crux_.live == 0)
            add("somebody certainly refuses every one of the " + counted(all, "exchange", "exchanges") + ".");
        takings();
        apart();
        common();
        if (brevity_ == Brevity::none || crux_.between == all) between();  // the answer counts what is open
        return std::move(text_);
    }

  private:
    void add(std::string sentence) {
        text_ += (text_.empty() ? "" : " ") + with_capital(std::move(sentence));
    }
    std::string name(int party) const { return party_name(scenario_, party); }
    bool many(int party) const { return names_many(name(party)); }

    void takings() {
        std::vector<std::string> nothing;
        std::size_t told = 0, more = 0;
        for (int party = 0; party < static_cast<int>(crux_.parties.size()); ++party) {
            if (crux_.parties[static_cast<std::size_t>(party)].certain == 0)
                nothing.push_back(name(party));
            else if (told < kCruxParties)
                ++told, add(taking(party));
            else
                ++more;
        }
        if (more > 0)
            add(counted(more, "more party certainly takes", "more parties certainly take") + " some.");
        if (nothing.size() == 1)
            add(nothing[0] + (names_many(nothing[0]) ? " are" : " is") + " not known to take any exchange.");
        if (nothing.size() == 2)
            add("neither " + nothing[0] + " nor " + nothing[1] + " is known to take any exchange.");
        if (nothing.size() > 2)
            add("none of " + some_of(std::move(nothing), 3, "party", "parties") +
                " is known to take any exchange.");
    }

    std::string taking(int party) const {
        const deals::CruxParty& one = crux_.parties[static_cast<std::size_t>(party)];
        std::string text = name(party) + (many(party) ? " certainly take " : " certainly takes ") +
                           counted(one.certain, "exchange", "exchanges");
        if (const std::vector<std::string> where = levels_taken(party); !where.empty())
            text += (one.certain == 1 ? ", with " : ", all with ") + list_of(where);
        std::vector<const deals::CruxPair*> others;
        for (const deals::CruxPair& pair : crux_.pairs)
            if (pair.takes == party) others.push_back(&pair);
        if (others.size() == 1) return text + "; " + reaction(*others[0], one.certain) + ".";
        std::stable_sort(others.begin(), others.end(),
                         [](const auto* a, const auto* b) { return a->refuses > b->refuses; });
        std::vector<std::string> refusals;
        for (const deals::CruxPair* pair : others)
            if (pair->refuses > 0 && refusals.size() < kCruxOthers)
                refusals.push_back(name(pair->other) + (many(pair->other) ? " refuse " : " refuses ") +
                                   (pair->refuses == one.certain ? "all" : grouped(pair->refuses)));
        if (others.empty()) return text + ".";
        return text + "; of these " +
               (refusals.empty() ? "nobody certainly refuses any" : list_of(refusals)) + ".";
    }

    std::string reaction(const deals::CruxPair& pair, std::uint64_t of) const {
        const std::string all = of == 1 ? "it" : "all of them";
        const Subject who = subject_of(scenario_, pair.other);
        const std::string refuses(who.agree("refuses ", "refuse "));
        const std::string takes(who.agree("takes ", "take "));
        const std::string has_left(who.agree("has left ", "have left "));
        const std::string& other = who.name;
        if (pair.refuses == of) return other + " " + refuses + all;
        if (pair.accepts == of) return other + " " + takes + all;
        if (pair.open == of) return other + " " + has_left + all + " open";
        std::vector<std::string> parts;
        if (pair.refuses > 0) parts.push_back(refuses + grouped(pair.refuses) + " of them");
        if (pair.accepts > 0) parts.push_back(takes + grouped(pair.accepts));
        if (pair.open > 0) parts.push_back(has_left + grouped(pair.open) + " open");
        return other + " " + list_of(parts);
    }

    // What all that a party certainly takes has, the issues on which the parties lie apart first. Levels, and
    // the least yeses that they are read from, are those of the party's directions.
    std::vector<std::string> levels_taken(int party) const {
        const deals::CruxParty& one = crux_.parties[static_cast<std::size_t>(party)];
        std::vector<std::string> first, then;
        if (one.cut) return first;
        for (std::size_t i = 0; i < advice_.space.sizes.size(); ++i) {
            const Direction direction = advice_.exchanges.directions[static_cast<std::size_t>(party)][i];
            int low = advice_.space.sizes[i] - 1, high = 0;
            for (const Package& package : one.least) {
                low = std::min(low, package.levels[i]);
                high = std::max(high, package.levels[i]);
            }
            const int issue = static_cast<int>(i), last = advice_.space.sizes[i] - 1;
            if (!is_upward(direction) && !is_downward(direction)) continue;
            const std::string words = is_upward(direction) ? bound_words(scenario_, issue, low, last)
                                                           : bound_words(scenario_, issue, 0, high);
            if (words.empty()) continue;
            const bool fought =
                std::any_of(crux_.fight.begin(), crux_.fight.end(), [&](const deals::CruxFight& fight) {
                    return fight.issue == issue && (fight.first == party || fight.second == party);
                });
            (fought || (is_upward(direction) && crux_.fight.empty()) ? first : then).push_back(words);
        }
        first.insert(first.end(), then.begin(), then.end());
        if (first.size() > levels_) first.resize(levels_);
        return first;
    }

    void apart() {
        std::vector<const deals::CruxFight*> told;
        for (const deals::CruxFight& fight : crux_.fight) {
            const auto same = [&](const deals::CruxFight* other) {
                return other->first == fight.first && other->second == fight.second &&
                       other->why == fight.why;
            };
            if (std::any_of(told.begin(), told.end(), same) || told.size() == kCruxApart) continue;
            told.push_back(&fight);
            std::vector<std::string> issues;
            for (const deals::CruxFight& other : crux_.fight)
                if (same(&other)) issues.push_back(issue_name(scenario_, other.issue));
            const std::string on = some_of(std::move(issues), kCruxIssues, "issue", "issues");
            if (fight.why == deals::CruxFight::Why::refused)
                add("what " + with_verb(name(fight.first), "certainly takes", "certainly take") +
                    " lies, on " + on + ", among what " +
                    with_verb(name(fight.second), "certainly refuses", "certainly refuse") + ".");
            else
                add((crux_.parties.size() == 2 ? "they" : name(fight.first) + " and " + name(fight.second)) +
                    " lie apart on " + on + ".");
        }
    }

    void common() {
        std::vector<std::string> has;
        for (const auto& levels : crux_.levels)
            if (std::string words = bound_words(scenario_, levels.issue, levels.least, levels.greatest);
                !words.empty() && has.size() < levels_)
                has.push_back(std::move(words));
        if (crux_.live > 0 && !has.empty())
            add("every exchange that nobody certainly refuses has " + list_of(has) + ".");
    }

    void between() {
        if (crux_.between == 0) return;
        if (crux_.between == crux_.live + crux_.excluded) {
            add("nobody has said anything that decides an exchange.");
            return;
        }
        const bool rest = crux_.between == crux_.live && crux_.excluded > 0;
        add((rest ? "on the " : "on ") + counted(crux_.between, "exchange", "exchanges") +
            (rest ? " in between" : "") + " nobody has said anything that decides one.");
    }

    const cases::AccountAdvice& advice_;
    const deals::Crux& crux_;
    const Scenario& scenario_;
    Brevity brevity_;
    std::size_t levels_;
    std::string text_;
};

}  // namespace

std::string bound_words(const Scenario& scenario, int issue, int low, int high) {
    const Issue& one = scenario.issues[static_cast<std::size_t>(issue)];
    const int last = static_cast<int>(one.levels.size()) - 1;
    if (low <= 0 && high >= last) return {};
    if (high <= 0) {
        const std::string& least = one.levels[0];
        for (const char* none : {"no", "none", "nothing", "not", "never", "0"})
            if (least == none || least.starts_with(std::string(none) + " "))
                return "nothing on " + issue_name(scenario, issue);
        return issue_name(scenario, issue) + ": " + least;
    }
    if (low == high || low == last) return short_level(scenario, issue, low);
    if (low <= 0) return "at most " + level_on_issue(scenario, issue, high);
    if (high >= last) return "at least " + level_on_issue(scenario, issue, low);
    return "from " + level_on_issue(scenario, issue, low) + " to " + level_on_issue(scenario, issue, high);
}

std::string write_crux(const cases::BriefingReport& report, const AccountContext& account, Brevity brevity) {
    return CruxWriter(report, account, brevity).write();
}

}  // namespace detente::briefing
