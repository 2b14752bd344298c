// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>

#include "detente/case/drawn_talks_report.h"

namespace detente::cases {

namespace {

constexpr double kEnoughAgreements = 0.01;
constexpr std::uint64_t kFewestAgreements = 20;

void widen(ShareRange& range, double share, std::size_t line_up, std::size_t law) {
    const bool first = line_up == 0 && law == 0;
    if (share < range.least || first) {
        range.least = share;
        range.least_line_up = line_up;
        range.least_law = law;
    }
    if (share > range.greatest || first) {
        range.greatest = share;
        range.greatest_line_up = line_up;
        range.greatest_law = law;
    }
}

// Calls visit(line-up, law, shares) for all that was played.
template <class Visit>
void each(const DrawnPlay& play, Visit visit) {
    for (std::size_t line_up = 0; line_up < play.line_ups.size(); ++line_up)
        for (std::size_t law = 0; law < play.line_ups[line_up].laws.size(); ++law)
            visit(line_up, law, play.line_ups[line_up].laws[law]);
}

void find_ranges(DrawnPlay& play, std::size_t parties) {
    play.walks.assign(parties, {});
    each(play, [&](std::size_t line_up, std::size_t law, const DrawnShares& shares) {
        widen(play.agreement, shares.share(shares.agreements), line_up, law);
        widen(play.deadline, shares.share(shares.deadlines), line_up, law);
        for (std::size_t party = 0; party < parties; ++party)
            widen(play.walks[party], shares.share(shares.walks[party]), line_up, law);
    });
}

// Which line-ups agree more or less often than as asked, beyond what drawing explains.
void compare(DrawnPlay& play, const DrawnPlay& asked) {
    each(play, [&](std::size_t line_up, std::size_t law, const DrawnShares& shares) {
        const DrawnShares& before = asked.line_ups[line_up].laws[law];
        const double now = shares.share(shares.agreements), then = before.share(before.agreements);
        // The variance of a share, a little more than that of a share of 0 or 1, which says less than it
        // seems to.
        const auto variance = [](double share, double draws) {
            return (share * (1 - share) + 1 / draws) / draws;
        };
        const double error =
            std::sqrt(variance(now, play.effective[law]) + variance(then, asked.effective[law]));
        const double change = now - then;
        if (std::fabs(change) <= 2 * error) return;
        ++(change > 0 ? play.more_often : play.less_often);
        if (std::fabs(change) <= std::fabs(play.greatest_change)) return;
        play.greatest_change = change;
        play.greatest_change_line_up = line_up;
        play.greatest_change_law = law;
    });
}

void find_packages(DrawnTalks& talks) {
    const DrawnPlay& play = talks.plays.front();
    std::map<std::vector<int>, AgreedPackage> packages;  // by their levels
    std::size_t all = 0;
    bool one = true;
    each(play, [&](std::size_t, std::size_t, const DrawnShares& shares) {
        ++all;
        if (shares.packages.empty()) return;
        if (!talks.most_frequent)
            talks.most_frequent = shares.packages.front().first;
        else
            one = one && shares.packages.front().first == *talks.most_frequent;
        for (const auto& [package, count] : shares.packages) {
            AgreedPackage& entry = packages[package.levels];
            entry.package = package;
            const double share = shares.share(count);
            entry.least = std::min(entry.least, share);
            entry.greatest = std::max(entry.greatest, share);
            ++entry.line_ups;
        }
    });
    if (!one) talks.most_frequent.reset();
    for (auto& [levels, entry] : packages) {
        if (entry.line_ups < all) entry.least = 0;
        talks.packages.push_back(entry);
    }
    std::stable_sort(talks.packages.begin(), talks.packages.end(),
                     [](const AgreedPackage& a, const AgreedPackage& b) { return a.greatest > b.greatest; });
}

// On which side of one half a share lies for certain: by more than twice its standard error.
struct Sides {
    bool above = false, below = false, open = false;

    // `draws`: of how many independent ones the share is.
    void add(double share, double draws) {
        const double error = std::sqrt((share * (1 - share) + 1 / draws) / draws);
        above = above || share - 2 * error > 0.5;
        below = below || share + 2 * error < 0.5;
        open = open || std::fabs(share - 0.5) <= 2 * error;
    }
};

IssueInAgreements::Most most_of(const std::vector<Sides>& by_law) {
    using Most = IssueInAgreements::Most;
    Sides all;
    for (const Sides& law : by_law) {
        if (law.above && law.below) return Most::by_line_up;
        all = {all.above || law.above, all.below || law.below, all.open || law.open};
    }
    if (all.above && all.below) return Most::by_law;
    if (all.open) return Most::unsettled;
    return all.above ? Most::move : Most::leave;
}

void find_issues(DrawnTalks& talks) {
    if (talks.packages.empty()) return;
    const DrawnPlay& play = talks.plays.front();
    const auto enough = [](const DrawnShares& shares) {
        return shares.share(shares.agreements) >= kEnoughAgreements && shares.agreements >= kFewestAgreements;
    };
    each(play, [&](std::size_t, std::size_t, const DrawnShares& shares) {
        if (!enough(shares)) ++talks.few_agreements;
    });
    for (std::size_t issue = 0; issue < talks.scenario.issues.size(); ++issue) {
        IssueInAgreements in;
        in.issue = static_cast<int>(issue);
        in.lowest = in.highest = talks.packages.front().package.levels[issue];
        bool any = false;
        std::vector<Sides> sides(talks.request.laws.size());
        each(play, [&](std::size_t, std::size_t law, const DrawnShares& shares) {
            std::uint64_t moved = 0;
            for (const auto& [package, count] : shares.packages) {
                in.lowest = std::min(in.lowest, package.levels[issue]);
                in.highest = std::max(in.highest, package.levels[issue]);
                if (package.levels[issue] != 0) moved += count;
            }
            if (!enough(shares)) return;
            any = true;
            const double share = static_cast<double>(moved) / static_cast<double>(shares.agreements);
            in.least = std::min(in.least, share);
            in.greatest = std::max(in.greatest, share);
            // Models that are alike count less than so many.
            const double alike = play.effective[law] / static_cast<double>(shares.sessions);
            sides[law].add(share, static_cast<double>(shares.agreements) * std::min(1.0, alike));
        });
        in.most = most_of(sides);
        if (any) talks.issues.push_back(in);
    }
}

void find_assured(DrawnTalks& talks) {
    const DrawnPlay& play = talks.plays.front();
    for (std::size_t party = 0; party < talks.scenario.parties.size(); ++party) {
        const std::size_t first = talks.assured.size();
        each(play, [&](std::size_t line_up, std::size_t, const DrawnShares& shares) {
            const std::string& strategy = play.line_ups[line_up].strategies[party];
            auto known =
                std::find_if(talks.assured.begin() + static_cast<std::ptrdiff_t>(first), talks.assured.end(),
                             [&](const Assured& one) { return one.strategy == strategy; });
            if (known == talks.assured.end()) {
                talks.assured.push_back({static_cast<int>(party), strategy, 1});
                known = talks.assured.end() - 1;
            }
            known->least = std::min(known->least, shares.share(shares.agreements));
        });
    }
}

}  // namespace

void find_what_holds(DrawnTalks& talks) {
    for (DrawnPlay& play : talks.plays) {
        if (play.line_ups.empty()) continue;
        find_ranges(play, talks.scenario.parties.size());
        if (&play != &talks.plays.front()) compare(play, talks.plays.front());
    }
    find_packages(talks);
    find_issues(talks);
    find_assured(talks);
}

}  // namespace detente::cases
