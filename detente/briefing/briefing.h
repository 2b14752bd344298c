// SPDX-License-Identifier: Apache-2.0
// The answers to the questions about one scenario, as one document of plain data. Every view (terminal, JSON,
// Markdown, HTML) is made from it and adds no finding of its own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/briefing_report.h"
#include "detente/deals/numbers/density.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::briefing {

using Options = cases::BriefingRequest;

// One sentence and what it rests on. A sentence about the scenario as such (its size, what it lacks) names no
// item.
struct Sentence {
    std::string text;
    std::vector<std::string> rests_on;  // ids of statements, directions and other items, in file order
    std::vector<std::string> sources;   // ids of the sources that those items cite, in file order
    // Of a verdict: the rung it stands on (the highest at which it can be proved alone, else the weakest of
    // what it rests on). None where it needs no statement or is no verdict. Printed beside the sentence,
    // never in it, and never beside a hedge.
    std::optional<Standing> rung = std::nullopt;
};

// Something to say, with what stands under it.
struct Point {
    Sentence claim;
    std::vector<Sentence> details;
    int party = -1;                  // the party it is about, if one
    std::optional<Package> package;  // the package it is about, if one
};

// Rows of text under headings; a cell that is empty stays empty.
struct SectionTable {
    std::string caption;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

// One report of a ledger line beside the first: another source, or other words.
struct ReportLine {
    std::string source;
    std::string hedge;
    std::optional<Standing> standing;
    std::string chain;
    std::string quote;
    std::string quotation;  // what is wrong with it: "cut", "unchecked"; empty where it stands on its page
    std::string made;
    std::string published;
    std::string because;
};

// " (quotation unchecked)", " (quotation fails: cut)": what stands behind words that are shown; empty where
// they stand on their page.
inline std::string marked(const std::string& quotation) {
    if (quotation.empty()) return {};
    return quotation == "unchecked" ? " (quotation unchecked)" : " (quotation fails: " + quotation + ")";
}

// One line of evidence, assumption or record, as the scenario has it.
struct LedgerLine {
    std::size_t number = 0;  // of the footnote that cites it, from 1
    std::string id;
    std::string kind;  // statement, direction, irreversible, infeasible, number, demand, concession, ranking,
                       // piece, ...
    std::string party;  // its name, or empty
    std::string words;  // what it says, in words
    std::string hedge;
    std::optional<Standing> standing;  // none for a demand or concession that is not graded
    std::vector<std::string> sources;
    std::string chain;  // "Ri Yong Ho told reporters", or empty
    std::string quote;
    std::string quotation;  // what is wrong with it, as above
    std::string made;
    std::string published;
    std::string because;
    std::string note;
    std::vector<std::string> accounts;  // of those answered, where it is in force
    std::vector<ReportLine> reports;    // further ones
    std::vector<std::string> names;     // speakers, relays and outlets that it depends on
    std::string left_out;               // why it was kept out of every answer, or empty
    std::string above_ceiling;          // that it stands higher than its reports can carry, or empty
};

struct SourceLine {
    std::string id;
    std::string words;  // outlet, title, author, date
    std::string url;
    std::vector<std::string> why_doubt;
};

struct Ledger {
    std::vector<LedgerLine> lines;
    std::vector<SourceLine> sources;
};

// Where the verdict map of the account is to be drawn: these two issues as axes, the others chosen or
// counted.
struct Picture {
    int rows = 0;
    int columns = 0;
};

// One move of a sequence: the names of what each side delivers in it, and each side's slack in words (empty:
// none is asked of it there) with its sign over all numbers (1 at or above 0, -1 below, 0 open).
struct LadderRung {
    std::array<std::vector<std::string>, 2> pieces;
    std::array<std::string, 2> slack;
    std::array<int, 2> sign{0, 0};
};

struct LadderDrawing {
    std::string title;    // its name in the file
    std::string told;     // as people are told of it
    std::string verdict;  // always, never, undetermined
    std::vector<LadderRung> rungs;
};

// The first-step window (shares of the whole) and the ladders of the named sequences.
struct LadderPicture {
    std::array<std::string, 2> sides;   // names of the two parties
    std::array<double, 2> least{0, 1};  // where the least step that reassures lies
    std::array<double, 2> most{0, 1};   // where the largest that enforces itself lies
    std::string window;                 // always, never, undetermined
    std::vector<LadderDrawing> ladders;
};

// States of the standoff and the improvements between them; `maker` counts in `makers`. The table says who
// would stay where.
struct StateDrawing {
    struct Node {
        std::string label;
        bool equilibrium = false;
        bool status_quo = false;
        std::string deeds;  // what is done in it
    };
    struct Arrow {
        int from = 0;
        int to = 0;
        int maker = 0;
        bool path = false;  // on a way of improvements from the status quo
    };
    std::vector<std::string> makers;
    std::vector<Node> nodes;
    std::vector<Arrow> arrows;
    std::string caption;
    SectionTable table;
};

// What was said, asked for and given, in order; what has no date stands apart.
struct Timeline {
    struct Event {
        std::string date;  // in words, or empty
        std::string kind;  // statement, demand, concession
        std::string party;
        std::string words;
        std::string id;                    // of its line in the ledger
        std::vector<std::string> sources;  // ids
        std::string verdicts;              // of demands and concessions: what changed with it, or empty
    };
    // A day on which what became known changed a verdict.
    struct Day {
        std::string date;
        std::string words;               // "from then on ..."
        std::vector<std::string> known;  // ids of what became known, or no longer held
        std::size_t place = 0;           // behind so many of `dated`
    };
    std::vector<Day> days;
    std::vector<Event> dated;
    std::vector<Event> undated;
};

// What the parties' numbers make of the outcomes: utilities as the family of definitions reads them. Two
// parties span a plane; more stand side by side.
struct OutcomeSpace {
    struct Axis {
        std::string party;
        double low = 0, high = 1;           // what is drawn: every outcome where that is known, and no deal
        std::optional<double> reservation;  // the value of no deal, where one is given
    };
    // A point of the frontier whose outcome is told.
    struct Listed {
        std::size_t point = 0;               // its number on the frontier
        std::vector<std::string> utilities;  // to six digits
        std::vector<int> outcome;            // a value of each issue, by number in `values`
    };
    // A point that has a name; `letters` stand beside it in the picture ("N").
    struct Mark {
        std::string letters;
        std::string name;  // "Nash"
        std::size_t point = 0;
    };
    std::vector<Axis> axes;
    std::vector<std::string> issues;
    std::vector<std::vector<std::string>> values;  // [issue]: those that the listed outcomes use
    std::vector<double> frontier;  // row by row, one column a party; the first party's best first
    std::vector<Listed> listed;    // all, or evenly spread with the named ones, in the frontier's order
    std::vector<Mark> marks;
    std::optional<numbers::Density> density;  // two parties, where the space can be gone through
    std::string caption;
    SectionTable points;  // the named ones
    SectionTable table;   // the frontier, or its first part and a word on the rest in the caption

    std::size_t frontier_size() const { return axes.empty() ? 0 : frontier.size() / axes.size(); }
    double utility(std::size_t point, std::size_t party) const {
        return frontier[point * axes.size() + party];
    }
};

// A session between two parties with numbers, offer by offer.
struct TalksTrace {
    struct Offer {
        int round = 0;  // from 0
        int party = 0;
        std::array<double, 2> utilities{0, 0};
        std::string move;            // "concession", "selfish", ...; "first"
        std::optional<double> asks;  // what the party asked for then, where its strategy has such a level
    };
    // How well a party's model of the other side orders its values, from -1 to 1.
    struct Accuracy {
        int round = 0;
        int party = 0;
        double kendall = 0;
    };
    std::array<std::string, 2> parties;
    std::array<std::string, 2> strategies;
    std::array<double, 2> no_deal{0, 0};  // its worth; not finite where every deal is as good
    std::vector<Offer> offers;
    std::vector<Accuracy> accuracies;
    std::optional<std::array<double, 2>> agreement;  // what each has
    int last_round = 0;                              // from 0
    std::string in_words;                            // how it ended
    SectionTable moves;                              // of each party, how many of which kind
};

// What a section shows beside its sentences. A further kind needs one renderer in each view.
using Payload = std::variant<std::monostate, SectionTable, Ledger, Picture, LadderPicture, StateDrawing,
                             OutcomeSpace, Timeline, TalksTrace>;

// One question and its answer.
struct Section {
    std::string id;        // "refusals"; unique within its list
    std::string title;     // a short heading
    std::string question;  // as a reader would ask it
    std::vector<Point> points;
    Payload payload;
};

// Verdicts of every package, for the picture. verdicts[party] has one letter for each package code (mixed
// radix, the first issue the least significant): 'a' certain to accept, 'n' certain to refuse, 'u' open, '-'
// not a package that counts (infeasible, or no deal itself).
struct VerdictMap {
    std::vector<std::string> verdicts;
    std::vector<std::vector<Direction>> directions;  // [party][issue], as in force
};

// A package at the edge of what a party certainly refuses (none that it refuses is better for it) or
// certainly accepts (none that it accepts is worse for it), and why.
struct EdgeView {
    int party = 0;
    Verdict verdict = Verdict::never;
    Package package;
    std::uint64_t covers =
        0;  // packages with this verdict that are no better (no worse) for the party, itself included
    bool stated = false;  // not at the edge, but a statement speaks of just this package
    std::vector<Sentence> why;
    std::vector<deals::Reason> reasons;
};

// One account and the first screen on it: sections "refusals", "question", "one-away", "picture", or
// "contradiction".
struct AccountView {
    std::string id;
    std::string title;
    std::string note;
    std::vector<std::string> items;  // ids of the statements in force
    Sentence answer;                 // in one sentence, never more than the inputs allow
    std::vector<Sentence> remarks;   // what follows from it, one sentence each
    bool contradictory = false;
    bool counted = false;
    deals::Zone zone;
    std::optional<deals::Zone> exchanges;  // of the account asked about alone: of its exchanges
    std::vector<deals::Counts> counts;     // one a party
    std::vector<Section> sections;
    std::vector<EdgeView> bounds;
    std::optional<VerdictMap> map;
};

// Every exchange as a point: the share of the first party's drawn value models that accept it against the
// second's. What is certain or certainly refused lies at the edges. Among three or more parties one plot a
// pair.
struct ExchangeMap {
    // Exchanges that would lie on top of each other, as one.
    struct Point {
        std::array<double, 2> share{0, 0};
        std::array<Verdict, 2> verdict{Verdict::undetermined, Verdict::undetermined};
        std::uint64_t packages = 1;
        bool open_to_all = true;  // nobody, the parties of other plots included, certainly refuses it
        std::string told;         // the first of them by name, and why it lies here
        Package package;
    };
    struct Plot {
        std::array<int, 2> parties{0, 1};
        std::vector<Point> points;
    };
    // A proposal or a question, marked in every plot.
    struct Mark {
        std::string letter;
        std::string name;
        std::vector<double> shares;  // one a party
    };
    std::vector<Plot> plots;
    std::vector<Mark> marks;
    std::string caption;
    std::string in_words;  // what it shows, for those who do not see it
};

// What a party must have, refuses and leaves open; at most four lines.
struct Card {
    struct Line {
        std::string label;
        Sentence sentence;
    };
    int party = -1;
    std::string name;
    std::vector<Line> lines;
};

// The first two pages: parts in the order in which they are read.
struct FrontPart {
    std::string id;  // crux, answer, propose, ask, parties, picture, failure, first-step, firmness
    std::string title;
    std::vector<Sentence> sentences;
    std::vector<Card> cards;
    std::variant<std::monostate, ExchangeMap, StateDrawing, LadderPicture, OutcomeSpace> picture;
};

struct Front {
    std::string day;  // "the question of 28 February 2019; 4 of the statements used were published later"
    std::string day_remedy;  // how to leave those out, or empty
    std::vector<FrontPart> parts;
};

struct PartyLine {
    std::string id;
    std::string name;
    std::string tag;  // a short label for pictures: "US"
    std::string leader;
};

struct IssueLine {
    std::string id;
    std::string name;
    std::vector<std::string> levels;
    std::string delivers;  // the party's name, or empty
};

struct Briefing {
    std::string scenario;  // its id
    std::string title;
    std::string asked;
    std::string as_of;
    std::string packages;     // how many there are, in digits; outcomes, where numbers were briefed
    Document hypothetical;    // what is supposed, with before and after; null: nothing
    Document filter;          // what was asked of what is known, and what that leaves out; null: nothing
    std::string definitions;  // whose points and measures are told, where numbers were briefed
    deals::Family family = deals::Family::additive;
    deals::Directions directions = deals::Directions::weak;
    std::vector<PartyLine> parties;
    std::vector<IssueLine> issues;
    Front front;                        // on the account asked about
    std::vector<AccountView> accounts;  // the one asked about first
    std::vector<Section>
        sections;  // about all accounts: side by side, ledger, assumptions, what is not supported yet
};

// The report behind the last briefing, for the next one of the same case or of one that was changed a little.
struct Kept {
    std::optional<cases::BriefingReport> report;
    bool same_options = false;  // the next one is asked with the same options, but for accounts
};

// Errors: an unknown account; every account asked for contradicts itself is no error (the briefing says so).
// `kept`: what is in it is used, and replaced; nullptr: nothing is kept.
Result<Briefing> make_briefing(const Scenario& scenario, const Options& options = {}, Kept* kept = nullptr);

// The same of parties that are given by numbers: one account, whose first screen is the landscape. Errors: no
// party has numbers, or no method finds the frontier within the request's limits. `talks`: tell how they go.
Result<Briefing> make_briefing(const NumericScenario& scenario, const numbers::LandscapeRequest& request,
                               bool talks = true);

}  // namespace detente::briefing
