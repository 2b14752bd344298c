// SPDX-License-Identifier: Apache-2.0
#include "detente/case/advice_words.h"

#include <algorithm>
#include <cmath>

#include "detente/base/words.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::cases {

namespace {

using deals::CruxFight;
using deals::LevelBound;

const std::string& name_of(const Scenario& scenario, int party) {
    const Party& one = scenario.parties[static_cast<std::size_t>(party)];
    return one.name.empty() ? one.id : one.name;
}

const std::string& issue_of(const Scenario& scenario, int issue) {
    return scenario.issues[static_cast<std::size_t>(issue)].id;
}

// Where no deal is something else, for somebody at least, the first level is agreed like any other.
bool nothing_agreed_is_no_deal(const Scenario& scenario) {
    return scenario.no_deal_is_nothing_agreed &&
           std::none_of(scenario.numbers.begin(), scenario.numbers.end(),
                        [](const Numbers& numbers) { return numbers.no_deal.has_value(); });
}

// "at most Yongbyon closed", "nothing on Declaration of programs"; empty where the range is the whole issue.
std::string range_phrase(const Scenario& scenario, int issue, int low, int high) {
    const int last = static_cast<int>(scenario.issues[static_cast<std::size_t>(issue)].levels.size()) - 1;
    if (low <= 0 && high >= last) return {};
    if (high <= 0 && nothing_agreed_is_no_deal(scenario)) return "nothing on " + issue_name(scenario, issue);
    if (low == high || low == last) return short_level(scenario, issue, low);
    if (low <= 0) return "at most " + level_on_issue(scenario, issue, high);
    if (high >= last) return "at least " + level_on_issue(scenario, issue, low);
    return "from " + level_on_issue(scenario, issue, low) + " to " + level_on_issue(scenario, issue, high);
}

std::string bound_phrase(const Scenario& scenario, const LevelBound& bound) {
    const int last =
        static_cast<int>(scenario.issues[static_cast<std::size_t>(bound.issue)].levels.size()) - 1;
    return range_phrase(scenario, bound.issue, bound.at_least ? bound.level : 0,
                        bound.at_least ? last : bound.level);
}

std::string exchanges_phrase(std::uint64_t count) {
    return counted(count, "exchange", "exchanges");
}

// "North Korea certainly refuses all of them", "takes 1 of them, refuses 4 and leaves 3 open".
std::string reaction(const deals::CruxPair& pair, std::uint64_t of, const Scenario& scenario) {
    const Subject who = subject_of(scenario, pair.other);
    const std::string& other = who.name;
    const std::string refuses = std::string(who.agree("certainly refuses ", "certainly refuse "));
    const std::string takes = std::string(who.agree("certainly takes ", "certainly take "));
    const std::string has = std::string(who.agree("has left ", "have left "));
    const std::string them = of == 1 ? "it" : "them";
    const std::string all = of == 1 ? "it" : "all of them";
    if (pair.refuses == of) return other + " " + refuses + all;
    if (pair.accepts == of) return other + " " + takes + all;
    if (pair.open == of) return other + " " + has + all + " open";
    std::vector<std::string> parts;
    if (pair.refuses > 0) parts.push_back(refuses + std::to_string(pair.refuses) + " of " + them);
    if (pair.accepts > 0) parts.push_back(takes + std::to_string(pair.accepts));
    if (pair.open > 0) parts.push_back(has + std::to_string(pair.open) + " open");
    return other + " " + list_of(parts);
}

// What a party certainly takes, and what the others make of it.
std::string party_sentence(const deals::Crux& crux, int party, const std::vector<std::string>& where,
                           const Scenario& scenario) {
    const deals::CruxParty& one = crux.parties[static_cast<std::size_t>(party)];
    if (one.certain == 0) return {};
    const Subject who = subject_of(scenario, party);
    std::string text = who.start;
    text.append(who.agree(" certainly takes ", " certainly take ")).append(exchanges_phrase(one.certain));
    if (!where.empty()) text += " (" + list_of(where) + ")";
    std::vector<std::string> reactions;
    for (const deals::CruxPair& pair : crux.pairs)
        if (pair.takes == party) reactions.push_back(reaction(pair, one.certain, scenario));
    if (!reactions.empty()) text += "; " + list_of(reactions);
    return text + ". ";
}

// The levels of what a party certainly takes, from its least ones and its directions.
std::vector<std::string> where_taken(const deals::Crux& crux, const deals::Exchanges& exchanges,
                                     const deals::PackageSpace& space, int party, const Scenario& scenario) {
    std::vector<std::string> result;
    const deals::CruxParty& one = crux.parties[static_cast<std::size_t>(party)];
    if (one.cut) return result;
    for (std::size_t issue = 0; issue < space.sizes.size(); ++issue) {
        const Direction direction = exchanges.directions[static_cast<std::size_t>(party)][issue];
        int low = space.sizes[issue] - 1;
        int high = 0;
        for (const Package& package : one.least) {
            low = std::min(low, package.levels[issue]);
            high = std::max(high, package.levels[issue]);
        }
        std::string phrase;
        if (is_upward(direction))
            phrase = range_phrase(scenario, static_cast<int>(issue), low, space.sizes[issue] - 1);
        if (is_downward(direction)) phrase = range_phrase(scenario, static_cast<int>(issue), 0, high);
        // Without a direction each least one stands for those with its own level.
        if (direction == Direction::absent)
            phrase = range_phrase(scenario, static_cast<int>(issue), low, high);
        if (!phrase.empty()) result.push_back(std::move(phrase));
    }
    return result;
}

// Where two parties lie apart, by pair.
std::string fights_text(const deals::Crux& crux, const Scenario& scenario) {
    std::string text;
    std::vector<bool> told(crux.fight.size(), false);
    for (std::size_t i = 0; i < crux.fight.size(); ++i) {
        if (told[i]) continue;
        std::vector<std::string> issues;
        const CruxFight& fight = crux.fight[i];
        for (std::size_t j = i; j < crux.fight.size(); ++j) {
            const CruxFight& other = crux.fight[j];
            if (other.first != fight.first || other.second != fight.second || other.why != fight.why)
                continue;
            told[j] = true;
            issues.push_back(issue_name(scenario, other.issue));
        }
        const std::string& first = name_of(scenario, fight.first);
        const std::string& second = name_of(scenario, fight.second);
        if (fight.why == CruxFight::Why::apart) {
            std::vector<std::string> together;
            for (std::size_t k = 0; k < scenario.issues.size(); ++k)
                if (const std::string name = issue_name(scenario, static_cast<int>(k));
                    std::find(issues.begin(), issues.end(), name) == issues.end())
                    together.push_back(name);
            text += "What " + first + " and " + second + " certainly take lies apart on " + list_of(issues);
            text += together.empty() || together.size() > 4 ? ". " : ", not on " + list_of(together) + ". ";
        } else {
            text += "What " + with_verb(first, "certainly takes", "certainly take") + " lies, on " +
                    list_of(issues) + ", among what " +
                    with_verb(second, "certainly refuses", "certainly refuse") + ". ";
        }
    }
    return text;
}

std::string live_text(const deals::Crux& crux, const Scenario& scenario) {
    std::vector<std::string> common;
    for (const auto& levels : crux.levels)
        common.push_back(range_phrase(scenario, levels.issue, levels.least, levels.greatest));
    std::erase(common, std::string());
    std::string text;
    if (!common.empty())
        text += "Every exchange that nobody certainly refuses (" + std::to_string(crux.live) + ") has " +
                list_of(common) + ". ";
    constexpr std::size_t told = 3;
    for (std::size_t i = 0; i < crux.rules.size() && i < told; ++i) {
        std::vector<std::string> when;
        for (const LevelBound& bound : crux.rules[i].when) when.push_back(bound_phrase(scenario, bound));
        text +=
            (i == 0 ? "Among " + std::string(common.empty() ? "what nobody certainly refuses" : "them") + ", "
                    : std::string("And ")) +
            list_of(when) +
            // "Needs nothing" would say the opposite.
            (crux.rules[i].then.at_least ? when.size() == 1 ? " needs " : " need "
             : when.size() == 1          ? " goes only with "
                                         : " go only with ") +
            bound_phrase(scenario, crux.rules[i].then) + ". ";
    }
    return text;
}

std::string two_digits(double share) {
    // A share that is not all is not told as all, nor one that is not none as none.
    if (share > 0 && share < 0.01) return "less than 0.01";
    if (share < 1 && share > 0.99) return "more than 0.99";
    const int hundredths = static_cast<int>(std::floor(share * 100 + 0.5));
    std::string digits = std::to_string(hundredths % 100);
    if (digits.size() < 2) digits = "0" + digits;
    return std::to_string(hundredths / 100) + "." + digits;
}

std::string outcome_phrase(const deals::Zone& zone) {
    return std::to_string(zone.certain) + " certain, " + std::to_string(zone.excluded) + " excluded, " +
           std::to_string(zone.open) + " open";
}

}  // namespace

std::string crux_in_words(const deals::Crux& crux, const deals::Exchanges& exchanges,
                          const deals::PackageSpace& space, const Scenario& scenario) {
    const std::uint64_t all = crux.live + crux.excluded;
    if (all == 0) return "No package is an exchange: in every one somebody only gives.";
    std::string text;
    if (crux.live == 0) text += "Somebody certainly refuses every one of the " + exchanges_phrase(all) + ". ";
    if (crux.certain > 0)
        text += (crux.certain == 1 ? "One exchange is" : std::to_string(crux.certain) + " exchanges are") +
                std::string(" certain to suit all. ");
    std::vector<std::string> nothing;
    for (int party = 0; party < static_cast<int>(crux.parties.size()); ++party) {
        text += party_sentence(crux, party, where_taken(crux, exchanges, space, party, scenario), scenario);
        if (crux.parties[static_cast<std::size_t>(party)].certain == 0)
            nothing.push_back(name_of(scenario, party));
    }
    if (!nothing.empty()) {
        // "And" would say that they might take one each for itself.
        const std::string last = with_verb(nothing.back(), "takes it", "take it");
        nothing.pop_back();
        std::string before;
        for (const std::string& name : nothing) before += (before.empty() ? "" : ", ") + name;
        text += "Of no exchange is it known that " + before + (before.empty() ? "" : " or ") + last + ". ";
    }
    text += fights_text(crux, scenario);
    text += live_text(crux, scenario);
    if (crux.between > 0)
        text += (crux.between == crux.live && crux.excluded > 0 ? "On the " : "On ") +
                counted(crux.between, "exchange", "exchanges") +
                (crux.between == crux.live && crux.excluded > 0 ? " in between" : "") +
                " nobody has said anything that decides one. ";
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

namespace {

// What is neither an exchange nor a gift, so that the counts add up.
std::string not_told_apart(const deals::Exchanges& exchanges, const Scenario& scenario) {
    std::string text;
    const auto repeated = static_cast<std::uint64_t>(
        std::count(exchanges.kinds.begin(), exchanges.kinds.end(), deals::PackageKind::repeated));
    if (repeated > 0) {
        std::vector<std::string> same;
        for (std::size_t issue = 0; issue < exchanges.same_to_all.size(); ++issue)
            if (exchanges.same_to_all[issue]) same.push_back(issue_of(scenario, static_cast<int>(issue)));
        text = "Packages that differ only in " + list_of(same) +
               (same.size() == 1 ? ", which makes" : ", which make") +
               " no difference to anybody, count once: " + counted(repeated, "is", "are") +
               " left out of these counts.";
    }
    if (exchanges.idle > 0)
        text += (text.empty() ? "" : " ") + counted(exchanges.idle, "package moves", "packages move") +
                " nothing for anybody.";
    return text;
}

}  // namespace

std::string gifts_in_words(const AccountAdvice& advice, const Scenario& scenario) {
    const deals::Exchanges& exchanges = advice.exchanges;
    if (exchanges.gifts.empty()) return not_told_apart(exchanges, scenario);
    std::vector<std::string> from;
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        std::uint64_t count = 0;
        for (const std::uint32_t givers : exchanges.givers) count += givers >> party & 1;
        if (count > 0) from.push_back(grouped(count) + " from " + name_of(scenario, static_cast<int>(party)));
    }
    std::string text = counted(exchanges.gifts.size(), "more package is a gift", "more packages are gifts") +
                       " (somebody only gives): " + list_of(from) + ".";
    constexpr std::size_t named = 20;
    // Those from the same giver are told together.
    std::vector<std::pair<std::string, std::vector<std::string>>> by_giver;
    for (std::size_t i = 0; i < advice.certain_gifts.size() && i < named; ++i) {
        std::vector<std::string> givers;
        for (const int party : advice.certain_gifts[i].givers) givers.push_back(name_of(scenario, party));
        const std::string from_whom = list_of(givers);
        const auto same = std::find_if(by_giver.begin(), by_giver.end(),
                                       [&](const auto& one) { return one.first == from_whom; });
        auto& packages = same == by_giver.end()
                             ? by_giver.emplace_back(from_whom, std::vector<std::string>()).second
                             : same->second;
        packages.push_back(spelled_out(advice.certain_gifts[i].package, scenario));
    }
    for (const auto& [givers, packages] : by_giver)
        text += " " + list_of(packages) +
                (packages.size() == 1 ? " is certain, but a gift from " : " are certain, but gifts from ") +
                givers + ".";
    if (advice.certain_gifts.size() > named)
        text += " So are " + std::to_string(advice.certain_gifts.size() - named) + " more.";
    if (const std::string rest = not_told_apart(exchanges, scenario); !rest.empty()) text += " " + rest;
    return text;
}

std::string zone_in_words(const AccountAdvice& advice) {
    const deals::Zone& zone = advice.zone;
    return "of " + exchanges_phrase(zone.certain + zone.excluded + zone.open) + ", " + grouped(zone.certain) +
           (zone.certain == 1 ? " is" : " are") + " certain for all, " + grouped(zone.excluded) +
           (zone.excluded == 1 ? " is" : " are") + " excluded and " + grouped(zone.open) +
           (zone.open == 1 ? " is" : " are") + " open";
}

std::string package_in_words(const Package& package, const Scenario& scenario) {
    return spelled_out(package, scenario) +
           (package.nothing_agreed() ? " (every issue at its first level)" : "");
}

std::string share_range(const std::vector<double>& shares) {
    if (shares.empty()) return {};
    const auto [low, high] = std::minmax_element(shares.begin(), shares.end());
    const std::string first = two_digits(*low);
    const std::string second = two_digits(*high);
    return first == second ? first : first + " to " + second;
}

std::string laws_in_words(const std::vector<deals::Law>& laws) {
    std::vector<std::string> names;
    for (const deals::Law law : laws) names.emplace_back(to_string(law));
    return std::string("Shares are of value models that fit what is known, drawn by the ") +
           (names.size() == 1 ? "law " : "laws ") + list_of(names) +
           ", each party's independently of the others'; they are no forecast.";
}

namespace {

// The party that is asked, then the others whose yes is needed too.
std::vector<const deals::AskedParty*> undetermined_of(const deals::AdviceQuestion& question) {
    std::vector<const deals::AskedParty*> result{&question.asked};
    for (const deals::AskedParty& other : question.others) result.push_back(&other);
    return result;
}

}  // namespace

std::vector<std::string> question_in_words(const deals::AdviceQuestion& question,
                                           const std::vector<deals::Law>& laws,
                                           const deals::NextQuestion& next, std::size_t gifts,
                                           const Scenario& scenario) {
    std::vector<std::string> result;
    const Subject who = subject_of(scenario, question.asked.party);
    for (const deals::AskedParty* one : undetermined_of(question))
        if (one->which_way) {
            const Subject hangs = subject_of(scenario, one->party);
            result.push_back("First: which way does `" + issue_of(scenario, *one->which_way) +
                             "` count for " + hangs.name + "? " + (hangs.many ? "Their" : "Its") +
                             " verdict on " + spelled_out(question.package, scenario) + " hangs on it.");
        }
    const std::string it = who.many ? "they" : "it";
    std::string ask =
        "Ask " + who.name + " whether " + it + " would take " + spelled_out(question.package, scenario) + ".";
    if (!question.asked.yes_shares.empty())
        ask += " " + with_capital(it) + " would in " + share_range(question.asked.yes_shares) + " of " +
               std::string(who.its()) + " models.";
    result.push_back(ask);
    result.push_back("After yes: " + outcome_phrase(question.if_yes) +
                     ". After no: " + outcome_phrase(question.if_no) + "." +
                     (gifts > 0 ? " (Of all packages, gifts included.)" : ""));
    if (!next.deal_is_certain && question.settles == 2)
        result.push_back("Both answers settle whether there is a deal.");
    if (!next.deal_is_certain && question.settles == 1)
        result.push_back("One answer settles whether there is a deal; the other leaves it open.");
    if (!question.others.empty()) {
        std::vector<std::string> others;
        for (const deals::AskedParty& other : question.others) {
            const Subject also = subject_of(scenario, other.party);
            std::string one = also.name;
            if (!other.yes_shares.empty())
                one += " (yes in " + share_range(other.yes_shares) + " of " + std::string(also.its()) +
                       " models)";
            others.push_back(std::move(one));
        }
        std::string text = "One yes cannot make this a deal: ask " + list_of(others) + " the same.";
        if (!question.joint.empty())
            text += " All would take it in " + share_range(question.joint) + " of the models.";
        result.push_back(std::move(text));
    }
    if (question.decides_if_yes)
        result.push_back("Yes would decide " + std::to_string(*question.decides_if_yes) + " of " +
                         std::string(who.its()) + " open exchanges, no " +
                         std::to_string(*question.decides_if_no) + ".");
    if (!laws.empty() && !question.asked.yes_shares.empty()) result.push_back(laws_in_words(laws));
    return result;
}

std::vector<std::string> named_question_in_words(const deals::NamedQuestion& named,
                                                 const std::vector<deals::Law>& laws,
                                                 const Scenario& scenario) {
    const deals::AdviceQuestion& question = named.question;
    const Subject who = subject_of(scenario, question.asked.party);
    std::vector<std::string> result;
    std::string ask = "To decide it, ask " + who.name + " for just this package: both answers do.";
    if (!question.asked.yes_shares.empty())
        ask += std::string(who.many ? " They" : " It") + " would take it in " +
               share_range(question.asked.yes_shares) + " of " + std::string(who.its()) + " models (laws " +
               [&] {
                   std::vector<std::string> names;
                   for (const deals::Law law : laws) names.emplace_back(to_string(law));
                   return list_of(names);
               }() +
               ").";
    result.push_back(std::move(ask));
    for (const deals::CheaperQuestion& cheaper : named.cheaper)
        result.push_back("Cheaper, and decided one way: a " +
                         std::string(cheaper.answer_is_yes ? "yes" : "no") + " to " +
                         (std::all_of(cheaper.package.levels.begin(), cheaper.package.levels.end(),
                                      [](int level) { return level == 0; })
                              ? std::string("the package in which nothing is agreed")
                              : spelled_out(cheaper.package, scenario)) +
                         " makes it " + std::string(to_string(cheaper.decides)) + ".");
    return result;
}

}  // namespace detente::cases
