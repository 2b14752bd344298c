// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"

#include "cli/briefing_command.h"
#include "cli/check_command.h"
#include "cli/completions_command.h"
#include "cli/convert_command.h"
#include "cli/deals_command.h"
#include "cli/diff_command.h"
#include "cli/help_command.h"
#include "cli/history_command.h"
#include "cli/ledger_command.h"
#include "cli/new_command.h"
#include "cli/page_command.h"
#include "cli/plan_command.h"
#include "cli/propose_command.h"
#include "cli/reveal_command.h"
#include "cli/schema_command.h"
#include "cli/standoff_command.h"
#include "cli/steps_command.h"
#include "cli/talk_command.h"
#include "cli/tournament_command.h"
#include "cli/value_command.h"

namespace detente::cli {

const std::vector<Command>& commands() {
    static const std::vector<Command> table = {
        {"deals",
         "say which packages each party would certainly take or refuse, and what is open",
         "Answers from the statements in force: for every package and party `always` (at least as good as no "
         "deal in "
         "every value function that fits the statements), `never` (worse in every one) or `undetermined`. "
         "Several "
         "accounts are shown side by side. With --package or --compare it answers for the named packages, "
         "with the "
         "statements and multipliers that prove each verdict. On numeric files (GENIUS, GeniusWeb, NegoLog, "
         "NegMAS, LLM-Deliberation) and folders of them it prints the landscape: exact Pareto frontier, "
         "bargaining points, measures.",
         {{"deals examples/hanoi-2019.toml", "the counts under the default account"},
          {"deals examples/hanoi-2019.toml --account public --account leaks", "two accounts side by side"},
          {"deals examples/hanoi-2019.toml --settle",
           "what to ask next, and what is one answer away from a deal"},
          {"deals examples/hanoi-2019.toml --shares", "how much of what is consistent goes either way"},
          {"deals examples/hanoi-2019.toml --list live --where \"peace = yes\"",
           "packages by name, best share first"},
          {"deals examples/hanoi-2019.toml --package \"nuclear=2, sanctions=all\"",
           "one package: each party's verdict and its reasons"},
          {"deals examples/hanoi-2019.toml --compare nuclear=1 testing=1", "two packages compared"}},
         run_deals},
        {"plan",
         "say whom to ask what, and what next after yes and after no",
         "A plan of questions under one account: the question worth asking next (as `deals --settle` has "
         "it), asked again "
         "after each answer, until an exchange is certain for all, every exchange is excluded, or the "
         "questions are used "
         "up. What holds at each end is proved from the answers that lead there. With it the share of value "
         "models, under "
         "named laws, in which a deal is found within so many questions.",
         {{"plan examples/hanoi-2019.toml", "five questions ahead"},
          {"plan examples/labour-contract.toml --questions 3", "three questions ahead"}},
         run_plan},
        {"propose",
         "say what to propose: certain deals, the text that is ahead, or a menu of texts",
         "For a mediator: exchanges that are certain to suit all; then, where one text is ahead of the "
         "others, "
         "texts by the share of value models in which all accept them; otherwise a menu of texts, each "
         "chosen "
         "to add most to the share in which some text suits all, with the ceiling beside it. With --for: "
         "what "
         "one party is certain to accept, ranked by the others. Of each text it says what it turns on: what "
         "each party needs, and what is enough. With --to: what to answer to an offer on the table.",
         {{"propose examples/hanoi-2019.toml", "what a mediator can propose"},
          {"propose examples/hanoi-2019.toml --account leaks", "where a draft is known, it is ahead"},
          {"propose examples/labour-contract.toml --to \"wages=1\"", "what to answer to an offer"}},
         run_propose},
        {"diff",
         "say what changed between two files, two accounts or two days",
         "What was added, dropped and changed, and which verdicts, counts, facts of the crux and questions "
         "are "
         "different, with the statements that did it. FILE@account is the file under that account, "
         "FILE@2019-02-28 the file as of that day.",
         {{"diff examples/hanoi-2019.toml@article examples/hanoi-2019.toml@public", "two accounts"},
          {"diff before.toml after.toml --json", "two files, as JSON"},
          {"diff case.toml@2019-02-27 case.toml@2019-02-28", "two days"}},
         run_diff},
        {"standoff",
         "say where it leads when talks fail: who would stay where, and what tips it",
         "Conflict analysis by the graph model: from what each side can do and how it orders the states that "
         "result, the states in which nobody would move (by several concepts of stability), marked where "
         "they "
         "are worse than the status quo for somebody, and where moves lead. It also reads .gmcr files.",
         {{"standoff examples/elmira.toml", "who would stay where, and where the status quo leads"},
          {"standoff examples/hanoi-2019.toml --account feb-reversible --why HF", "why HF holds or does not"},
          {"standoff examples/hanoi-2019.toml --account feb-reversible --tips LY",
           "the smallest change that tips LY"}},
         run_standoff},
        {"check",
         "check scenario files, and say what is in them",
         "Reads each file and reports every fault with file, line and column. Each quotation is looked up in "
         "the "
         "saved page of its source, by equality after the fold of typography, never by similarity. For a "
         "sound file "
         "it lists parties, issues, packages, statements by standing, accounts, and how many quotations are "
         "on "
         "their pages. It warns of items marked above the ceiling of their reports and of words that "
         "support "
         "nothing until they are restated. Statements that contradict each other under an account are noted; "
         "where no account is left that holds together, the file is not sound.",
         {{"check examples/hanoi-2019.toml", "what the file holds"},
          {"check examples/labour-contract.toml --strict", "every quotation must be found"},
          {"check examples/*.toml --json", "several files, as JSON"}},
         run_check},
        {"page",
         "write the page without a case: open, describe or read one in the browser",
         "One HTML file with the engine inside: open a scenario or an example, describe a case in an "
         "interview, "
         "or paste an article and make statements of its sentences; then change statements and see what "
         "follows. "
         "Nothing is loaded and nothing is sent. A file that exists is replaced.",
         {{"page", "write detente.html"}, {"page case-room.html", "under another name"}},
         run_page},
        {"new",
         "write a commented skeleton of a scenario",
         "Writes a small scenario that already checks, with comments that say what to put where. A file that "
         "exists is "
         "never overwritten.",
         {{"new my-case.toml", "a skeleton to fill in"},
          {"new - | detente check -", "look at it without a file"}},
         run_new},
        {"schema",
         "print the JSON Schema of scenario files or of requests",
         "Editors use it to complete and check scenarios while they are written; programs and tools use the "
         "requests to know what can be asked of each question, with meaning, standard value and bounds.",
         {{"schema > scenario.schema.json", "keep it where an editor finds it"},
          {"schema deals", "what can be asked of deals"}},
         run_schema},
        {"briefing",
         "answer the questions a scenario supports, as one document",
         "One page for the person who asked: the answer in one sentence, who would refuse what and why, the "
         "question "
         "that would settle most, and what is one answer away from a deal. It also says which questions this "
         "scenario "
         "does not yet support. On numeric files it is the landscape: what no deal is worth, the Pareto "
         "frontier, the bargaining points, and the outcome space as a picture.",
         {{"briefing examples/hanoi-2019.toml", "the briefing in the terminal"},
          {"briefing examples/hanoi-2019.toml --out out",
           "a page that opens from disk, with Markdown and JSON beside it"},
          {"briefing examples/hanoi-2019.toml --format markdown --account leaks",
           "Markdown, under another account"},
          {"briefing Laptop/ --out out", "the landscape of a folder of numbers, with its picture"}},
         run_briefing},
        {"history",
         "say on which days the verdicts, or what they rest on, changed, and who moved when",
         "Goes through the days on which something became known, was withdrawn, or began or ceased to hold, "
         "and lists those on which a verdict of the account, its standing, or the statements and sources it "
         "cannot do without changed. Below it is the record of demands and concessions, in order, with "
         "their sources, the verdict counts before and after each, and what was unreciprocated (counts "
         "only).",
         {{"history examples/hanoi-2019.toml", "day by day, under the default account"},
          {"history examples/hanoi-2019.toml --package \"nuclear=1, peace=1\"", "one package"}},
         run_history},
        {"ledger",
         "read saved pages: roles of their lines, hedges, speakers, quotations, events",
         "Reads a saved page, plain text or HTML, and separates the article from what surrounds it (menus, captions, advertisements). Every "
         "line "
         "keeps its role and the rule that gave it. On each sentence it marks hedges and who holds them, "
         "quotations, who told whom, and what was done. It proposes no preference and makes a party of "
         "nobody.",
         {{"ledger page.txt", "the page, line by line, with its marks"},
          {"ledger page.html --json", "the same as JSON"},
          {"ledger page.txt --toml",
           "a source and empty statements with quotes filled in, to finish by hand"}},
         run_ledger},
        {"steps",
         "say which first step is credible, which sequence of steps holds, and what must be verified",
         "Answers from the [steps] section: the window of the first step, whether each named sequence holds "
         "(`always`, "
         "`never` or `undetermined` over all numbers in their intervals), its slack by move and party and "
         "the penalty that "
         "would save it; which order of the pieces is best, who should move first, what must be verified, "
         "and whom waiting "
         "favours. Where no number is stated it says what follows from form alone and which number would "
         "settle the rest.",
         {{"steps examples/hanoi-2019.toml", "what follows when nobody stated a number"},
          {"steps examples/hanoi-2019.toml --sequence all-for-part", "one sequence, move by move"},
          {"steps examples/hanoi-2019.toml --set penalty.us=0 --json", "a what-if, as JSON"}},
         run_steps},
        {"value",
         "say what one outcome of a numeric scenario is worth to each party",
         "Prints each party's utility of the outcome, exactly and in the arithmetic of its format, with what "
         "each "
         "issue, group or rectangle adds. Issues that are left out contribute nothing.",
         {{"value domain.xml --outcome \"Laptop=Dell, Monitor=19''\"", "one outcome of a GENIUS scenario"}},
         run_value},
        {"convert",
         "turn a numeric scenario into another format, every exact utility kept",
         "Reads GENIUS XML, GeniusWeb, NegoLog, NegMAS or TOML and writes TOML, GENIUS XML, GeniusWeb JSON "
         "or "
         "NegMAS YAML. What the target cannot hold is refused by name and never rounded, unless --scale, "
         "--round or "
         "--drop-discount ask for it; what is written is read back first. In GENIUS XML the largest "
         "evaluation of an issue is 1; others that are no decimals then are the doubles that GENIUS "
         "computes, which is said with the greatest error. A folder of several domains becomes a folder for "
         "each, with the profiles whose names begin like it. Files that exist are never overwritten.",
         {{"convert domain.xml scenario.toml", "GENIUS to the native format"},
          {"convert domain.xml buyer.xml seller.xml scenario.toml", "a domain and two of its profiles"},
          {"convert folder out --to geniusweb", "a domain and its profiles as GeniusWeb JSON"}},
         run_convert},
        {"talk",
         "play the talks between strategies, and say how they end",
         "Every party with numbers plays a strategy; all of them see only their own profile. It prints how "
         "the talks "
         "end, what each party has, and how far that is from the frontier and the points of solution; with "
         "--repeat it "
         "plays many sessions, each from its own stream of random numbers, and counts. `detente strategies` "
         "lists what "
         "can be played, and how strategies are put together.",
         {{"talk Laptop/ --party boulware --party conceder", "one session"},
          {"talk Laptop/ --party \"boulware(e=0.1)\" --party micro --trace", "round by round"},
          {"talk Laptop/ --party random --party micro --repeat 1000", "what a thousand sessions come to"},
          {"talk Laptop/ --party linear --party tough --rules negmas", "as NegMAS plays it"}},
         run_talk},
        {"reveal",
         "say what offers, refusals and walk-outs at the table imply if they were sincere",
         "Reads [[talks.events]]: who offered, refused, accepted or walked out of what. Each move implies "
         "statements if "
         "its maker was sincere: what it offers or accepts is at least as good to it as no deal, what it "
         "asks for after "
         "a refusal is better to it than what it refused, and no deal is better to it than what it walks "
         "away from. It "
         "prints those, which verdicts they change, and which change back if one refusal was a bluff. Moves "
         "that cannot "
         "all have been sincere are named.",
         {{"reveal case.toml", "what the moves in the file imply"},
          {"reveal case.toml --account public --json", "under another account, as JSON"}},
         run_reveal},
        {"strategies",
         "list strategies, opponent models and rules of acceptance, with their sources",
         "Each entry says what it does, its formula, where it comes from, and what is known to differ from "
         "there.",
         {{"strategies", "all of them"}, {"strategies micro", "one of them in full"}},
         run_strategies},
        {"tournament",
         "play every pair of strategies on every scenario, on all cores",
         "The tournament's file names strategies and scenarios; docs/tournaments.md has its keys. With --out "
         "every "
         "match is kept in a results file: the same command goes on after an interruption, and ends with the "
         "same "
         "table. Parts of a tournament can be played anywhere and joined.",
         {{"tournament league.toml --out results.db", "play it, or go on with it"},
          {"tournament league.toml --out part2.db --shard 2/8", "the second of eight parts"}},
         run_tournament},
        {"leaderboard",
         "say how the strategies of a tournament did, with intervals, tests and equilibria",
         "Means with bootstrap intervals, paired tests with Holm's correction, the scores of the leagues, "
         "and the "
         "game between the strategies: equilibria, dominance, replicator dynamics, alpha-rank.",
         {{"leaderboard results.db", "for the terminal"},
          {"leaderboard results.db --html board.html", "a page with pictures"},
          {"leaderboard results.db --against micro,boulware", "does one beat the other?"}},
         run_leaderboard},
        {"merge",
         "join the parts of a tournament",
         "Parts of other tournaments are refused, doubles dropped, and what is missing is listed.",
         {{"merge all.db part1.db part2.db", "two parts"}},
         run_merge},
        {"fingerprint",
         "print the content of results files as one number each",
         "Equal for equal results, whatever the parts, threads and order in which they were made.",
         {{"fingerprint results.db", "64 hexadecimal digits, then how many matches"}},
         run_fingerprint},
        {"query",
         "ask a results file in SQL",
         "One SELECT over the tables that docs/tournaments.md lists. The file is opened to be read alone.",
         {{"query results.db \"SELECT ended, count(*) FROM matches GROUP BY ended\"", "means"}},
         run_query},
        {"export",
         "print the matches of a results file for other programs",
         "Comma-separated values with a heading: one line a seat, or another of the tables.",
         {{"export results.db --csv > results.csv", "every seat of every match"},
          {"export results.db --csv --table outcomes", "what was agreed, and how far from the frontier"}},
         run_export},
        {"balance",
         "say whether a domain is too easy a test of strategies, by role",
         "Plays MiCRO against itself, each party opening once, and says how far it ends from the Nash point.",
         {{"balance domains/laptop", "of one scenario of two parties"}},
         run_balance},
        {"bench",
         "print how many matches are played in a second, and the signature of a fixed set",
         "The signature is the same on every machine and with any number of threads.",
         {{"bench --threads 2", "on two threads"}},
         run_bench},
        {"completions",
         "print completions for a shell",
         "The shell then completes commands, options and their values.",
         {{"completions bash > ~/.local/share/bash-completion/completions/detente", "for bash"},
          {"completions zsh > ~/.zfunc/_detente", "for zsh, with ~/.zfunc in fpath"},
          {"completions fish > ~/.config/fish/completions/detente.fish", "for fish"}},
         run_completions},
        {"help",
         "explain a command or a term, or print the manual",
         "Without a name it lists the commands. Terms are those of docs/glossary.md.",
         {{"help deals", "the same as: detente deals --help"},
          {"help frontier", "what the word means"},
          {"help --man | man -l -", "the manual page"}},
         run_help},
    };
    return table;
}

const Command* find_command(std::string_view name) {
    for (const Command& command : commands())
        if (command.name == name) return &command;
    return nullptr;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const Command& command : commands()) names.emplace_back(command.name);
    return names;
}

}  // namespace detente::cli
