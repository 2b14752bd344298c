// SPDX-License-Identifier: Apache-2.0
#include "detente/case/ceilings.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "detente/case/items.h"

namespace detente::cases {

namespace {

using ledger::Matter;
using ledger::ReportFacts;
using ledger::Speaker;

constexpr std::size_t kMostPairs = 50;

// An item with what it is about.
struct Subject {
    const Item* item;
    int party;  // -1: nobody's
    Matter matter;
};

std::vector<Subject> subjects_of(const Scenario& scenario) {
    std::map<const Item*, std::pair<int, Matter>> known;
    for (const Statement& one : scenario.statements) known[&one.item] = {one.party, Matter::wish};
    for (const Preference& one : scenario.preferences) known[&one.item] = {one.party, Matter::wish};
    for (const Concession& one : scenario.concessions) known[&one.item] = {one.party, Matter::deed};
    for (const Demand& one : scenario.demands) {
        known[&one.item] = {one.party, Matter::deed};
        for (const DemandEvent& event : one.history) known[&event.item] = {one.party, Matter::deed};
    }
    std::vector<Subject> subjects;
    for (const Item* item : all_items(scenario)) {
        const auto found = known.find(item);
        if (found == known.end())
            subjects.push_back({item, -1, Matter::model});
        else
            subjects.push_back({item, found->second.first, found->second.second});
    }
    return subjects;
}

// The party for which somebody speaks: the one that he is said to speak for, that is meant by his name, that
// he leads or for which [people] has him.
int party_of(const ChainLink& link, const Scenario& scenario) {
    if (!link.speaks_for.empty()) return find_party(scenario, link.speaks_for);
    return names_of(scenario)->party_of(link.who);
}

Speaker speaker_of(const ChainLink& first, int party, const Scenario& scenario) {
    // Somebody without a name stays one, whomever he is said to speak for.
    if (!first.named) return Speaker::anonymous;
    const int own = party_of(first, scenario);
    if (own >= 0 && party >= 0) return own == party ? Speaker::own_party : Speaker::other_party;
    std::string role = first.role;
    if (role.empty())
        if (const int person = names_of(scenario)->person(first.who); person >= 0)
            role = scenario.people[static_cast<std::size_t>(person)].role;
    if (own < 0 && ledger::is_expert_role(role)) return Speaker::expert;
    return Speaker::unknown;
}

// What a report says of itself; what it leaves out is the source's.
struct Words {
    const std::string* source;  // null: none
    Form form;
    Mode mode;
    About about;
    const std::vector<ChainLink>* chain;
    const std::string* hedge;
    std::vector<const std::string*> quote;
    const std::string* at;
};

Words words_of(const Item& item, const std::string* source) {
    Words words{source, item.form, item.mode, item.about, &item.chain, &item.hedge, {}, &item.at};
    if (!item.quote.empty()) words.quote.push_back(&item.quote);
    for (const std::string& part : item.quote_parts) words.quote.push_back(&part);
    return words;
}

Words words_of(const Citation& one) {
    Words words{&one.source, one.form, one.mode, one.about, &one.chain, &one.hedge, {}, &one.at};
    for (const std::string& part : one.quote) words.quote.push_back(&part);
    return words;
}

std::optional<BlockRole> overruled_role(const Source& source, const std::string& at) {
    const std::string block = at.substr(0, at.find('.'));
    BlockRole role = BlockRole::body;
    for (const auto& [id, name] : source.roles)
        if (id == block && parse_block_role(name, role)) return role;
    return std::nullopt;
}

class Facts {
  public:
    Facts(const Scenario& scenario, const RoleOfWords& roles) : scenario_(scenario), roles_(roles) {
        for (const Source& source : scenario.sources) sources_.emplace(source.id, &source);
    }

    ReportFacts of(const Subject& subject, const Words& words) const {
        ReportFacts facts;
        facts.form = words.form;
        facts.mode = words.mode;
        facts.about = words.about;
        facts.matter = subject.matter;
        const Source* source = nullptr;
        if (words.source)
            if (const auto found = sources_.find(*words.source); found != sources_.end())
                source = found->second;
        facts.cited = words.source || !words.chain->empty() || !words.quote.empty();
        std::vector<ChainLink> chain = *words.chain;
        if (chain.empty() && source) chain = source->chain;
        if (!chain.empty()) {
            facts.speaker = speaker_of(chain.front(), subject.party, scenario_);
            facts.relays = relays(chain, source);
        }
        if (source && !words.at->empty()) facts.role = overruled_role(*source, *words.at);
        if (!facts.role && roles_ && words.source) facts.role = roles_(subject.item->id, *words.source);
        add_hedges(words, facts);
        return facts;
    }

  private:
    // Everybody after the speaker but the page itself.
    int relays(const std::vector<ChainLink>& chain, const Source* source) const {
        const std::shared_ptr<const NameIndex> names = names_of(scenario_);
        const auto same_name = [&](const std::string& a, const std::string& b) {
            return !b.empty() && names->same(a, b);
        };
        int count = 0;
        for (std::size_t i = 1; i < chain.size(); ++i) {
            const bool page =
                same_name(chain[i].who, "page") ||
                (source && (same_name(chain[i].who, source->id) || same_name(chain[i].who, source->outlet) ||
                            same_name(chain[i].who, source->author)));
            if (!page) ++count;
        }
        return count;
    }

    static void add_hedges(const Words& words, ReportFacts& facts) {
        if (!words.hedge->empty()) {
            if (const auto kind = ledger::kind_of_hedge(*words.hedge)) facts.hedges.push_back(*kind);
            return;
        }
        // The words themselves may hedge where nobody noted it down.
        for (const std::string* part : words.quote)
            for (const ledger::Hedge& hedge : ledger::hedges_of(*part))
                if (hedge.kind != ledger::HedgeKind::condition) facts.hedges.push_back(hedge.kind);
    }

    const Scenario& scenario_;
    const RoleOfWords& roles_;
    std::map<std::string_view, const Source*> sources_;
};

// The highest that any of several reports carries; none as soon as one is not settled.
class Highest {
  public:
    void add(const ledger::Ceiling& ceiling, const std::string& source) {
        if (!ceiling.highest) settled_ = false;
        if (ceiling.highest && (!best_.highest || *best_.highest < *ceiling.highest)) {
            best_ = ceiling;
            source_ = source;
        }
    }
    bool below(Standing standing) const { return settled_ && best_.highest && *best_.highest < standing; }
    const ledger::Ceiling& best() const { return best_; }
    const std::string& source() const { return source_; }

  private:
    bool settled_ = true;
    ledger::Ceiling best_;
    std::string source_;
};

void look_at(const Subject& subject, const Facts& facts, std::vector<AboveCeiling>& above) {
    const Item& item = *subject.item;
    Highest own;
    for (const std::string& source : item.sources)
        own.add(ceiling_of(facts.of(subject, words_of(item, &source))), source);
    if (item.sources.empty() && item.cites.empty())
        own.add(ceiling_of(facts.of(subject, words_of(item, nullptr))), {});
    for (const Citation& citation : item.cites) {
        const ledger::Ceiling ceiling = ceiling_of(facts.of(subject, words_of(citation)));
        if (!citation.standing)
            own.add(ceiling, citation.source);
        else if (ceiling.highest && *ceiling.highest < *citation.standing)
            above.push_back({item.id, citation.source, *citation.standing, *ceiling.highest, ceiling.row,
                             citation.because.empty() ? item.because : citation.because, citation.place});
    }
    if (own.below(item.standing))
        above.push_back({item.id, own.source(), item.standing, *own.best().highest, own.best().row,
                         item.because, item.place});
}

std::string rung(Standing standing) {
    return standing == Standing::on_record ? "on record" : std::string(to_string(standing));
}

}  // namespace

std::string AboveCeiling::sentence() const {
    std::string text = "`" + item + "` is marked above its ceiling: " + rung(standing) + ", and " +
                       rung(ceiling) + " at most (" + row + ")";
    if (because.empty()) return text + "; no reason is given";
    std::string reason = because;
    while (!reason.empty() && (reason.back() == '.' || reason.back() == '\n' || reason.back() == ' '))
        reason.pop_back();
    // A sentence of its own: a reason may have a likelihood in it, which does not belong beside a standing.
    return text + ". Reason given: " + reason;
}

std::vector<AboveCeiling> above_ceiling(const Scenario& scenario, const RoleOfWords& roles) {
    const Facts facts(scenario, roles);
    std::vector<AboveCeiling> above;
    for (const Subject& subject : subjects_of(scenario))
        if (subject.item->standing != Standing::assumed || !subject.item->cites.empty())
            look_at(subject, facts, above);
    return above;
}

std::vector<Unrestated> to_be_restated(const Scenario& scenario) {
    std::vector<Unrestated> left_out;
    for (const Item* item : all_items(scenario)) {
        const auto open = [](Mode mode, const std::string& because) {
            return needs_restating(mode) && because.empty();
        };
        const bool own = !item->sources.empty() || item->cites.empty();
        if (own && !open(item->mode, item->because)) continue;
        const bool supported = std::any_of(item->cites.begin(), item->cites.end(),
                                           [&](const Citation& one) { return !open(one.mode, one.because); });
        if (supported) continue;
        left_out.push_back({item->id, own ? item->mode : item->cites.front().mode, item->place});
    }
    return left_out;
}

std::vector<TwoAudiences> two_audiences(const Scenario& scenario) {
    struct Heard {
        std::string item;
        std::string to;
    };
    std::map<std::tuple<std::string, Date>, std::vector<Heard>> said;
    const std::shared_ptr<const NameIndex> names = names_of(scenario);
    const auto hear = [&](const Item& item, const std::vector<ChainLink>& chain, const Date& made) {
        if (chain.empty() || !chain.front().named || chain.front().who.empty() || chain.front().to.empty())
            return;
        if (made.day != 0)
            said[{names->canonical(chain.front().who), made}].push_back({item.id, chain.front().to});
    };
    for (const Item* item : all_items(scenario)) {
        hear(*item, item->chain, item->made);
        for (const Citation& one : item->cites)
            hear(*item, one.chain, one.made.known() ? one.made : item->made);
    }
    std::vector<TwoAudiences> found;
    for (const auto& [who_and_day, heard] : said) {
        // One pair for each further audience: the first item before the first audience stands for the others.
        std::set<std::string> audiences;
        for (const Heard& one : heard) {
            if (!audiences.insert(one.to).second || audiences.size() == 1) continue;
            if (found.size() == kMostPairs) return found;
            found.push_back({std::get<0>(who_and_day), std::get<1>(who_and_day), heard.front().item, one.item,
                             heard.front().to, one.to});
        }
    }
    return found;
}

}  // namespace detente::cases
