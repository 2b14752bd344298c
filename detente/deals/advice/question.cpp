// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/question.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "detente/deals/advice/internal/edges.h"
#include "detente/deals/statements/deals.h"

namespace detente::deals {

namespace {

int steps_of(const Package& package) {
    return std::accumulate(package.levels.begin(), package.levels.end(), 0);
}

bool usable(const Shares* shares) {
    return shares != nullptr && shares->refused.empty() && !shares->laws.empty();
}

// An exchange that nobody certainly refuses and that is not certain for all.
struct Live {
    Code code = 0;
    std::size_t row = 0;  // place among the shares' packages
    int steps = 0;
    bool marked = false;  // a verdict hangs on an issue without a direction
    double joint = 0;     // under the less favourable law
    std::size_t law = 0;
};

// What one party is undetermined on among live exchanges, and what its answers would decide. Where that is
// too much to count, only what a question may be about and what decides whether it settles: the rest follows
// by dominance.
struct OpenOnes {
    std::vector<Package> packages;                    // in file order
    std::vector<std::size_t> live;                    // place of each in the live list
    std::unordered_map<std::size_t, std::size_t> at;  // the other way round
    std::unique_ptr<Questions> questions;
    std::vector<bool> alone;              // one a package: every other party is certain
    std::vector<std::size_t> best_alone;  // of these, places of those that no other dominates
    std::vector<std::size_t> best;        // of all, likewise
    std::size_t in_all = 0;               // before any was left out
    std::size_t always = 0;               // live or certain exchanges that it certainly takes
};

class Search {
  public:
    Search(const Scenario& scenario, const CompiledAccount& account, const Exchanges& exchanges,
           const Shares* shares, const Watch& watch = {})
        : scenario_(scenario),
          account_(account),
          exchanges_(exchanges),
          shares_(usable(shares) ? shares : nullptr),
          watch_(watch) {
        for (int party = 0; party < static_cast<int>(account.parties()); ++party)
            maps_.push_back(&account.map(party));
        list();
    }

    Result<NextQuestion> run(bool effects) {
        NextQuestion result;
        result.deal_is_certain = certain_ > 0;
        result.all_excluded = certain_ == 0 && live_.empty();
        if (live_.empty()) return result;
        open_.resize(account_.parties());
        std::optional<AdviceQuestion> best;
        if (certain_ == 0) best = settling();
        if (out_of_time_) {
            result.refused = std::string(kTimeRanOut) + " the best question was found";
            return result;
        }
        if (!best && shares_ != nullptr) best = by_share();
        if (!best && shares_ == nullptr) {
            best = by_counts(result.refused);
            if (!best) return result;
        }
        if (effects) {
            const auto filled = fill(*best);
            if (!filled.ok()) return filled.errors();
        }
        result.question = std::move(best);
        return result;
    }

    // For one named package.
    AdviceQuestion named(int party, const Package& package) {
        AdviceQuestion question;
        question.package = package;
        const Code code = encode(account_.space(), package);
        const auto row = row_of(code);
        question.asked = asked(party, package, row);
        if (shares_ != nullptr && row)
            for (const LawShares& law : shares_->laws) question.joint.push_back(law.all[*row]);
        question.settles = 2;
        for (int other = 0; other < static_cast<int>(maps_.size()); ++other)
            if (other != party && verdict(other, code) == Verdict::undetermined)
                question.others.push_back(asked(other, package, row));
        return question;
    }

    Result<bool> fill(AdviceQuestion& question) {
        for (const bool yes : {true, false}) {
            AccountChange change;
            change.answers.push_back({question.asked.party, question.package, yes});
            const auto after = account_.changed(scenario_, change);
            if (!after.ok()) return after.errors();
            (yes ? question.if_yes : question.if_no) = after->zone();
        }
        return true;
    }

    std::vector<CheaperQuestion> cheaper(int party, const Package& package) {
        std::vector<CheaperQuestion> result;
        std::vector<Package> open{package};
        for (const Code code : exchanges_.list) {
            if (verdict(party, code) != Verdict::undetermined) continue;
            const Package other = decode(account_.space(), code);
            if (steps_of(other) < steps_of(package)) open.push_back(other);
            if (open.size() > DealsLimits::open_packages) break;
        }
        const auto questions = account_.judge(party).questions(account_.space(), open);
        std::vector<std::size_t> order(open.size() - 1);
        std::iota(order.begin(), order.end(), std::size_t{1});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return steps_of(open[a]) < steps_of(open[b]); });
        for (const bool yes : {true, false})
            for (const std::size_t i : order) {
                const Verdict decided = questions->verdict_after(i, yes, 0);
                if (!questions->gave_up().empty()) return result;
                if (decided == Verdict::undetermined) continue;
                result.push_back({open[i], yes, decided});
                break;
            }
        return result;
    }

  private:
    Verdict verdict(int party, Code code) const { return (*maps_[static_cast<std::size_t>(party)])[code]; }

    std::optional<std::size_t> row_of(Code code) const {
        const auto found = std::find(exchanges_.packages.begin(), exchanges_.packages.end(), code);
        if (found == exchanges_.packages.end()) return std::nullopt;
        return static_cast<std::size_t>(found - exchanges_.packages.begin());
    }

    std::optional<int> hangs_on(int party, const Package& package) const {
        return exchanges_.hangs_on(party, package);
    }

    void list() {
        std::size_t row = 0;
        for (std::size_t i = 0; i < exchanges_.packages.size(); ++i, ++row) {
            const Code code = exchanges_.packages[i];
            if (!exchanges_.is_exchange(code)) continue;
            std::size_t takes = 0;
            bool refused = false;
            for (int party = 0; party < static_cast<int>(maps_.size()); ++party) {
                takes += verdict(party, code) == Verdict::always;
                refused = refused || verdict(party, code) == Verdict::never;
            }
            if (refused) continue;
            if (takes == maps_.size()) {
                ++certain_;
                continue;
            }
            Live live{code, i, 0, false, 0, 0};
            const Package package = decode(account_.space(), code);
            live.steps = steps_of(package);
            for (int party = 0; party < static_cast<int>(maps_.size()); ++party)
                live.marked = live.marked || (verdict(party, code) == Verdict::undetermined &&
                                              hangs_on(party, package).has_value());
            if (shares_ != nullptr) {
                live.joint = 2;
                for (std::size_t law = 0; law < shares_->laws.size(); ++law)
                    if (shares_->laws[law].all[i] < live.joint) {
                        live.joint = shares_->laws[law].all[i];
                        live.law = law;
                    }
            }
            live_.push_back(live);
        }
    }

    AskedParty asked(int party, const Package& package, std::optional<std::size_t> row) const {
        AskedParty result;
        result.party = party;
        result.which_way = hangs_on(party, package);
        if (shares_ != nullptr && row)
            for (const LawShares& law : shares_->laws)
                result.yes_shares.push_back(law.accepts[static_cast<std::size_t>(party)][*row]);
        return result;
    }

    // Places in the live list that may be asked about, in file order.
    std::vector<std::size_t> candidates() const {
        std::vector<std::size_t> all(live_.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        if (exchanges_.list.size() <= kCandidates) return all;
        std::vector<std::size_t> best;
        if (shares_ != nullptr) {
            best = all;
            std::stable_sort(best.begin(), best.end(), [&](std::size_t a, std::size_t b) {
                return std::tuple(live_[a].marked, -live_[a].joint) <
                       std::tuple(live_[b].marked, -live_[b].joint);
            });
            best.resize(std::min(best.size(), kBestCandidates));
        }
        for (const std::size_t i : all) {
            std::size_t undetermined = 0;
            for (int party = 0; party < static_cast<int>(maps_.size()); ++party)
                undetermined += verdict(party, live_[i].code) == Verdict::undetermined;
            if (undetermined == 1) best.push_back(i);
        }
        std::sort(best.begin(), best.end());
        best.erase(std::unique(best.begin(), best.end()), best.end());
        return best;
    }

    OpenOnes& open(int party) {
        std::unique_ptr<OpenOnes>& made = open_[static_cast<std::size_t>(party)];
        if (made) return *made;
        made = std::make_unique<OpenOnes>();
        std::vector<std::size_t> undetermined;
        std::vector<std::size_t> alone;
        for (std::size_t i = 0; i < live_.size(); ++i) {
            if (verdict(party, live_[i].code) != Verdict::undetermined) {
                ++made->always;
                continue;
            }
            undetermined.push_back(i);
            bool others = true;
            for (int other = 0; other < static_cast<int>(maps_.size()); ++other)
                others = others && (other == party || verdict(other, live_[i].code) == Verdict::always);
            if (others) alone.push_back(i);
        }
        made->in_all = undetermined.size();
        const std::vector<std::size_t> best = highest(party, undetermined);
        const std::vector<std::size_t> best_alone = highest(party, alone);
        std::vector<std::size_t> kept = undetermined;
        if (kept.size() > DealsLimits::open_packages) {
            kept = best;
            kept.insert(kept.end(), alone.begin(), alone.end());
            for (const std::size_t i : candidates())
                if (verdict(party, live_[i].code) == Verdict::undetermined) kept.push_back(i);
            std::sort(kept.begin(), kept.end());
            kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        }
        for (const std::size_t i : kept) {
            made->at.emplace(i, made->packages.size());
            made->live.push_back(i);
            made->packages.push_back(decode(account_.space(), live_[i].code));
        }
        made->alone.assign(kept.size(), false);
        for (const std::size_t i : alone) made->alone[made->at.at(i)] = true;
        for (const std::size_t i : best_alone) made->best_alone.push_back(made->at.at(i));
        for (const std::size_t i : best) made->best.push_back(made->at.at(i));
        made->questions = account_.judge(party).questions(account_.space(), made->packages);
        return *made;
    }

    // Of places in the live list those that no other dominates for the party.
    std::vector<std::size_t> highest(int party, const std::vector<std::size_t>& places) const {
        std::vector<Code> codes;
        std::unordered_map<Code, std::size_t> place_of;
        for (const std::size_t i : places) {
            codes.push_back(live_[i].code);
            place_of.emplace(live_[i].code, i);
        }
        std::vector<std::size_t> result;
        if (codes.empty()) return result;
        for (const Code code :
             edges(account_.space(), exchanges_.directions[static_cast<std::size_t>(party)], codes, false))
            result.push_back(place_of.at(code));
        return result;
    }

    // After the answer some exchange is certain for all: of those that wait for this party alone, one that no
    // other dominates, or the one it said yes to.
    bool deal_after(int party, std::size_t place, bool yes) {
        OpenOnes& ones = open(party);
        if (yes && ones.alone[place]) return true;
        return std::any_of(ones.best_alone.begin(), ones.best_alone.end(), [&](std::size_t other) {
            return other != place && ones.questions->verdict_after(place, yes, other) == Verdict::always;
        });
    }

    // After the answer every exchange is excluded: those that no other dominates are.
    bool nothing_after(int party, std::size_t place, bool yes) {
        OpenOnes& ones = open(party);
        if (yes || ones.always > 0) return false;  // what was taken is live
        const auto stays = [&](std::size_t other) {
            return other != place && ones.questions->verdict_after(place, yes, other) != Verdict::never;
        };
        // What stayed last time will often stay again.
        if (last_stayed_ < ones.packages.size() && stays(last_stayed_)) return false;
        for (const std::size_t other : ones.best)
            if (stays(other)) {
                last_stayed_ = other;
                return false;
            }
        return true;
    }

    int settles(int party, std::size_t live) {
        if (certain_ > 0) return 0;
        const OpenOnes& ones = open(party);
        const auto found = ones.at.find(live);
        if (found == ones.at.end()) return 0;
        int count = 0;
        for (const bool yes : {true, false})
            count += deal_after(party, found->second, yes) || nothing_after(party, found->second, yes);
        return count;
    }

    // A yes that settles makes a deal certain: only parties that an exchange waits for alone need be looked
    // at.
    std::optional<AdviceQuestion> settling() {
        const std::vector<std::size_t> tried = candidates();
        std::vector<std::pair<std::size_t, int>> found;
        for (int party = 0; party < static_cast<int>(maps_.size()); ++party) {
            OpenOnes& ones = open(party);
            if (ones.best_alone.empty()) continue;
            last_stayed_ = 0;
            for (const std::size_t i : tried) {
                out_of_time_ = out_of_time_ || watch_.out_of_time();
                if (out_of_time_) return std::nullopt;
                const auto place = ones.at.find(i);
                if (place == ones.at.end()) continue;
                // The cheaper test first: a no must leave nothing, or make another deal certain.
                if (!nothing_after(party, place->second, false) && !deal_after(party, place->second, false))
                    continue;
                if (!deal_after(party, place->second, true)) continue;
                if (!ones.questions->gave_up().empty()) break;
                found.emplace_back(i, party);
            }
        }
        if (found.empty()) return std::nullopt;
        std::vector<std::size_t> places;
        for (const auto& [i, party] : found) places.push_back(i);
        std::sort(places.begin(), places.end());
        const std::size_t best = shares_ != nullptr ? best_by_share(places) : fewest_steps(places);
        std::vector<int> parties;
        for (const auto& [i, party] : found)
            if (i == best) parties.push_back(party);
        return question(best, smaller(best, parties), 2);
    }

    std::size_t fewest_steps(const std::vector<std::size_t>& places) const {
        return *std::min_element(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
            return std::tuple(live_[a].marked, live_[a].steps) < std::tuple(live_[b].marked, live_[b].steps);
        });
    }

    std::size_t best_by_share(const std::vector<std::size_t>& places) const {
        const bool only_marked =
            std::all_of(places.begin(), places.end(), [&](std::size_t i) { return live_[i].marked; });
        std::optional<std::size_t> top;
        for (const std::size_t i : places)
            if (live_[i].marked == only_marked && (!top || live_[i].joint > live_[*top].joint)) top = i;
        const LawShares& law = shares_->laws[live_[*top].law];
        const double tie = live_[*top].joint - 2 * law.error(live_[*top].row);
        std::size_t best = *top;
        bool any = false;
        for (const std::size_t i : places) {
            if (live_[i].marked != only_marked || live_[i].joint < tie) continue;
            if (!any || live_[i].steps < live_[best].steps) best = i;
            any = true;
        }
        return best;
    }

    // Of undetermined parties the one with the smaller share of a yes under the less favourable law.
    int smaller(std::size_t live, const std::vector<int>& parties) const {
        if (shares_ == nullptr) return parties.front();
        const LawShares& law = shares_->laws[live_[live].law];
        return *std::min_element(parties.begin(), parties.end(), [&](int a, int b) {
            return law.accepts[static_cast<std::size_t>(a)][live_[live].row] <
                   law.accepts[static_cast<std::size_t>(b)][live_[live].row];
        });
    }

    AdviceQuestion question(std::size_t live, int party, std::optional<int> known_settles) {
        AdviceQuestion result;
        const Live& one = live_[live];
        result.package = decode(account_.space(), one.code);
        result.asked = asked(party, result.package, one.row);
        if (shares_ != nullptr)
            for (const LawShares& law : shares_->laws) result.joint.push_back(law.all[one.row]);
        for (int other = 0; other < static_cast<int>(maps_.size()); ++other)
            if (other != party && verdict(other, one.code) == Verdict::undetermined)
                result.others.push_back(asked(other, result.package, one.row));
        result.settles = known_settles ? *known_settles : settles(party, live);
        return result;
    }

    std::optional<AdviceQuestion> by_share() {
        const std::size_t best = best_by_share(candidates());
        std::vector<int> undetermined;
        for (int party = 0; party < static_cast<int>(maps_.size()); ++party)
            if (verdict(party, live_[best].code) == Verdict::undetermined) undetermined.push_back(party);
        return question(best, smaller(best, undetermined), std::nullopt);
    }

    std::optional<AdviceQuestion> by_counts(std::string& refused) {
        struct Found {
            std::size_t live = 0;
            int party = 0;
            Decides decides;
            bool alone = false;  // every other party is certain
        };
        const auto key = [&](const Found& found) {
            return std::tuple(!live_[found.live].marked, found.alone,
                              std::min(found.decides.if_yes, found.decides.if_no),
                              found.decides.if_yes + found.decides.if_no, -live_[found.live].steps);
        };
        std::optional<Found> best;
        for (int party = 0; party < static_cast<int>(maps_.size()); ++party) {
            OpenOnes& ones = open(party);
            if (ones.packages.empty()) continue;
            if (ones.in_all > DealsLimits::open_packages) {
                refused = std::to_string(ones.in_all) + " exchanges are open for one party, more than the " +
                          std::to_string(DealsLimits::open_packages) +
                          " among which a question is looked for without shares";
                return std::nullopt;
            }
            const std::vector<bool>& alone = ones.alone;
            std::vector<std::size_t> order(ones.packages.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return std::tuple(live_[ones.live[a]].marked, !alone[a]) <
                       std::tuple(live_[ones.live[b]].marked, !alone[b]);
            });
            for (const std::size_t place : order) {
                if (watch_.out_of_time()) {
                    refused = std::string(kTimeRanOut) + " the best question was found";
                    return std::nullopt;
                }
                const Live& one = live_[ones.live[place]];
                if (best && std::tuple(!one.marked, static_cast<bool>(alone[place])) <
                                std::tuple(!live_[best->live].marked, best->alone))
                    break;
                const bool same_class =
                    best && alone[place] == best->alone && one.marked == live_[best->live].marked;
                const std::uint64_t at_least =
                    same_class ? std::min(best->decides.if_yes, best->decides.if_no) : std::uint64_t{0};
                if (ones.questions->at_most(place) < at_least) continue;
                const Found found{ones.live[place], party, ones.questions->ask(place, at_least),
                                  alone[place]};
                refused = ones.questions->gave_up();
                if (!refused.empty()) return std::nullopt;
                if (!best || key(found) > key(*best) || (key(found) == key(*best) && found.live < best->live))
                    best = found;
            }
        }
        if (!best) return std::nullopt;
        AdviceQuestion result = question(best->live, best->party, std::nullopt);
        result.decides_if_yes = best->decides.if_yes;
        result.decides_if_no = best->decides.if_no;
        return result;
    }

    const Scenario& scenario_;
    const CompiledAccount& account_;
    const Exchanges& exchanges_;
    const Shares* shares_;
    const Watch watch_;
    bool out_of_time_ = false;
    std::vector<const std::vector<Verdict>*> maps_;
    std::vector<Live> live_;
    std::uint64_t certain_ = 0;                    // exchanges
    std::vector<std::unique_ptr<OpenOnes>> open_;  // one a party, made when needed
    std::size_t last_stayed_ = 0;
};

}  // namespace

Result<NextQuestion> next_question(const Scenario& scenario, const CompiledAccount& account,
                                   const Exchanges& exchanges, const Shares* shares, bool effects,
                                   const Watch& watch) {
    return Search(scenario, account, exchanges, shares, watch).run(effects);
}

std::vector<OneAnswerAway> exchanges_one_answer_away(const CompiledAccount& account,
                                                     const Exchanges& exchanges) {
    const auto parties = static_cast<int>(account.parties());
    std::vector<std::vector<Code>> waiting(account.parties());
    for (const Code code : exchanges.list) {
        int undetermined = -1;
        bool one = true;
        for (int party = 0; party < parties && one; ++party) {
            const Verdict verdict = account.map(party)[code];
            if (verdict == Verdict::always) continue;
            one = verdict == Verdict::undetermined && undetermined < 0;
            undetermined = party;
        }
        if (one && undetermined >= 0) waiting[static_cast<std::size_t>(undetermined)].push_back(code);
    }
    std::vector<OneAnswerAway> result;
    for (int party = 0; party < parties; ++party) {
        const auto p = static_cast<std::size_t>(party);
        if (waiting[p].empty()) continue;
        for (const Code code : edges(account.space(), exchanges.directions[p], waiting[p], false))
            result.push_back({party, decode(account.space(), code)});
    }
    return result;
}

Result<NamedQuestion> question_about(const Scenario& scenario, const CompiledAccount& account,
                                     const Exchanges& exchanges, const Shares* shares, int party,
                                     const Package& package) {
    Search search(scenario, account, exchanges, shares);
    NamedQuestion result;
    result.question = search.named(party, package);
    const auto filled = search.fill(result.question);
    if (!filled.ok()) return filled.errors();
    result.cheaper = search.cheaper(party, package);
    return result;
}

}  // namespace detente::deals
