// SPDX-License-Identifier: Apache-2.0
#include "detente/case/weight_words.h"

#include <algorithm>

#include "detente/case/deals_solver.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::cases {

namespace {

std::string names(const std::vector<WeighedSource>& sources) {
    std::vector<std::string> list;
    for (const WeighedSource& source : sources) list.push_back(source.source.name);
    return list_of(list);
}

std::string standing_sentence(const VerdictWeight& weight) {
    if (!weight.standing) return {};
    switch (*weight.standing) {
        case Standing::on_record:
            return "It can be proved from what is on record alone.";
        case Standing::reported:
            return "It can be proved from what is on record or reported, and not from what is on record "
                   "alone.";
        case Standing::inferred:
            return "It needs what is only inferred.";
        case Standing::assumed:
            break;
    }
    return "It needs what is only assumed.";
}

std::string loss_sentences(const VerdictWeight& weight, const Weighed& weighed) {
    std::string text;
    if (weight.critical_statements.size() > 1 && weight.critical_statements == weight.weak_links)
        text +=
            " Its weak links are " + list_of(weight.weak_links) + ", and it falls without any one of them.";
    else if (!weight.critical_statements.empty())
        text += " It falls without " +
                std::string(weight.critical_statements.size() > 1 ? "any one of " : "") +
                list_of(weight.critical_statements) + ".";
    else if (!weight.falls_by.empty())
        text += " No single " + std::string(weighed.one) + " carries it; it falls without " +
                list_of(weight.falls_by.front()) + " together.";
    else
        text += " It survives the loss of any three " + std::string(weighed.many) + ".";
    if (!weight.critical_sources.empty())
        text += std::string(" If ") + (weight.critical_sources.size() > 1 ? "any one of " : "") +
                names(weight.critical_sources) + " were withdrawn, it would be undetermined.";
    if (weight.survives && *weight.survives > 0 && !weight.falls_by.empty())
        text += " It survives the loss of any " +
                (*weight.survives == 1 ? "one " + std::string(weighed.one)
                                       : std::to_string(*weight.survives) + " " + std::string(weighed.many)) +
                ".";
    return text;
}

std::string weaker_sources(const VerdictWeight& weight) {
    std::string text;
    for (const Standing rung : {Standing::reported, Standing::inferred, Standing::assumed}) {
        std::vector<std::string> list;
        for (const WeighedSource& source : weight.other_sources)
            if (source.standing == rung && weight.standing && rung < *weight.standing)
                list.push_back(source.source.name);
        if (!list.empty())
            text += std::string(" Without ") + (list.size() > 1 ? "any one of " : "") + list_of(list) +
                    " it would hold, marked " + std::string(in_words(rung)) + ".";
    }
    return text;
}

std::string reversal_sentences(const VerdictWeight& weight) {
    std::string text;
    for (const auto& [statement, after] : weight.reverses) {
        text += " The opposite of " + statement;
        text += after == Verdict::conflict ? " would contradict the rest."
                                           : " would make it " + std::string(to_string(after)) + ".";
    }
    return text;
}

}  // namespace

std::string weight_words(const VerdictWeight& weight, const std::string& subject, const Weighed& weighed) {
    if (weight.verdict == Verdict::undetermined) return {};
    if (weight.needs_no_statement)
        return subject + ": it follows without any " + std::string(weighed.one) +
               ", so no source can take it away.";
    std::string text = subject + ": " + standing_sentence(weight);
    const bool same = weight.weak_links.size() > 1 && weight.weak_links == weight.critical_statements;
    if (!weight.weak_links.empty() && !same)
        text += " Its weak " + std::string(weight.weak_links.size() > 1 ? "links are " : "link is ") +
                list_of(weight.weak_links) + ".";
    text += loss_sentences(weight, weighed) + weaker_sources(weight);
    if (weight.independent_proofs && *weight.independent_proofs > 1)
        text += " " + std::to_string(*weight.independent_proofs) + " proofs of it share no source.";
    return text + reversal_sentences(weight);
}

std::string_view verdict_word(Verdict held) {
    return held == Verdict::conflict ? "contradicts itself" : to_string(held);
}

std::vector<std::string> weight_words(const StandoffWeights& weights,
                                      const standoff::AccountStandoff& answer) {
    if (!weights.refused.empty())
        return {"What the equilibria rest on is not weighed: " + weights.refused + "."};
    std::vector<std::string> sentences;
    for (const StandoffGroup& group : weights.groups) {
        if (group.weight.verdict != Verdict::always) continue;
        // States with the concepts under which they rest on this; those with the same concepts together.
        std::vector<std::pair<standoff::State, std::string>> states;
        for (const StandoffCell& cell : group.cells) {
            const auto known = std::find_if(states.begin(), states.end(),
                                            [&](const auto& one) { return one.first == cell.state; });
            if (known == states.end())
                states.emplace_back(cell.state, cell.concept_key);
            else
                known->second += ", " + cell.concept_key;
        }
        std::vector<std::pair<std::string, std::vector<std::string>>> by_concepts;
        for (const auto& [state, concepts] : states) {
            const auto known =
                std::find_if(by_concepts.begin(), by_concepts.end(),
                             [&wanted = concepts](const auto& one) { return one.first == wanted; });
            if (known == by_concepts.end())
                by_concepts.push_back({concepts, {answer.conflict.label(state)}});
            else
                known->second.push_back(answer.conflict.label(state));
        }
        std::string subject;
        for (const auto& [concepts, labels] : by_concepts)
            subject += (subject.empty() ? "" : "; ") + list_of(labels) + " (" + concepts + ")";
        sentences.push_back(weight_words(group.weight, subject, kOrders));
    }
    return sentences;
}

std::vector<std::string> weight_words(const StepsWeights& weights, const std::array<std::string, 2>& sides,
                                      bool each_side) {
    if (!weights.refused.empty())
        return {"What the sequences rest on is not weighed: " + weights.refused + "."};
    std::vector<std::string> sentences;
    for (const SequenceWeights& sequence : weights.sequences) {
        const std::string subject =
            sequence.name + (sequence.holds.verdict == Verdict::always ? " holds" : " does not hold");
        if (std::string words = weight_words(sequence.holds, subject, kNumbers); !words.empty())
            sentences.push_back(std::move(words));
        for (std::size_t side = 0; side < 2 && each_side; ++side) {
            const VerdictWeight& own = sequence.sides[side];
            const std::string keeps =
                sides[side] + (own.verdict == Verdict::always
                                   ? names_many(sides[side]) ? " keep to it" : " keeps to it"
                               : names_many(sides[side]) ? " do not keep to it"
                                                         : " does not keep to it");
            if (std::string words = weight_words(own, keeps, kNumbers); !words.empty())
                sentences.push_back(std::move(words));
        }
    }
    return sentences;
}

}  // namespace detente::cases
