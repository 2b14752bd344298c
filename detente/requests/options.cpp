// SPDX-License-Identifier: Apache-2.0
#include "detente/requests/options.h"

#include <algorithm>

#include "detente/requests/advice_options.h"
#include "detente/requests/internal/talk_options.h"
#include "detente/requests/tournament_options.h"

namespace detente::requests {

namespace {

std::vector<Option> make_options() {
    std::vector<Option> table;
    const auto add = [&table](Option option) { table.push_back(std::move(option)); };

    add({.name = "FILE",
         .meaning = "the scenario, a TOML file; - reads it from standard input",
         .required = true,
         .sets = "files",
         .commands = {"steps", "history", "reveal", "plan"}});
    add({.name = "FILE",
         .meaning = "the scenario, a TOML file; - reads it from standard input. Or numeric files: a folder, "
                    "a domain "
                    "and its profiles, or one of them",
         .repeats = true,
         .required = true,
         .sets = "files",
         .commands = {"deals", "propose", "value", "talk", "balance"}});
    add({.name = "FILE",
         .meaning =
             "the scenario, a TOML file or a .gmcr conflict; - reads it from standard input. Or numeric "
             "files: a folder, a domain and its profiles, or one of them",
         .repeats = true,
         .required = true,
         .sets = "files",
         .commands = {"briefing"}});
    add({.name = "IN",
         .meaning =
             "the numeric scenario: a folder, a domain file with or without its profiles, or a TOML file "
             "with numbers; - reads one from standard input",
         .repeats = true,
         .required = true,
         .commands = {"convert"}});
    add({.name = "OUT",
         .meaning = "where to write: NAME.toml, NAME.xml (GENIUS), NAME.json (GeniusWeb), NAME.yml (NegMAS), "
                    "or a folder "
                    "with --to",
         .required = true,
         .commands = {"convert"}});
    add({.name = "FILE",
         .meaning =
             "the scenario, a TOML file with a standoff, or a .gmcr conflict; - reads it from standard "
             "input",
         .required = true,
         .sets = "files",
         .commands = {"standoff"}});
    add({.name = "FILE",
         .meaning = "scenarios: TOML files, .gmcr conflicts, numeric files or folders; - reads one from "
                    "standard input",
         .repeats = true,
         .required = true,
         .sets = "files",
         .commands = {"check"}});
    add({.name = "FILE",
         .meaning =
             "where to write the skeleton; a file that exists is left alone; - writes to standard output",
         .required = true,
         .commands = {"new"}});
    add({.name = "FILE",
         .meaning = "where to write the page; - writes to standard output",
         .standard = "detente.html",
         .commands = {"page"}});
    add({.name = "PAGE",
         .meaning = "saved pages, plain text or HTML; - reads one from standard input",
         .repeats = true,
         .required = true,
         .sets = "files",
         .commands = {"ledger"}});
    add({.name = "SHELL",
         .meaning = "the shell to complete for",
         .choices = {"bash", "zsh", "fish"},
         .required = true,
         .commands = {"completions"}});
    add({.name = "WHAT",
         .meaning = "the command, or the term (docs/glossary.md), to explain",
         .repeats = true,
         .commands = {"help"}});
    add({.name = "NAME",
         .meaning = "one strategy, opponent model, rule of acceptance or choice, to be described in full",
         .sets = "name",
         .commands = {"strategies"}});
    add({.name = "OF",
         .meaning = "of what: scenario files, the request that asks one question, or all requests",
         .standard = "scenario",
         .choices = {"scenario", "requests", "deals", "standoff", "check", "briefing", "history", "ledger",
                     "steps", "value", "plan", "propose", "diff"},
         .commands = {"schema"}});

    add({.name = "--account",
         .value = "NAME",
         .meaning = "answer under this account; without it, the scenario's default account",
         .repeats = true,
         .sets = "accounts",
         .commands = {"deals", "standoff", "briefing", "steps", "history", "reveal", "plan", "propose",
                      "talk", "balance"}});
    add({.name = "--as-of",
         .value = "DATE",
         .meaning =
             "answer with what was known on that day, 2019-02-28 or 2019-02 (its last day): what came "
             "out later, was withdrawn by then or cites only undated sources is left out, by name; head: the "
             "day of the scenario's head",
         .kind = ValueKind::date,
         .sets = "as_of",
         .commands = {"deals", "standoff", "briefing", "steps", "plan", "propose"}});
    add({.name = "--standing",
         .value = "STANDING",
         .meaning = "answer from statements of this standing upward: on_record, reported, inferred, assumed",
         .choices = {"on_record", "reported", "inferred", "assumed"},
         .sets = "standing",
         .commands = {"deals", "standoff", "briefing", "steps", "plan", "propose"}});
    add({.name = "--without",
         .value = "SOURCE",
         .meaning = "answer without every report that depends on this source, outlet, speaker or relay",
         .repeats = true,
         .sets = "without",
         .commands = {"deals", "standoff", "briefing", "steps", "plan", "propose"}});
    add({.name = "--above-conflict",
         .meaning = "where a party's statements contradict each other, answer from those that rank above "
                    "the contradiction",
         .sets = "above_conflict",
         .commands = {"deals", "standoff", "briefing", "steps", "plan", "propose"}});
    add({.name = "--weigh",
         .value = "WHICH",
         .meaning = "the verdicts of which it is said what they rest on: of all packages where there are at "
                    "most 4096 (auto), of all, or of none but the package that is named",
         .standard = "auto",
         .choices = {"auto", "all", "none"},
         .sets = "weigh",
         .commands = {"deals"}});
    add({.name = "--compare-accounts",
         .meaning = "put the accounts side by side: what each alone says, where they contradict each other, "
                    "which verdicts differ",
         .sets = "compare_accounts",
         .commands = {"deals"}});
    add({.name = "--family",
         .value = "FAMILY",
         .meaning = "the value functions considered: additive over issues, or any monotone ones",
         .standard = "additive",
         .choices = {"additive", "monotone"},
         .sets = "family",
         .commands = {"deals", "briefing", "history", "reveal", "plan", "propose", "diff"}});
    add({.name = "--directions",
         .value = "READING",
         .meaning = "how stated directions count: each step at least as good (weak), or better (strict)",
         .standard = "weak",
         .choices = {"weak", "strict"},
         .sets = "directions",
         .commands = {"deals", "briefing", "history", "reveal", "plan", "propose", "diff", "talk"}});
    add({.name = "--package",
         .value = "PACKAGE",
         .meaning =
             "answer for this package, its reasons and what would change them: \"nuclear=2, sanctions=all\", "
             "by level numbers or names, issues not named at their first level",
         .kind = ValueKind::package,
         .sets = "package",
         .commands = {"deals", "history"}});
    add({.name = "--compare",
         .value = "P Q",
         .meaning = "say for each party whether package P is at least as good as package Q, and Q as P",
         .kind = ValueKind::package,
         .sets = "compare",
         .commands = {"deals"}});
    add_advice_options(table);
    add({.name = "--verify",
         .meaning = "have an independent checker prove every verdict's certificate again",
         .sets = "verify",
         .commands = {"deals"}});
    add({.name = "--strict",
         .meaning =
             "refuse quotations that cannot be checked, and what is marked above its ceiling without a reason",
         .sets = "strict",
         .commands = {"check"}});
    add({.name = "--strict",
         .meaning = "refuse a scenario with quotations that fail their check or cannot be checked",
         .sets = "strict",
         .commands = {"briefing"}});
    add({.name = "--annex",
         .value = "HOW",
         .meaning = "how the annex comes after the first two pages: not at all, behind its headings, or in "
                    "full; left out: folded on the page, in full as text",
         .choices = {"none", "folded", "full"},
         .commands = {"briefing"}});
    add({.name = "--pdf",
         .meaning = "print the page through a Chromium on this machine, as briefing.pdf in the directory of "
                    "--out or in this one; CHROMIUM names another program",
         .commands = {"briefing"}});
    add({.name = "--sequence",
         .value = "NAME",
         .meaning = "judge this named sequence alone, its slack move by move",
         .sets = "sequence",
         .commands = {"steps"}});
    add({.name = "--set",
         .value = "KEY=VALUE",
         .meaning =
             "what if: put a number or an interval in the place of what is known, as penalty.us=0.5, "
             "patience.us=[0.8,0.95], cost.us.PIECE=1 or temptation.us=0.5,1.5 (docs/steps.md has the keys)",
         .repeats = true,
         .sets = "settings",
         .commands = {"steps"}});
    add({.name = "--out",
         .value = "DIR",
         .meaning = "write the briefing into this directory, made if absent, instead of to standard output: "
                    "briefing.html, briefing.md and briefing.json, or the one of them that --format names",
         .commands = {"briefing"}});
    add({.name = "--format",
         .value = "FORMAT",
         .meaning = "the view to give; with --out and no --format, all of html, markdown and json",
         .standard = "terminal",
         .choices = {"terminal", "json", "markdown", "html"},
         .commands = {"briefing"}});
    add({.name = "--concepts",
         .value = "LIST",
         .meaning =
             "stability concepts, by commas: nash, gmr, smr, seq, sseq (these are the standard ones), sim, "
             "seq_or_sim, l1, l2, ..., nm, rnash, rgmr, rsmr, rseq, cnash, cgmr, csmr, cseq",
         .repeats = true,
         .kind = ValueKind::list,
         .sets = "concepts",
         .commands = {"standoff"}});
    add({.name = "--sanctions",
         .value = "RULE",
         .meaning =
             "what answers count: sequences in which nobody moves twice in a row (legal), in which each "
             "opponent moves at most once (once), or one move of one opponent (single)",
         .standard = "legal",
         .choices = {"legal", "once", "single"},
         .sets = "rule",
         .commands = {"standoff"}});
    add({.name = "--simultaneous",
         .value = "WHEN",
         .meaning =
             "also examine answers made at the same time: never (off), in every state (each), or where two "
             "decision makers or more are unstable by SEQ (both-unstable)",
         .standard = "off",
         .choices = {"off", "each", "both-unstable"},
         .sets = "simultaneous",
         .commands = {"standoff"}});
    add({.name = "--from",
         .value = "STATE",
         .meaning = "say where this state leads, by its id, its name or `code:N`; without it, the status quo",
         .sets = "from",
         .commands = {"standoff"}});
    add({.name = "--by",
         .value = "PARTY",
         .meaning = "let only these parties move from there; also say what they could bring about together "
                    "that all of them "
                    "prefer",
         .repeats = true,
         .sets = "movers",
         .commands = {"standoff"}});
    add({.name = "--evolution",
         .meaning = "list distances and all shortest paths from there",
         .sets = "evolution",
         .commands = {"standoff"}});
    add({.name = "--why",
         .value = "STATE",
         .meaning = "say for every decision maker why it would stay there or leave",
         .repeats = true,
         .sets = "why",
         .commands = {"standoff"}});
    add({.name = "--tips",
         .value = "STATE",
         .meaning =
             "name the smallest change of one party's ranking after which the state becomes, or stops being, "
             "an equilibrium",
         .repeats = true,
         .sets = "tips",
         .commands = {"standoff"}});
    add({.name = "--inverse",
         .value = "STATE",
         .meaning = "count the strict rankings that make the state an equilibrium",
         .repeats = true,
         .sets = "inverse",
         .commands = {"standoff"}});
    add({.name = "--party",
         .value = "PARTY",
         .meaning = "whose rankings --inverse varies; without it, everybody's",
         .repeats = true,
         .sets = "inverse_parties",
         .commands = {"standoff"}});
    add({.name = "--offer",
         .value = "PACKAGE",
         .meaning = "hold this package against the states that walks lead to, the equilibria and the status "
                    "quo, and "
                    "say for whom walking away is a best reply to it",
         .kind = ValueKind::package,
         .sets = "offer",
         .commands = {"standoff"}});
    add({.name = "--against",
         .value = "STATE",
         .meaning = "take this state of the standoff for no deal: answer which packages beat it for whom",
         .sets = "against",
         .commands = {"deals"}});
    add({.name = "--after",
         .value = "PERIODS",
         .meaning = "answer for so many periods later, no deal having drifted as [standoff.drift] says",
         .bounds = Bounds{0, 1'000'000},
         .sets = "after",
         .commands = {"deals"}});
    add({.name = "--robustness",
         .meaning =
             "give the share of rankings consistent with what is known under which each state is stable",
         .sets = "robustness",
         .commands = {"standoff"}});
    add({.name = "--samples",
         .value = "N",
         .meaning = "how many rankings are drawn where they are not counted",
         .standard = "100000",
         .bounds = Bounds{1, 1'000'000'000},
         .sets = "samples",
         .commands = {"standoff"}});
    add({.name = "--seed",
         .value = "N",
         .meaning = "the seed of what is drawn: the same seed gives the same shares and the same sessions",
         .standard = "1",
         .bounds = Bounds{0, 9'000'000'000'000'000'000},
         .sets = "seed",
         .commands = {"standoff", "talk"}});
    add({.name = "--seed",
         .value = "N",
         .meaning = "the seed of drawn value models: the same seed gives the same shares",
         .standard = "1",
         .bounds = Bounds{0, 9'000'000'000'000'000'000},
         .sets = "seed",
         .commands = {"deals", "plan", "propose", "diff", "balance"}});
    add({.name = "--csv",
         .meaning = "print a table of states and who would stay where, as CSV",
         .commands = {"standoff"}});
    add({.name = "--csv",
         .meaning =
             "print the list, or the shares, as CSV; on numeric files the frontier, the points and the "
             "measures",
         .commands = {"deals"}});
    add({.name = "--csv",
         .value = "OUTCOMES",
         .meaning = "what each outcome of this CSV file is worth, as CSV: its heading names issues, each row "
                    "an outcome; - reads it from standard input",
         .commands = {"value"}});
    add({.name = "--csv",
         .meaning = "print the texts as CSV; of numbers with what each is worth and where it lies",
         .commands = {"propose"}});
    add({.name = "--dot", .meaning = "print the state graph for Graphviz", .commands = {"standoff"}});
    add({.name = "--gmcr", .meaning = "print the standoff as a .gmcr file", .commands = {"standoff"}});
    add({.name = "--json",
         .meaning = "print one JSON document (its keys: docs/json.md); errors too are then a document",
         .commands = {"deals",   "standoff",    "check",   "new",     "briefing",   "steps",
                      "history", "ledger",      "value",   "convert", "talk",       "strategies",
                      "reveal",  "plan",        "propose", "diff",    "tournament", "leaderboard",
                      "merge",   "fingerprint", "query",   "balance", "bench"}});
    add({.name = "--toml",
         .meaning = "print a [sources] entry and empty statements with quotes and marks filled in",
         .commands = {"ledger"}});
    add({.name = "--outlet",
         .value = "NAME",
         .meaning = "a name to be known as a news outlet besides the usual ones",
         .repeats = true,
         .sets = "outlets",
         .commands = {"ledger"}});
    add({.name = "--outcome",
         .value = "OUTCOME",
         .meaning = "the outcome, as \"issue=value, issue=value\"",
         .kind = ValueKind::outcome,
         .sets = "outcome",
         .commands = {"value"}});
    add({.name = "--party",
         .value = "PARTY",
         .meaning = "whose worth --rank, --at-least, --at-most, --nearest, --between and --offers mean, by "
                    "name or by number from 1",
         .sets = "party",
         .commands = {"value"}});
    add({.name = "--rank",
         .value = "K",
         .meaning = "the party's K-th best outcome; 1 is its best",
         .bounds = Bounds{1, 1'000'000'000},
         .sets = "rank",
         .commands = {"value"}});
    add({.name = "--at-least",
         .value = "WORTH",
         .meaning = "the party's worst outcome that is worth at least so much; with --for, the best for "
                    "another party among those",
         .kind = ValueKind::number,
         .sets = "at_least",
         .commands = {"value"}});
    add({.name = "--at-most",
         .value = "WORTH",
         .meaning = "the party's best outcome that is worth at most so much",
         .kind = ValueKind::number,
         .sets = "at_most",
         .commands = {"value"}});
    add({.name = "--nearest",
         .value = "WORTH",
         .meaning = "the outcome whose worth to the party is nearest to this",
         .kind = ValueKind::number,
         .sets = "nearest",
         .commands = {"value"}});
    add({.name = "--between",
         .value = "A,B",
         .meaning = "count the outcomes worth from A to B to the party, both included",
         .kind = ValueKind::list,
         .sets = "between",
         .commands = {"value"}});
    add({.name = "--for",
         .value = "PARTY",
         .meaning = "with --at-least: for whom the outcome is to be best",
         .sets = "best_for",
         .commands = {"value"}});
    add({.name = "--offers",
         .value = "N",
         .meaning =
             "the best list of at most N offers of the party, one after the other, to sides that take each "
             "outcome with a chance that does not change, and the proof that none is better",
         .bounds = Bounds{1, 1'000'000},
         .sets = "offers",
         .commands = {"value"}});
    add({.name = "--chances",
         .value = "FILE",
         .meaning =
             "with --offers: with what chance each outcome is taken, as CSV: its heading names every issue and "
             "`chance`; without it, as if the others drew a threshold from floor to best",
         .commands = {"value"}});
    add({.name = "--to",
         .value = "FORMAT",
         .meaning = "the format to write, where the name of OUT does not say it",
         .choices = {"toml", "genius", "geniusweb", "negmas"},
         .commands = {"convert"}});
    add({.name = "--scale",
         .meaning = "divide each party's utilities so that values are at most 1 and weights sum to exactly 1",
         .commands = {"convert"}});
    add({.name = "--round",
         .meaning = "round numbers to 15 places and say the greatest error of any utility",
         .commands = {"convert"}});
    add({.name = "--drop-discount",
         .meaning = "leave discount factors out, for a format that has none",
         .commands = {"convert"}});
    add({.name = "--definitions",
         .value = "FAMILY",
         .meaning = "whose definitions of points and measures hold on numeric files",
         .standard = "strict",
         .choices = {"strict", "genius", "geniusweb", "negolog", "negmas"},
         .sets = "definitions",
         .commands = {"deals", "briefing"}});
    add({.name = "--frontier",
         .value = "DETAIL",
         .meaning = "how much of the frontier of numeric files to print: utilities (points), with an outcome "
                    "each (full)",
         .standard = "full",
         .choices = {"none", "points", "full"},
         .sets = "detail",
         .commands = {"deals"}});
    add({.name = "--parties",
         .value = "LIST",
         .meaning = "only these parties of numeric files, by number from 1 or by name, separated by commas",
         .kind = ValueKind::list,
         .sets = "parties",
         .commands = {"deals", "briefing"}});
    add({.name = "--deal",
         .value = "OUTCOME",
         .meaning = "on numeric files, what this outcome is worth, and whether a better one for all exists",
         .kind = ValueKind::outcome,
         .sets = "deal",
         .commands = {"deals"}});
    add({.name = "--sensitivity",
         .meaning = "on numeric files, how firm the points are against reservation values and weights",
         .sets = "sensitivity",
         .commands = {"deals"}});
    add({.name = "--jsonl",
         .meaning = "one line of JSON for each scenario in a folder of many, or for each session of talks",
         .commands = {"deals", "talk"}});
    add_talk_options(table);
    add_tournament_options(table);
    add({.name = "--markdown",
         .meaning = "print all of them as docs/strategies.md",
         .commands = {"strategies"}});
    add({.name = "--limit-time",
         .value = "SECONDS",
         .meaning = "stop after this long, with what was found until then and what was left out",
         .bounds = Bounds{1, 86400},
         .sets = "out_of_time",
         .commands = {"deals", "briefing", "value", "plan", "propose"}});
    add({.name = "--limit-time",
         .value = "SECONDS",
         .meaning = "give up after this long",
         .bounds = Bounds{1, 86400},
         .commands = {"standoff", "steps", "diff", "history", "check", "ledger", "convert", "reveal",
                      "balance", "talk", "tournament"}});
    add({.name = "--limit-memory",
         .value = "MEBIBYTES",
         .meaning = "how much memory tables over numeric files may take",
         .bounds = Bounds{1, 1048576},
         .sets = "bytes",
         .commands = {"deals", "briefing", "value"}});
    add({.name = "--man", .meaning = "print the manual page, in roff", .commands = {"help"}});
    add({.name = "--markdown",
         .meaning = "print the whole help as Markdown (docs/cli.md)",
         .commands = {"help"}});
    add({.name = "--glossary",
         .meaning = "print every term with its meaning, as Markdown (docs/glossary.md)",
         .commands = {"help"}});
    add({.name = "--color",
         .value = "WHEN",
         .meaning = "colour the text: auto does so on a terminal and heeds NO_COLOR and CLICOLOR_FORCE",
         .standard = "auto",
         .choices = {"auto", "always", "never"}});
    add({.name = "--help", .short_name = "-h", .meaning = "print this help"});
    add({.name = "--version", .short_name = "-V", .meaning = "print the version", .commands = {""}});
    return table;
}

bool belongs_to(const Option& option, std::string_view command) {
    return option.commands.empty() ||
           std::find(option.commands.begin(), option.commands.end(), command) != option.commands.end();
}

}  // namespace

int Option::values() const {
    if (positional()) return 1;
    if (value.empty()) return 0;
    return static_cast<int>(std::count(value.begin(), value.end(), ' ')) + 1;
}

const std::vector<Option>& options() {
    static const std::vector<Option> table = make_options();
    return table;
}

std::vector<const Option*> options_of(std::string_view command) {
    std::vector<const Option*> found;
    for (const bool positional : {true, false})
        for (const Option& option : options())
            if (option.positional() == positional && belongs_to(option, command)) found.push_back(&option);
    return found;
}

const Option* find_option(std::string_view command, std::string_view name) {
    for (const Option& option : options())
        if (option.name == name && belongs_to(option, command)) return &option;
    return nullptr;
}

std::string written(const Option& option) {
    std::string text(option.name);
    if (option.positional()) {
        if (option.repeats) text += "...";
        return option.required ? text : "[" + text + "]";
    }
    if (!option.value.empty()) text += " " + std::string(option.value);
    return text;
}

}  // namespace detente::requests
