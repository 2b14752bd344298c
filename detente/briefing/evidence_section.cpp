// SPDX-License-Identifier: Apache-2.0
// How firmly the verdicts stand, which of them fall with which source, and what was kept out.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "detente/briefing/front.h"
#include "detente/briefing/internal/sections.h"
#include "detente/deals/statements/deals.h"
#include "detente/scenario/product_space.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

constexpr std::array<Standing, 4> kRungs{Standing::on_record, Standing::reported, Standing::inferred,
                                         Standing::assumed};
// Sources for which the zone is worked out again, one by one.
constexpr std::size_t kAskedAgain = 40;

// Packages of one party with one verdict, by the rung on which it can be proved alone.
struct ByRung {
    std::uint64_t needs_nothing = 0;
    std::array<std::uint64_t, 4> on{};  // in the order of kRungs

    std::uint64_t all() const { return needs_nothing + on[0] + on[1] + on[2] + on[3]; }
    // From the frame alone and from this rung upward.
    std::uint64_t from(std::size_t rung) const {
        std::uint64_t sum = needs_nothing;
        for (std::size_t k = 0; k <= rung; ++k) sum += on[k];
        return sum;
    }
};

ByRung by_rung(const cases::PartyWeights& weights, Verdict verdict) {
    ByRung result;
    for (const cases::WeightGroup& group : weights.groups) {
        if (group.weight.verdict != verdict) continue;
        if (!group.weight.standing) {
            result.needs_nothing += group.packages.size();
            continue;
        }
        const auto rung = std::find(kRungs.begin(), kRungs.end(), *group.weight.standing) - kRungs.begin();
        result.on[static_cast<std::size_t>(rung)] += group.packages.size();
    }
    return result;
}

std::string verdict_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::always:
            return "certain to accept";
        case Verdict::never:
            return "certain to refuse";
        case Verdict::conflict:
            return "in contradiction";
        default:
            break;
    }
    return "open";
}

std::string_view kind_words(cases::SourceKind kind) {
    switch (kind) {
        case cases::SourceKind::speaker:
            return "speaker";
        case cases::SourceKind::relay:
            return "relay";
        case cases::SourceKind::outlet:
            break;
    }
    return "outlet";
}

// A source without an outlet goes by its id, which is for files; people are told its title.
const Source* titled(const Scenario& scenario, const cases::SourceName& name) {
    const int found = name.kind == cases::SourceKind::outlet ? find_source(scenario, name.name) : -1;
    if (found < 0) return nullptr;
    const Source& source = scenario.sources[static_cast<std::size_t>(found)];
    return source.outlet.empty() && !source.title.empty() ? &source : nullptr;
}

std::string shown(const Scenario& scenario, const cases::SourceName& name) {
    const Source* source = titled(scenario, name);
    return source ? source->title : name.name;
}

// What one source's withdrawal does to one party's verdicts.
struct Fall {
    int party = 0;
    Verdict from = Verdict::undetermined;
    Verdict to = Verdict::undetermined;
    std::uint64_t packages = 0;
};

struct Loss {
    cases::SourceName source;
    std::vector<Fall> falls;
    std::uint64_t lower = 0;  // verdicts that keep, on a lower rung
    std::vector<std::string> items;
};

std::vector<Loss> losses_of(const AccountContext& account) {
    std::vector<Loss> losses;
    std::map<std::string, std::size_t> place;
    for (const cases::SourceName& name : cases::source_names(account.scenario)) {
        place.emplace(name.name, losses.size());
        losses.push_back({name, {}, 0, {}});
    }
    const std::set<std::string> in_force(account.study.items.begin(), account.study.items.end());
    for (const Statement& statement : account.scenario.statements) {
        if (!in_force.contains(statement.item.id)) continue;
        std::set<std::string> names;
        for (const cases::Report& report : cases::reports(statement.item, account.scenario))
            for (const cases::SourceName& name : report.names) names.insert(name.name);
        for (const std::string& name : names)
            if (const auto found = place.find(name); found != place.end())
                losses[found->second].items.push_back(statement.item.id);
    }
    const auto loss_of = [&](const std::string& name) -> Loss* {
        const auto found = place.find(name);
        return found == place.end() ? nullptr : &losses[found->second];
    };
    for (const cases::PartyWeights& party : account.weights->parties)
        for (const cases::WeightGroup& group : party.groups) {
            for (const cases::WeighedSource& source : group.weight.critical_sources) {
                Loss* loss = loss_of(source.source.name);
                if (!loss) continue;
                const auto same = std::find_if(loss->falls.begin(), loss->falls.end(), [&](const Fall& fall) {
                    return fall.party == party.party && fall.from == group.weight.verdict &&
                           fall.to == source.left;
                });
                if (same != loss->falls.end())
                    same->packages += group.packages.size();
                else
                    loss->falls.push_back(
                        {party.party, group.weight.verdict, source.left, group.packages.size()});
            }
            for (const cases::WeighedSource& source : group.weight.other_sources)
                if (Loss* loss = loss_of(source.source.name);
                    loss && source.standing != group.weight.standing)
                    loss->lower += group.packages.size();
        }
    return losses;
}

// What the verdicts are without a source is known of every package that was weighed; unless with the source
// goes what is not weighed, or what takes something else back.
bool weighed_alone(const AccountContext& account) {
    const Scenario& scenario = account.scenario;
    const auto plain = [](const Item& item) { return item.withdraws.empty() && item.supersedes.empty(); };
    for (const Item* item : cases::all_items(scenario))
        if (!plain(*item)) return false;
    for (const Source& source : scenario.sources)
        if (!source.withdraws.empty()) return false;
    for (const Infeasible& combination : scenario.infeasibles)
        if (cases::cites_source(combination.item)) return false;
    return scenario.numbers.empty() && !account.answer.verdict_map.empty();
}

// The zone of this account without that source, from the weights. Precondition: weighed_alone().
deals::Zone weighed_zone(const AccountContext& account, const std::string& source) {
    std::vector<std::vector<Verdict>> maps = account.answer.verdict_map;
    const std::optional<ProductSpace> space = ProductSpace::of(account.scenario);
    for (const cases::PartyWeights& party : account.weights->parties)
        for (const cases::WeightGroup& group : party.groups)
            for (const cases::WeighedSource& one : group.weight.critical_sources)
                if (one.source.name == source)
                    for (const Package& package : group.packages)
                        maps[static_cast<std::size_t>(party.party)][space->encode(package.levels)] = one.left;
    deals::Zone zone;
    for (std::size_t code = 0; code < account.answer.counts.size(); ++code) {
        if (!account.answer.counts[code]) continue;
        bool certain = true, refused = false;
        for (const std::vector<Verdict>& map : maps) {
            certain = certain && map[code] == Verdict::always;
            refused = refused || map[code] == Verdict::never;
        }
        ++(refused ? zone.excluded : certain ? zone.certain : zone.open);
    }
    return zone;
}

// The same, asked for anew; nothing where it cannot be asked for or contradicts itself.
std::optional<deals::Zone> zone_without(const AccountContext& account, const std::string& source) {
    cases::Filter filter;
    filter.without = {source};
    const Result<cases::Filtered> without = cases::filtered(account.scenario, filter);
    if (!without) return std::nullopt;
    deals::DealsQuery request;
    request.accounts = {account.answer.account};
    request.family = account.deals.family;
    request.directions = account.deals.directions;
    const Result<deals::DealsAnswer> answer = deals::answer(without->scenario, request);
    if (!answer || answer->accounts.at(0).contradiction || !answer->accounts.at(0).counted)
        return std::nullopt;
    return answer->accounts.at(0).zone;
}

std::string fall_words(const Fall& fall, const Scenario& scenario) {
    return party_name(scenario, fall.party) + ": " + counted(fall.packages, "package", "packages") +
           " from " + verdict_words(fall.from) + " to " + verdict_words(fall.to);
}

std::optional<Standing> weakest(const std::vector<std::string>& ids, const Scenario& scenario) {
    std::optional<Standing> result;
    const std::set<std::string> rests(ids.begin(), ids.end());
    for (const Item* item : cases::all_items(scenario)) {
        if (!rests.contains(item->id)) continue;
        if (!find_statement(scenario, item->id) && !cases::cites_source(*item)) continue;  // the frame
        result = result ? std::min(*result, item->standing) : item->standing;
    }
    return result;
}

// A hedge that is told as it was said has no rung beside it.
bool tells_a_hedge(const Sentence& sentence, const Scenario& scenario) {
    const std::set<std::string> rests(sentence.rests_on.begin(), sentence.rests_on.end());
    for (const Item* item : cases::all_items(scenario))
        if (rests.contains(item->id) && !item->hedge.empty() &&
            sentence.text.find(quoted(item->hedge)) != std::string::npos)
            return true;
    return sentence.text.find("hedge") != std::string::npos;
}

const cases::VerdictWeight* weight_of(const AccountContext& account, int party, const Package& package) {
    if (!account.weights) return nullptr;
    for (const cases::PartyWeights& weights : account.weights->parties) {
        if (weights.party != party) continue;
        for (const cases::WeightGroup& group : weights.groups)
            if (std::find(group.packages.begin(), group.packages.end(), package) != group.packages.end())
                return &group.weight;
    }
    return nullptr;
}

}  // namespace

void mark_rungs(Sentence& sentence, const Scenario& scenario) {
    if (!tells_a_hedge(sentence, scenario)) sentence.rung = weakest(sentence.rests_on, scenario);
}

void mark_rungs(std::vector<Section>& sections, const Scenario& scenario, const AccountContext* account) {
    static const std::set<std::string> verdicts{"refusals",      "question", "one-away", "picture",
                                                "contradiction", "accounts", "standoff", "steps"};
    for (Section& section : sections) {
        if (!verdicts.contains(section.id)) continue;
        for (Point& point : section.points) {
            mark_rungs(point.claim, scenario);
            if (!account || !point.package || point.party < 0 || section.id != "refusals") continue;
            const cases::VerdictWeight* weight = weight_of(*account, point.party, *point.package);
            if (!weight || !point.claim.rung || weight->verdict != Verdict::never) continue;
            if (weight->standing && *weight->standing > *point.claim.rung && !weight->weak_links.empty())
                point.details.push_back(account->trace.say("it follows from " + list_of(weight->weak_links) +
                                                               " as well, and there with better standing.",
                                                           weight->weak_links));
            point.claim.rung = weight->standing;
        }
    }
}

std::optional<Section> write_rungs(const AccountContext& account) {
    if (!account.weights || !account.weights->all_packages) return std::nullopt;
    Section section{"rungs",
                    "How firm the answers are",
                    "What is certain on record alone, what only with what was reported, what only with what "
                    "was inferred?",
                    {},
                    {}};
    SectionTable table;
    table.caption = "Packages by the standing that alone proves their verdict";
    table.columns = {
        "Party and verdict",           "No statement needed",         "On record alone",
        "Only with what was reported", "Only with what was inferred", "Only with what is assumed"};
    for (const cases::PartyWeights& weights : account.weights->parties) {
        const std::string name = party_name(account.scenario, weights.party);
        const ByRung never = by_rung(weights, Verdict::never);
        const ByRung always = by_rung(weights, Verdict::always);
        for (const auto& [verdict, counts] : {std::pair{"refuse", &never}, std::pair{"accept", &always}}) {
            std::vector<std::string> row{with_capital(name) + ": certain to " + verdict,
                                         grouped(counts->needs_nothing)};
            for (const std::uint64_t count : counts->on) row.push_back(grouped(count));
            table.rows.push_back(std::move(row));
        }
        std::string text = "on record alone, " + name + (names_many(name) ? " are" : " is") +
                           " certain to refuse " + counted(never.from(0), "package", "packages") +
                           " and to accept " + grouped(always.from(0));
        const std::array<const char*, 3> more{"with what was reported", "with what was inferred",
                                              "with what is assumed"};
        for (std::size_t rung = 1; rung < kRungs.size(); ++rung) {
            if (never.on[rung] + always.on[rung] == 0) continue;
            text += std::string("; ") + more[rung - 1] + ", " + grouped(never.from(rung)) + " and " +
                    grouped(always.from(rung));
        }
        Point point;
        point.party = weights.party;
        point.claim = account.trace.say(text + ".", account.verdict_items(weights.party));
        section.points.push_back(std::move(point));
    }
    section.payload = std::move(table);
    return section;
}

// On what the certain verdicts stand, and which one source most of them hang on.
std::vector<Sentence> write_firmness(const AccountContext& account) {
    std::vector<Sentence> result;
    if (!account.weights || !account.weights->all_packages) return result;
    ByRung all;
    for (const cases::PartyWeights& weights : account.weights->parties)
        for (const Verdict verdict : {Verdict::never, Verdict::always}) {
            const ByRung one = by_rung(weights, verdict);
            all.needs_nothing += one.needs_nothing;
            for (std::size_t k = 0; k < all.on.size(); ++k) all.on[k] += one.on[k];
        }
    if (all.all() == 0) return result;
    static constexpr std::array<const char*, 4> on{"stand on record", "need what was reported",
                                                   "need what was inferred", "need what is assumed"};
    std::vector<std::string> parts;
    if (all.needs_nothing > 0) parts.push_back(grouped(all.needs_nothing) + " need no statement");
    for (std::size_t k = 0; k < kRungs.size(); ++k)
        if (all.on[k] > 0) parts.push_back(grouped(all.on[k]) + " " + on[k]);
    result.push_back(account.trace.say(
        "of the " + counted(all.all(), "certain verdict", "certain verdicts") + " " + list_of(parts) + ".",
        account.verdict_items()));
    const std::vector<Loss> losses = losses_of(account);
    const Loss* worst = nullptr;
    std::uint64_t most = 0;
    for (const Loss& loss : losses) {
        std::uint64_t fallen = 0;
        for (const Fall& fall : loss.falls) fallen += fall.packages;
        if (fallen > most) most = fallen, worst = &loss;
    }
    if (worst)
        result.push_back(account.trace.say("the most hangs on " + shown(account.scenario, worst->source) +
                                               ": without that source " + grouped(most) +
                                               (most == 1 ? " verdict changes." : " verdicts change."),
                                           worst->items));
    else if (!losses.empty())
        result.push_back(
            account.trace.say("no single source, withdrawn, changes a verdict.", account.verdict_items()));
    return result;
}

std::optional<Section> write_losses(const AccountContext& account) {
    if (!account.weights || !account.weights->all_packages) return std::nullopt;
    const std::vector<Loss> losses = losses_of(account);
    if (losses.empty()) return std::nullopt;
    Section section{"losses",
                    "If a source is withdrawn",
                    "Which answers change if this source is wrong or takes it back?",
                    {},
                    {}};
    SectionTable table;
    table.caption =
        "Without this source: verdicts that change, and then of all packages certain for all / certainly "
        "refused by someone / open";
    table.columns = {"Source", "What it is", "Statements that depend on it", "Verdicts that change", "Then"};
    std::vector<std::string> harmless;
    std::size_t asked = 0;
    const bool alone = weighed_alone(account);
    for (const Loss& loss : losses) {
        if (loss.items.empty()) continue;
        std::string changes;
        for (const Fall& fall : loss.falls)
            changes += (changes.empty() ? "" : "; ") + fall_words(fall, account.scenario);
        if (loss.lower > 0)
            changes += std::string(changes.empty() ? "" : "; ") + grouped(loss.lower) +
                       (loss.lower == 1 ? " verdict stays, with a lower standing"
                                        : " verdicts stay, with a lower standing");
        std::string items, then;
        for (const std::string& id : loss.items) items += (items.empty() ? "" : ", ") + id;
        if (asked++ < kAskedAgain)
            if (const auto zone = alone ? std::optional(weighed_zone(account, loss.source.name))
                                        : zone_without(account, loss.source.name))
                then = grouped(zone->certain) + " / " + grouped(zone->excluded) + " / " + grouped(zone->open);
        if (loss.falls.empty()) harmless.push_back(quoted(shown(account.scenario, loss.source)));
        const bool title = titled(account.scenario, loss.source) != nullptr;
        table.rows.push_back({shown(account.scenario, loss.source),
                              title ? "source" : std::string(kind_words(loss.source.kind)), items,
                              changes.empty() ? "none" : changes, then});
        if (loss.falls.empty()) continue;
        std::vector<std::string> falls;
        for (const Fall& fall : loss.falls) falls.push_back(fall_words(fall, account.scenario));
        Point point;
        point.claim = account.trace.say(
            "without " + quoted(shown(account.scenario, loss.source)) + ", " + list_of(falls) + ".",
            loss.items);
        section.points.push_back(std::move(point));
    }
    if (!harmless.empty()) {
        Point point;
        point.claim = account.trace.say("no verdict falls with " + list_of(harmless) + " alone.",
                                        account.verdict_items());
        section.points.push_back(std::move(point));
    }
    if (table.rows.empty()) return std::nullopt;
    section.payload = std::move(table);
    return section;
}

std::optional<Section> write_left_out(const std::vector<cases::LeftOut>& left_out, const Trace& as_written) {
    if (left_out.empty()) return std::nullopt;
    Section section{"left-out", "What was left out", "What was kept out of the answers, and why?", {}, {}};
    for (const cases::LeftOut& one : left_out) {
        Point point;
        std::string text = one.id + ": " + one.why;
        if (!one.accounts.empty()) text += "; on " + list_of(one.accounts) + " alone";
        point.claim = as_written.say(text + ".", {one.id});
        section.points.push_back(std::move(point));
    }
    return section;
}

}  // namespace detente::briefing
