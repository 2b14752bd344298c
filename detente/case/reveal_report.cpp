// SPDX-License-Identifier: Apache-2.0
#include "detente/case/reveal_report.h"

#include <algorithm>

#include "detente/base/words.h"
#include "detente/deals/statements/compiled_account.h"
#include "detente/deals/statements/words.h"
#include "detente/scenario/check.h"
#include "detente/scenario/words.h"
#include "detente/standoff/conflict.h"

namespace detente::cases {

namespace {

constexpr std::size_t kToldChanges = 200;
constexpr std::size_t kToldOfABluff = 20;

Term term_of(const std::optional<Package>& package) {
    Term term;
    if (!package) return term;  // no deal
    term.kind = Term::Kind::package;
    term.package = *package;
    return term;
}

std::string side_words(const Term& term, const Scenario& scenario) {
    if (term.kind == Term::Kind::no_deal) return "no deal";
    return term.package.nothing_agreed() ? "{}" : spelled_out(term.package, scenario);
}

void imply(TalkMove& move, std::optional<Package> first, Relation relation, std::optional<Package> second,
           const Scenario& scenario) {
    if (first && second && *first == *second) return;
    Statement statement;
    statement.item.id = move.event.id + " if sincere";
    if (!move.implies.empty()) statement.item.id += " " + std::to_string(move.implies.size() + 1);
    statement.party = move.event.party;
    statement.first = term_of(first);
    statement.relation = relation;
    statement.second = term_of(second);
    move.in_words.push_back(side_words(statement.first, scenario) +
                            (relation == Relation::better ? " > " : " >= ") +
                            side_words(statement.second, scenario));
    move.implies.push_back(std::move(statement));
}

// What the party offers next after this move, if anything.
std::optional<Package> next_offer(const std::vector<TalkEvent>& events, std::size_t after, int party) {
    for (std::size_t k = after + 1; k < events.size(); ++k) {
        if (events[k].party != party || events[k].act == TalkEvent::Act::says) continue;
        if (events[k].act == TalkEvent::Act::offers) return events[k].package;
        return std::nullopt;  // it acted otherwise first
    }
    return std::nullopt;
}

// Whether the party itself has put this on the table last.
bool own_offer(const std::vector<TalkEvent>& events, std::size_t before, int party, const Package& package) {
    for (std::size_t k = before; k-- > 0;)
        if (events[k].act == TalkEvent::Act::offers && events[k].party == party)
            return events[k].package == package;
    return false;
}

// What was done last before event k, words left out.
const TalkEvent* last_move(const std::vector<TalkEvent>& events, std::size_t k) {
    while (k-- > 0)
        if (events[k].act != TalkEvent::Act::says) return &events[k];
    return nullptr;
}

// Where the walk-out leads, by its tone: a walk of that party before one of anybody.
std::string successor(const std::optional<standoff::Conflict>& conflict, const TalkEvent& event) {
    if (!conflict) return {};
    std::string found;
    for (const standoff::Conflict::WalkTo& walk : conflict->walks) {
        if (walk.tone != event.tone) continue;
        const bool own =
            walk.decision_maker >= 0 &&
            conflict->decision_makers[static_cast<std::size_t>(walk.decision_maker)].party == event.party;
        if (own) return conflict->label(walk.state);
        if (walk.decision_maker < 0) found = conflict->label(walk.state);
    }
    return found;
}

std::vector<TalkMove> moves_of(const std::vector<TalkEvent>& events, const Scenario& scenario) {
    std::vector<TalkMove> moves;
    std::optional<Package> standing;
    int offered_by = -1;
    for (std::size_t k = 0; k < events.size(); ++k) {
        const TalkEvent& event = events[k];
        TalkMove move;
        move.event = event;
        using Act = TalkEvent::Act;
        if (event.act == Act::offers) {
            // An offer while another's stands refuses that one.
            const TalkEvent* before = last_move(events, k);
            if (standing && offered_by != event.party &&
                !(before && before->act == Act::refuses && before->party == event.party)) {
                move.about = standing;
                imply(move, event.package, Relation::better, standing, scenario);
            }
            imply(move, event.package, Relation::at_least, std::nullopt, scenario);
            standing = event.package;
            offered_by = event.party;
        } else if (event.act != Act::says) {
            move.about = event.package ? event.package : standing;
            if (event.act == Act::accepts && move.about)
                imply(move, move.about, Relation::at_least, std::nullopt, scenario);
            const bool own =
                event.package ? own_offer(events, k, event.party, *event.package) : offered_by == event.party;
            if (event.act == Act::walks && move.about && !own)
                imply(move, std::nullopt, Relation::better, move.about, scenario);
            if (event.act == Act::refuses && move.about)
                if (const std::optional<Package> asked = next_offer(events, k, event.party))
                    imply(move, asked, Relation::better, move.about, scenario);
        }
        moves.push_back(std::move(move));
    }
    return moves;
}

AccountState state_of(const deals::CompiledAccount& account) {
    AccountState state;
    for (std::size_t party = 0; party < account.parties(); ++party)
        state.verdicts.push_back(account.counts(static_cast<int>(party)));
    state.zone = account.zone();
    return state;
}

std::uint64_t differences(const deals::CompiledAccount& before, const deals::CompiledAccount& after,
                          std::size_t most, std::vector<RevealedChange>& told) {
    std::uint64_t changes = 0;
    for (std::size_t party = 0; party < before.parties(); ++party) {
        const std::vector<Verdict>& was = before.map(static_cast<int>(party));
        const std::vector<Verdict>& is = after.map(static_cast<int>(party));
        for (std::size_t code = 0; code < was.size(); ++code) {
            if (!before.counted()[code] || was[code] == is[code]) continue;
            ++changes;
            if (told.size() < most)
                told.push_back(
                    {static_cast<int>(party), deals::decode(before.space(), code), was[code], is[code]});
        }
    }
    return changes;
}

std::vector<Statement> statements_of(const std::vector<TalkMove>& moves,
                                     std::optional<std::size_t> without = std::nullopt) {
    // A bluff is a refusal that was not meant; what the party offered it still offered.
    std::vector<Statement> statements;
    for (std::size_t k = 0; k < moves.size(); ++k)
        for (const Statement& statement : moves[k].implies)
            if (k != without || statement.relation != Relation::better) statements.push_back(statement);
    return statements;
}

bool refuses(const TalkMove& move) {
    return std::any_of(move.implies.begin(), move.implies.end(),
                       [](const Statement& statement) { return statement.relation == Relation::better; });
}

}  // namespace

Result<RevealReport> reveal_report(const Scenario& scenario, const RevealRequest& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    RevealReport report;
    report.request = request;
    report.scenario = scenario;
    std::vector<TalkEvent> events = request.events;
    if (events.empty() && scenario.talks) events = scenario.talks->events;
    if (events.empty())
        return make_error(
            {scenario.file}, "there are no events of the talks",
            "write them under [[talks.events]]: party, does = \"offers\", package = \"{ ... }\"");
    const Result<deals::CompiledAccount> account =
        deals::CompiledAccount::make(scenario, {request.account, request.family, request.directions});
    if (!account) return account.errors();
    report.account = account->account();
    if (account->contradiction())
        return make_error(
            {scenario.file},
            "the statements of account " + account->account() + " contradict each other already",
            "`detente deals` names them; choose another account");
    if (!account->space().listed)
        return make_error({scenario.file}, "there are too many packages to go through",
                          "merge issues or levels");
    report.moves = moves_of(events, scenario);
    if (scenario.standoff) {
        const Result<standoff::Conflict> conflict = standoff::compile(scenario, report.account);
        for (TalkMove& move : report.moves)
            if (move.event.act == TalkEvent::Act::walks)
                move.leads_to = successor(
                    conflict ? std::optional<standoff::Conflict>(*conflict) : std::nullopt, move.event);
    }
    report.before = state_of(*account);
    const Result<deals::CompiledAccount> after =
        account->changed(scenario, {{}, statements_of(report.moves), {}});
    if (!after) return after.errors();
    if (after->contradiction()) {
        report.contradiction = *after->contradiction();
        return report;
    }
    report.after = state_of(*after);
    report.changes = differences(*account, *after, kToldChanges, report.changed);
    for (std::size_t k = 0; k < report.moves.size(); ++k) {
        if (!refuses(report.moves[k])) continue;
        const Result<deals::CompiledAccount> bluffed =
            account->changed(scenario, {{}, statements_of(report.moves, k), {}});
        if (!bluffed) return bluffed.errors();
        Bluff bluff;
        bluff.move = k;
        bluff.changes = differences(*after, *bluffed, kToldOfABluff, bluff.verdicts);
        report.bluffs.push_back(std::move(bluff));
    }
    return report;
}

namespace {

Document package_levels(const Package& package, const Scenario& scenario) {
    Document document = Document::object();
    for (std::size_t issue = 0; issue < package.levels.size(); ++issue)
        if (package.levels[issue] != 0) document.set(scenario.issues[issue].id, package.levels[issue]);
    return document;
}

Document change_document(const RevealedChange& change, const Scenario& scenario) {
    Document document = Document::object();
    document.set("party", scenario.parties[static_cast<std::size_t>(change.party)].id);
    document.set("package", package_levels(change.package, scenario));
    document.set("before", deals::to_string(change.before));
    document.set("after", deals::to_string(change.after));
    return document;
}

Document state_document(const AccountState& state, const Scenario& scenario) {
    Document verdicts = Document::object();
    for (std::size_t party = 0; party < state.verdicts.size(); ++party) {
        Document counts = Document::object();
        counts.set("always", static_cast<std::int64_t>(state.verdicts[party].always));
        counts.set("never", static_cast<std::int64_t>(state.verdicts[party].never));
        counts.set("undetermined", static_cast<std::int64_t>(state.verdicts[party].undetermined));
        verdicts.set(scenario.parties[party].id, std::move(counts));
    }
    Document zone = Document::object();
    zone.set("certain", static_cast<std::int64_t>(state.zone.certain));
    zone.set("excluded", static_cast<std::int64_t>(state.zone.excluded));
    zone.set("open", static_cast<std::int64_t>(state.zone.open));
    Document document = Document::object();
    document.set("verdicts", std::move(verdicts));
    document.set("zone", std::move(zone));
    return document;
}

Document changes_document(const std::vector<RevealedChange>& changes, const Scenario& scenario) {
    Document list = Document::array();
    for (const RevealedChange& change : changes) list.push(change_document(change, scenario));
    return list;
}

// "{ ... } for United States, open before and now certain to accept; ...", the first of them.
std::string changed_words(const std::vector<RevealedChange>& changes, std::uint64_t all,
                          const Scenario& scenario) {
    constexpr std::size_t told = 5;
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < changes.size() && k < told; ++k)
        parts.push_back(spelled_out(changes[k].package, scenario) + " for " +
                        party_name(scenario, changes[k].party) + " from " +
                        std::string(deals::in_words(changes[k].before)) + " to " +
                        std::string(deals::in_words(changes[k].after)));
    if (all > parts.size()) parts.push_back(grouped(all - parts.size()) + " more (--json lists them)");
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
    return text;
}

}  // namespace

Document to_document(const RevealReport& report) {
    const Scenario& scenario = report.scenario;
    Document document = Document::object();
    document.set("schema", "detente.reveal/1");
    document.set("account", report.account);
    document.set("supposes", "every move was sincere");
    Document moves = Document::array();
    for (const TalkMove& move : report.moves) {
        Document one = Document::object();
        one.set("id", move.event.id);
        one.set("party", scenario.parties[static_cast<std::size_t>(move.event.party)].id);
        one.set("does", to_string(move.event.act));
        one.set("package", move.event.package ? package_levels(*move.event.package, scenario) : Document());
        one.set("about", move.about ? package_levels(*move.about, scenario) : Document());
        one.set("implies", Document::array_of(move.in_words));
        if (move.event.act == TalkEvent::Act::walks) {
            one.set("tone", move.event.tone.empty() ? Document() : Document(move.event.tone));
            one.set("leads_to", move.leads_to.empty() ? Document() : Document(move.leads_to));
        }
        moves.push(std::move(one));
    }
    document.set("moves", std::move(moves));
    document.set("before", state_document(report.before, scenario));
    if (report.contradiction) {
        Document statements = Document::array();
        for (const deals::Reason& reason : report.contradiction->statements) statements.push(reason.id);
        document.set("contradiction", std::move(statements));
        document.set("after", Document());
    } else {
        document.set("contradiction", Document());
        document.set("after", state_document(report.after, scenario));
    }
    document.set("changes", static_cast<std::int64_t>(report.changes));
    document.set("changed", changes_document(report.changed, scenario));
    Document bluffs = Document::array();
    for (const Bluff& bluff : report.bluffs) {
        Document one = Document::object();
        one.set("move", report.moves[bluff.move].event.id);
        one.set("changes", static_cast<std::int64_t>(bluff.changes));
        one.set("changed", changes_document(bluff.verdicts, scenario));
        bluffs.push(std::move(one));
    }
    document.set("bluffs", std::move(bluffs));
    return document;
}

std::vector<std::string> reveal_sentences(const RevealReport& report) {
    const Scenario& scenario = report.scenario;
    std::vector<std::string> lines;
    lines.push_back("Under account " + report.account + ", if every move was sincere:");
    for (const TalkMove& move : report.moves) {
        std::string line = move.event.id + ": " + party_name(scenario, move.event.party) + " " +
                           std::string(to_string(move.event.act));
        const std::optional<Package>& said = move.event.package ? move.event.package : move.about;
        if (said && move.event.act != TalkEvent::Act::walks) line += " " + spelled_out(*said, scenario);
        if (move.event.act == TalkEvent::Act::walks) {
            line += move.event.tone == "hostile"    ? " out in anger"
                    : move.event.tone == "friendly" ? " out on good terms"
                                                    : " out";
            if (said) line += " while " + spelled_out(*said, scenario) + " stands";
        }
        if (move.event.act == TalkEvent::Act::says) {
            lines.push_back(line + (move.event.note.empty() ? "" : " “" + move.event.note + "”") +
                            ". Words that cost nothing imply nothing.");
            continue;
        }
        line += move.in_words.empty() ? ". By itself this implies nothing."
                                      : ". So for it " + list_of(move.in_words) + ".";
        if (!move.leads_to.empty()) line += " In the standoff it leads to " + move.leads_to + ".";
        lines.push_back(std::move(line));
    }
    if (report.contradiction) {
        std::vector<std::string> ids;
        for (const deals::Reason& reason : report.contradiction->statements) ids.push_back(reason.id);
        lines.push_back("They cannot all have been sincere: " + list_of(ids) + " cannot hold together for " +
                        party_name(scenario, report.contradiction->party) +
                        ". One of these moves was a bluff, or one of "
                        "these statements is wrong.");
        return lines;
    }
    for (std::size_t party = 0; party < report.before.verdicts.size(); ++party) {
        const deals::Counts& was = report.before.verdicts[party];
        const deals::Counts& is = report.after.verdicts[party];
        lines.push_back(with_capital(party_name(scenario, static_cast<int>(party))) +
                        ": certainly acceptable " + grouped(was.always) + " before and " +
                        grouped(is.always) + " after, certainly refused " + grouped(was.never) + " and " +
                        grouped(is.never) + ", open " + grouped(was.undetermined) + " and " +
                        grouped(is.undetermined) + ".");
    }
    lines.push_back(
        "Packages for all parties together: certainly acceptable " + grouped(report.before.zone.certain) +
        " before and " + grouped(report.after.zone.certain) + " after, certainly refused by somebody " +
        grouped(report.before.zone.excluded) + " and " + grouped(report.after.zone.excluded) + ", open " +
        grouped(report.before.zone.open) + " and " + grouped(report.after.zone.open) + ".");
    if (report.changes > 0)
        lines.push_back(counted(report.changes, "verdict changes", "verdicts change") + ": " +
                        changed_words(report.changed, report.changes, scenario) + ".");
    std::vector<std::string> idle;  // moves that could be left out
    for (const Bluff& bluff : report.bluffs) {
        const TalkMove& move = report.moves[bluff.move];
        if (bluff.changes == 0)
            idle.push_back(move.event.id);
        else
            lines.push_back("If " + move.event.id + " was a bluff, " +
                            counted(bluff.changes, "verdict changes", "verdicts change") +
                            " back: " + changed_words(bluff.verdicts, bluff.changes, scenario) + ".");
    }
    if (idle.size() == 1)
        lines.push_back("If " + idle.front() +
                        " was a bluff, nothing changes: other moves and statements say as much.");
    if (idle.size() > 1)
        lines.push_back("If any one of " + list_of(idle) +
                        " was a bluff, nothing changes: other moves and statements say as much.");
    return lines;
}

}  // namespace detente::cases
