// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/paired_section.h"

#include <algorithm>
#include <array>
#include <limits>

#include "detente/briefing/internal/sections.h"
#include "detente/case/talk_words.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

using cases::LineUpTalks;
using cases::PairedTalks;
using End = talks::SessionResult::End;

struct Endings {
    std::size_t agreements = 0, deadlines = 0;
    std::vector<std::size_t> walks;       // by whom
    std::vector<double> least, most;      // of agreements, what each party has
    const Outcome* everywhere = nullptr;  // where all agree on the same
};

Endings endings_of(const PairedTalks& talks) {
    constexpr double none = std::numeric_limits<double>::infinity();
    Endings result;
    result.walks.assign(talks.parties.size(), 0);
    result.least.assign(talks.parties.size(), none);
    result.most.assign(talks.parties.size(), -none);
    bool same = true;
    for (const LineUpTalks& one : talks.line_ups) {
        const cases::TalkSession& session = one.session;
        if (session.ended == End::walk) ++result.walks[static_cast<std::size_t>(session.by)];
        if (session.ended == End::deadline) ++result.deadlines;
        if (session.ended != End::agreement || !session.agreement) continue;
        ++result.agreements;
        if (!result.everywhere)
            result.everywhere = &*session.agreement;
        else
            same = same && *result.everywhere == *session.agreement;
        for (std::size_t party = 0; party < talks.parties.size(); ++party) {
            result.least[party] = std::min(result.least[party], session.utilities[party]);
            result.most[party] = std::max(result.most[party], session.utilities[party]);
        }
    }
    if (!same) result.everywhere = nullptr;
    return result;
}

std::string line_ups_in_all(const PairedTalks& talks) {
    return counted(talks.line_ups.size(), "line-up", "line-ups") + " of strategies";
}

// "12 end in agreement, 1 in a walk-out and 3 at the deadline"
std::string how_they_end(const PairedTalks& talks, const Endings& endings, const PairedNames& names) {
    std::vector<std::string> parts;
    if (endings.agreements > 0) parts.push_back("in agreement in " + grouped(endings.agreements));
    for (std::size_t party = 0; party < endings.walks.size(); ++party)
        if (endings.walks[party] > 0)
            parts.push_back("with a walk-out of " + names.party(talks.parties[party]) + " in " +
                            grouped(endings.walks[party]));
    if (endings.deadlines > 0) parts.push_back("at the deadline in " + grouped(endings.deadlines));
    return list_of(parts);
}

// "Ann has 0.4 to 0.9 and Ben 0.3 to 0.8"
std::string what_they_have(const PairedTalks& talks, const Endings& endings, const PairedNames& names) {
    std::vector<std::string> parts;
    for (std::size_t party = 0; party < talks.parties.size(); ++party) {
        const std::string low = cases::utility_words(endings.least[party]);
        const std::string high = cases::utility_words(endings.most[party]);
        parts.push_back(names.party(talks.parties[party]) + (party == 0 ? " has " : " ") +
                        (low == high ? low : low + " to " + high));
    }
    return list_of(parts);
}

std::string named(const Outcome& outcome, const PairedTalks& talks, const PairedNames& names) {
    return quoted(in_words(outcome, talks.domain, names.space));
}

std::string ending(const LineUpTalks& one, const PairedTalks& talks, const PairedNames& names) {
    const std::string round = std::to_string(one.session.round + 1);
    switch (one.session.ended) {
        case End::agreement:
            return "agreement in round " + round;
        case End::walk:
            return with_verb(names.party(talks.parties[static_cast<std::size_t>(one.session.by)]), "walks",
                             "walk") +
                   " out in round " + round;
        case End::deadline:
            return "deadline";
        case End::error:
            break;
    }
    return one.session.fault;
}

SectionTable moves_table(const cases::TalkReport& report, const PairedNames& names) {
    constexpr std::array<const char*, 6> kinds{"concession",  "selfish", "fortunate",
                                               "unfortunate", "nice",    "silent"};
    SectionTable table;
    table.caption =
        "Moves by what they change for both: a concession gives way, a selfish move takes, a "
        "fortunate one gains for both, an unfortunate one loses for both, a nice one costs its "
        "maker nothing, a silent one changes nothing";
    table.columns.emplace_back("Party");
    for (const char* kind : kinds) table.columns.push_back(with_capital(kind));
    for (std::size_t party = 0; party < report.parties.size(); ++party) {
        std::vector<std::string> row{with_capital(names.party(report.parties[party]))};
        for (const char* kind : kinds)
            row.push_back(std::to_string(std::count_if(
                report.first.offers.begin(), report.first.offers.end(), [&](const cases::TalkOffer& offer) {
                    return offer.party == static_cast<int>(party) && offer.move == kind;
                })));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

PairedNames paired_names(const Scenario& scenario) {
    PairedNames names;
    for (std::size_t i = 0; i < scenario.issues.size(); ++i)
        names.space.issues.push_back(issue_name(scenario, static_cast<int>(i)));
    names.party = [&scenario](const std::string& id) {
        const int party = find_party(scenario, id);
        return party < 0 ? id : party_name(scenario, party);
    };
    return names;
}

std::vector<Sentence> write_paired_front(const PairedTalks& talks, const PairedNames& names, const Say& say) {
    const Endings endings = endings_of(talks);
    std::vector<Sentence> result{say("played on these numbers by " + line_ups_in_all(talks) +
                                     ", the talks end " + how_they_end(talks, endings, names) + ".")};
    if (endings.everywhere)
        result.push_back(
            say("whichever is played, an agreement is on " + named(*endings.everywhere, talks, names) + "."));
    else if (endings.agreements > 0)
        result.push_back(
            say("who plays what decides what they agree on: " + what_they_have(talks, endings, names) + "."));
    return result;
}

Section write_paired(const PairedTalks& talks, const PairedNames& names, const Say& say) {
    Section section{"talks",
                    "How the talks go",
                    "How do the talks end, whoever plays what, and what holds whichever strategy is played?",
                    {},
                    {}};
    const auto add = [&](std::string text) -> Point& {
        Point point;
        point.claim = say(std::move(text));
        section.points.push_back(std::move(point));
        return section.points.back();
    };
    const Endings endings = endings_of(talks);
    const std::string whichever = "whichever of the " + line_ups_in_all(talks) + " is played, ";
    if (endings.agreements == talks.line_ups.size())
        add("what holds: " + whichever + "they agree.");
    else if (endings.agreements == 0)
        add("what holds: " + whichever + "they never agree.");
    else
        add("what does not hold: whether they agree depends on who plays what. The talks end " +
            how_they_end(talks, endings, names) + " of the " + line_ups_in_all(talks) + ".");
    if (endings.everywhere)
        add("what holds: whichever is played, an agreement is on " +
            named(*endings.everywhere, talks, names) + ".");
    else if (endings.agreements > 0)
        add("what does not hold: which outcome they agree on. In the agreements " +
            what_they_have(talks, endings, names) + ".");
    Point& method = add(
        "one session of each line-up, alternating offers with a deadline of " +
        counted(talks.rounds, "round", "rounds") +
        ", on the given utilities; each party sees its own alone. Nothing is drawn, and nothing is forecast: "
        "these are the ends that these strategies come to. `detente talk` plays others.");
    for (std::string& meaning : strategy_meanings(talks.played))
        method.details.push_back(say(std::move(meaning)));
    SectionTable table;
    table.caption = "How each line-up ends, and what each party has";
    for (const std::string& party : talks.parties)
        table.columns.push_back(with_verb(with_capital(names.party(party)), "plays", "play"));
    table.columns.emplace_back("Ends with");
    for (const std::string& party : talks.parties)
        table.columns.push_back(with_verb(with_capital(names.party(party)), "has", "have"));
    table.columns.emplace_back("Agreed on");
    for (const LineUpTalks& one : talks.line_ups) {
        std::vector<std::string> row = one.strategies;
        row.push_back(ending(one, talks, names));
        for (const double utility : one.session.utilities) row.push_back(cases::utility_words(utility));
        row.push_back(one.session.agreement ? in_words(*one.session.agreement, talks.domain, names.space)
                                            : std::string());
        table.rows.push_back(std::move(row));
    }
    section.payload = std::move(table);
    return section;
}

std::optional<Section> write_trace(const PairedTalks& talks, const PairedNames& names, const Say& say) {
    if (!talks.drawn || talks.drawn->first.offers.empty() || talks.drawn->parties.size() != 2)
        return std::nullopt;
    const cases::TalkReport& report = *talks.drawn;
    const cases::TalkSession& session = report.first;
    Section section{"trace",
                    "A session, offer by offer",
                    "How do the offers move, and how well does each side come to know the other?",
                    {},
                    {}};
    TalksTrace trace;
    for (std::size_t side = 0; side < 2; ++side) {
        trace.parties[side] = names.party(report.parties[side]);
        trace.strategies[side] = report.strategies[side];
        trace.no_deal[side] = report.reservations[side];
    }
    for (const cases::TalkOffer& offer : session.offers) {
        trace.offers.push_back({offer.round,
                                offer.party,
                                {offer.utilities[0], offer.utilities[1]},
                                std::string(offer.move),
                                offer.asks});
        trace.last_round = std::max(trace.last_round, offer.round);
    }
    for (const cases::TalkAccuracy& accuracy : session.accuracies)
        if (accuracy.kendall) trace.accuracies.push_back({accuracy.round, accuracy.party, *accuracy.kendall});
    const std::string round = std::to_string(session.round + 1);
    if (session.agreement) {
        trace.agreement = {session.utilities[0], session.utilities[1]};
        trace.in_words = "They agree in round " + round + " on " + named(*session.agreement, talks, names) +
                         ": " + trace.parties[0] + " has " + cases::utility_words(session.utilities[0]) +
                         " and " + trace.parties[1] + " " + cases::utility_words(session.utilities[1]) + ".";
    } else {
        trace.in_words = session.ended == End::walk ? "It ends with a walk-out in round " + round + "."
                                                    : "It ends at the deadline, without an agreement.";
    }
    trace.moves = moves_table(report, names);
    Point point;
    point.claim =
        say(with_verb(trace.parties[0], "plays ", "play ") + trace.strategies[0] + " and " +
            with_verb(trace.parties[1], "plays ", "play ") + trace.strategies[1] +
            ": each keeps a model of what the other side values and chooses by it among offers that "
            "are as good to itself. " +
            trace.in_words);
    section.points.push_back(std::move(point));
    section.payload = std::move(trace);
    return section;
}

}  // namespace detente::briefing
