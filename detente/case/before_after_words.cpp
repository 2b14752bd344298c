// SPDX-License-Identifier: Apache-2.0
#include "detente/case/before_after_words.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include "detente/base/document_difference.h"
#include "detente/base/words.h"

namespace detente::cases {

namespace {

std::string text_of(const Document* one) {
    return one != nullptr && one->text() != nullptr ? *one->text() : std::string();
}

// The member at the end of a path, or nothing.
const Document* at(const Document& document, const std::vector<std::string_view>& path) {
    const Document* here = &document;
    for (const std::string_view key : path) {
        if (here == nullptr || here->members() == nullptr) return nullptr;
        here = here->find(key);
    }
    return here;
}

// {key: value} of an object; empty for anything else.
std::vector<std::pair<std::string, const Document*>> members(const Document* document) {
    std::vector<std::pair<std::string, const Document*>> result;
    if (document != nullptr && document->members() != nullptr)
        for (const Document::Member& member : *document->members())
            result.emplace_back(member.key, &member.value);
    return result;
}

std::vector<const Document*> elements(const Document* document) {
    std::vector<const Document*> result;
    if (document != nullptr && document->elements() != nullptr)
        for (const Document& element : *document->elements()) result.push_back(&element);
    return result;
}

class Telling {
  public:
    Telling(const Document& before, const Document& after, std::string under)
        : before_(before), after_(after), under_(std::move(under)) {
        for (const Document* state : elements(after.find("states"))) {
            const Document* id = state->find("id");
            if (id == nullptr || id->integer() == nullptr) continue;
            const std::string name = text_of(state->find("name"));
            labels_[*id->integer()] = name.empty() ? "state " + std::to_string(*id->integer()) : name;
        }
    }

    std::vector<std::string> tell() {
        equilibria();
        stability();
        walks();
        holds("first step that is large enough to reassure and small enough to enforce itself",
              at(before_, {"window", "verdict"}), at(after_, {"window", "verdict"}));
        named("sequences", "The sequence ", {"name"}, {"holds"});
        holds("order of single pieces that holds", at(before_, {"search", "exists"}),
              at(after_, {"search", "exists"}));
        named("orders", "The order ", {"kind", "first"}, {"sequence", "holds"});
        rest();
        return std::move(result_);
    }

  private:
    using Ids = std::vector<std::int64_t>;

    static Ids ids(const Document* list) {
        Ids result;
        for (const Document* one : elements(list))
            if (one->integer() != nullptr) result.push_back(*one->integer());
        return result;
    }

    std::string label(std::int64_t id) const {
        const auto found = labels_.find(id);
        return found == labels_.end() ? "state " + std::to_string(id) : found->second;
    }

    std::string labels(const Ids& states) const {
        std::vector<std::string> names;
        for (const std::int64_t id : states) names.push_back(label(id));
        return names.empty() ? "none" : list_of(names);
    }

    void say(const std::string& text) { result_.push_back(under_ + text); }

    // Sets by definition of stability that changed in the same way, told once: sentence(before, after,
    // names).
    template <class Sentence>
    void sets(const Document* before, const Document* after, Sentence sentence) {
        std::vector<std::pair<std::pair<Ids, Ids>, std::vector<std::string>>> changes;
        for (const auto& [name, now] : members(after)) {
            const Document* then = before == nullptr ? nullptr : before->find(name);
            const std::pair<Ids, Ids> change{ids(then), ids(now)};
            if (change.first == change.second) continue;
            const auto same = std::find_if(changes.begin(), changes.end(),
                                           [&](const auto& one) { return one.first == change; });
            if (same == changes.end())
                changes.push_back({change, {name}});
            else
                same->second.push_back(name);
        }
        for (const auto& [change, names] : changes) sentence(change.first, change.second, list_of(names));
    }

    void equilibria() {
        sets(before_.find("equilibria"), after_.find("equilibria"),
             [&](const Ids& then, const Ids& now, const std::string& names) {
                 say("Everybody would stay, by " + names + ": in " + labels(then) + " before, in " +
                     labels(now) + " after.");
             });
        // By party, then by definition.
        std::map<std::string, std::pair<Document, Document>> worse;
        std::vector<std::string> order;
        for (const bool now : {false, true})
            for (const auto& [name, parties] :
                 members((now ? after_ : before_).find("worse_than_status_quo")))
                for (const auto& [party, states] : members(parties)) {
                    if (!worse.contains(party)) order.push_back(party);
                    (now ? worse[party].second : worse[party].first).set(name, *states);
                }
        for (const std::string& party : order)
            sets(&worse[party].first, &worse[party].second,
                 [&](const Ids& then, const Ids& now, const std::string& names) {
                     say("Of these, worse than the status quo for " + party + ", by " + names + ": " +
                         labels(then) + " before, " + labels(now) + " after.");
                 });
    }

    void stability() {
        std::map<std::string, std::pair<Document, Document>> by_party;
        std::vector<std::string> order;
        for (const bool now : {false, true})
            for (const auto& [name, parties] : members((now ? after_ : before_).find("stability")))
                for (const auto& [party, states] : members(parties)) {
                    if (!by_party.contains(party)) order.push_back(party);
                    (now ? by_party[party].second : by_party[party].first).set(name, *states);
                }
        for (const std::string& party : order)
            sets(&by_party[party].first, &by_party[party].second,
                 [&](const Ids& then, const Ids& now, const std::string& names) {
                     Ids more;
                     Ids fewer;
                     for (const std::int64_t id : now)
                         if (std::find(then.begin(), then.end(), id) == then.end()) more.push_back(id);
                     for (const std::int64_t id : then)
                         if (std::find(now.begin(), now.end(), id) == now.end()) fewer.push_back(id);
                     std::string text = party + ", by " + names + ",";
                     if (!more.empty()) text += " would stay in " + labels(more) + ", and would not before";
                     if (!fewer.empty())
                         text += std::string(more.empty() ? "" : ";") + " would no longer stay in " +
                                 labels(fewer);
                     say(text + ".");
                 });
    }

    void walks() {
        const auto then = elements(before_.find("walks"));
        const auto now = elements(after_.find("walks"));
        for (std::size_t i = 0; i < then.size() && i < now.size(); ++i) {
            const Document* from = then[i]->find("leads_to");
            const Document* to = now[i]->find("leads_to");
            if (from == nullptr || to == nullptr || from->integer() == nullptr || to->integer() == nullptr ||
                *from->integer() == *to->integer())
                continue;
            const std::string tone = text_of(now[i]->find("tone"));
            say("A " + (tone.empty() ? std::string() : tone + " ") + "walk-out leads to " +
                label(*from->integer()) + " before, to " + label(*to->integer()) + " after.");
        }
    }

    void holds(const std::string& what, const Document* then, const Document* now) {
        const std::string first = text_of(then);
        const std::string second = text_of(now);
        if (first != second && !first.empty() && !second.empty())
            say("Is there a " + what + ": " + first + " before, " + second + " after.");
    }

    // Entries of a list, known by some of their keys, and whether each holds.
    void named(std::string_view list, const std::string& start, const std::vector<std::string_view>& keys,
               const std::vector<std::string_view>& verdict) {
        const auto name_of = [&](const Document& entry) {
            std::vector<std::string> parts;
            for (const std::string_view key : keys)
                if (const std::string part = text_of(entry.find(key)); !part.empty())
                    parts.push_back(parts.empty() ? part : part + " first");
            std::string name;
            for (const std::string& part : parts) name += (name.empty() ? "" : ", ") + part;
            return name;
        };
        for (const Document* now : elements(after_.find(list)))
            for (const Document* then : elements(before_.find(list))) {
                const std::string name = name_of(*now);
                if (name_of(*then) != name) continue;
                const std::string first = text_of(at(*then, verdict));
                const std::string second = text_of(at(*now, verdict));
                if (first != second && !first.empty() && !second.empty())
                    say(start + name + " holds: " + first + " before, " + second + " after.");
                break;
            }
    }

    // What has no sentence of its own is counted.
    void rest() {
        const auto differences =
            document_differences(before_, after_,
                                 {"filter", "hypothetical", "weights", "weighed", "above_ceiling", "reasons",
                                  "critical_statements", "equilibria", "worse_than_status_quo", "stability",
                                  "walks", "holds", "exists", "verdict", "notes"});
        if (differences.empty()) return;
        say((result_.empty() ? "" : "Besides, ") +
            counted(differences.size(), "entry of the answer is", "entries of the answer are") +
            " different (see --json).");
    }

    const Document& before_;
    const Document& after_;
    std::string under_;
    std::map<std::int64_t, std::string> labels_;
    std::vector<std::string> result_;
};

}  // namespace

std::vector<std::string> before_and_after(const Document& before, const Document& after) {
    const Document* accounts = after.find("accounts");
    if (accounts == nullptr || accounts->members() == nullptr) return Telling(before, after, "").tell();
    std::vector<std::string> result;
    for (const auto& [name, now] : members(accounts)) {
        const Document* then = at(before, {"accounts", name});
        if (then == nullptr) continue;
        for (std::string& sentence : Telling(*then, *now, "Under account " + name + ": ").tell())
            result.push_back(std::move(sentence));
    }
    return result;
}

}  // namespace detente::cases
