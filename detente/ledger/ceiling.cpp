// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/ceiling.h"

#include <algorithm>

#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

class Rows {
  public:
    // The first of several rows with the same ceiling is the one that is told.
    void add(Standing highest, std::string row) {
        if (ceiling_.highest && *ceiling_.highest <= highest) return;
        ceiling_.highest = highest;
        ceiling_.row = std::move(row);
    }
    Ceiling take() { return std::move(ceiling_); }

  private:
    Ceiling ceiling_;
};

void add_hedge(Rows& rows, HedgeKind kind) {
    switch (kind) {
        case HedgeKind::hearsay:
            return rows.add(Standing::reported, "hearsay");
        case HedgeKind::inference:
            return rows.add(Standing::inferred, "an inference");
        case HedgeKind::probability:
            return rows.add(Standing::inferred, "a hedge on how sure the speaker is");
        case HedgeKind::belief:
            return rows.add(Standing::inferred, "a belief");
        case HedgeKind::possibility:
            return rows.add(Standing::inferred, "a possibility");
        case HedgeKind::open:
            return rows.add(Standing::inferred, "an open question");
        case HedgeKind::condition:
            return rows.add(Standing::inferred, "a condition");
        case HedgeKind::approximator:
        case HedgeKind::booster:
            return;
    }
}

// Own wish, act or promise; another's; an event. What the report does not say follows from who speaks.
About about_of(const ReportFacts& facts) {
    if (facts.about != About::unsaid) return facts.about;
    if (facts.speaker == Speaker::own_party) return About::self;
    if (facts.speaker == Speaker::other_party) return About::other;
    return About::unsaid;
}

void add_own_voice(Rows& rows, const ReportFacts& facts) {
    const bool event =
        facts.about == About::event || (facts.about == About::unsaid && facts.matter == Matter::deed);
    if (event) return rows.add(Standing::reported, "the outlet's own voice on an event");
    if (facts.about != About::unsaid || facts.matter == Matter::wish)
        rows.add(Standing::inferred, "the writer's own judgement of a motive or a wish");
}

void add_speaker(Rows& rows, const ReportFacts& facts) {
    if (facts.speaker == Speaker::anonymous) return rows.add(Standing::reported, "a source without a name");
    if (facts.speaker == Speaker::expert) return rows.add(Standing::inferred, "an expert's judgement");
    switch (about_of(facts)) {
        case About::other:
            return rows.add(Standing::reported, "a speaker about another's wish");
        case About::event:
            return rows.add(Standing::reported, "a speaker about an event");
        case About::self: {
            const bool paraphrase = facts.form == Form::indirect;
            if (paraphrase && facts.relays > 1)
                return rows.add(Standing::reported,
                                "a paraphrase over " + std::to_string(facts.relays) + " relays");
            // With more than one relay and no form said it may be a quotation or a paraphrase.
            if (facts.form != Form::unsaid || facts.relays <= 1)
                rows.add(Standing::on_record, "a party about itself");
            return;
        }
        case About::unsaid:
            return;
    }
}

}  // namespace

Ceiling ceiling_of(const ReportFacts& facts) {
    Rows rows;
    if (!facts.cited) {
        rows.add(Standing::assumed, "nobody is cited for it");
        return rows.take();
    }
    if (needs_restating(facts.mode))
        rows.add(Standing::inferred,
                 "words that are " + std::string(to_string(facts.mode)) + ", restated by a person");
    if (facts.role == BlockRole::headline || facts.role == BlockRole::dek)
        rows.add(Standing::inferred,
                 "the " + std::string(detente::to_string(*facts.role)) + ", which the desk wrote");
    for (const HedgeKind kind : facts.hedges) add_hedge(rows, kind);
    if (facts.form == Form::own_voice)
        add_own_voice(rows, facts);
    else
        add_speaker(rows, facts);
    return rows.take();
}

bool is_expert_role(std::string_view role) {
    static constexpr std::string_view kWords[] = {
        "analyst",     "analysts",   "expert",     "experts",     "scholar",    "scholars",
        "professor",   "historian",  "researcher", "researchers", "academic",   "academics",
        "economist",   "economists", "scientist",  "specialist",  "fellow",     "lecturer",
        "commentator", "observer",   "observers",  "columnist",   "strategist", "pundit"};
    const std::vector<Word> words = words_of(role);
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
        return std::find(std::begin(kWords), std::end(kWords), word.lower) != std::end(kWords);
    });
}

std::optional<HedgeKind> kind_of_hedge(std::string_view hedge) {
    // A cue alone may lack the neighbours by which it is known in a sentence.
    const std::string alone(hedge);
    for (const std::string& sentence : {alone, "Han " + alone + " that it holds", "Han " + alone + " agree",
                                        "it is " + alone + " that it holds", "Han " + alone + " to agree"})
        for (const Hedge& found : hedges_of(sentence))
            if (found.kind != HedgeKind::booster && found.kind != HedgeKind::approximator) return found.kind;
    return std::nullopt;
}

}  // namespace detente::ledger
