// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/hedge_cues.h"

#include <algorithm>
#include <string>

namespace detente::ledger {

namespace {

using enum HedgeKind;

struct Cue {
    std::string_view forms;  // words separated by spaces, alternatives of one word by |
    HedgeKind kind;
    Trap trap = Trap::none;
};

constexpr Cue kCues[] = {
    // hearsay
    {"reportedly|allegedly|purportedly|purported|supposedly|ostensibly|unconfirmed", hearsay},
    {"alleged", hearsay, Trap::alleged},
    {"rumoured|rumored", hearsay},
    {"so-called", hearsay},
    {"said|reported|understood|believed|thought|rumoured|rumored to", hearsay, Trap::after_be},
    {"by some|all accounts", hearsay},
    {"word is", hearsay},
    {"rumour|rumor has it", hearsay},
    {"it is said", hearsay},
    {"rumours|rumors|gossip|gossips say|says|said", hearsay},
    {"according to rumour|rumours|rumor|rumors", hearsay},
    // inference
    {"evidently|apparently|seemingly|presumably", inference},
    {"appear|appears|appeared|appearing to", inference},
    {"appear|appears|appeared", inference, Trap::it_appears},
    {"would appear", inference},
    {"seem|seems|seemed|seeming", inference, Trap::seem},
    {"seem|seems|seemed|seeming to", inference},
    {"look|looks|looked|looking like", inference},
    {"look|looks|looked|looking as if|though", inference},
    {"as if|though", inference},
    {"suggest|suggests|suggested|suggesting that", inference, Trap::evidential},
    {"indicate|indicates|indicated|indicating that", inference, Trap::evidential},
    {"imply|implies|implied|implying that", inference, Trap::evidential},
    {"signal|signals|signalled|signaled that", inference, Trap::evidential},
    {"suggest|suggests|suggested|suggesting", inference, Trap::evidential},
    {"indicate|indicates|indicated|indicating", inference, Trap::evidential},
    {"imply|implies|implied|implying", inference, Trap::evidential},
    {"point|points|pointed|pointing to", inference, Trap::evidential},
    {"a sign that", inference},
    {"signs that", inference},
    {"judging by|from", inference},
    {"by implication", inference},
    {"must have", inference, Trap::must_have},
    // possibility
    {"possibly|potentially|perhaps|maybe|conceivably|theoretically|arguably|plausible|plausibly",
     possibility},
    {"in theory|principle", possibility},
    {"chances are", possibility},
    {"a risk|chance|danger the", possibility},
    {"conceivable", possibility},
    {"as far as is known", possibility},
    {"as far as we|i|they know", possibility},
    {"to my knowledge", possibility},
    {"to the best of my|our|his|her|their knowledge", possibility},
    {"possible", possibility, Trap::possible},
    {"potential", possibility, Trap::potential},
    {"may", possibility, Trap::may},
    {"may not", possibility, Trap::may},
    {"might", possibility, Trap::might},
    {"might not", possibility, Trap::might},
    {"could", possibility, Trap::could},
    {"a|the chance|risk|possibility that", possibility},
    {"the prospect of", possibility},
    {"cannot|can't be ruled out", possibility},
    {"can not be ruled out", possibility},
    // probability
    {"probably|probable|improbable", probability},
    {"likely", probability},
    {"unlikely", probability},
    {"almost certainly", probability},
    {"in all likelihood", probability},
    {"expected to", probability},
    {"set|poised to", probability, Trap::after_be},
    {"bound to", probability, Trap::bound_to},
    {"the odds", probability},
    // belief
    {"believe|believes|believed|believing", belief, Trap::belief_verb},
    {"think|thinks|thought|thinking", belief, Trap::belief_verb},
    {"suspect|suspects|suspected", belief, Trap::belief_verb},
    {"assume|assumes|assumed", belief, Trap::belief_verb},
    {"guess|guesses|guessed", belief, Trap::belief_verb},
    {"estimate|estimates|estimated", belief, Trap::belief_verb},
    {"expect|expects|expected", belief, Trap::belief_verb},
    {"predict|predicts|predicted", belief, Trap::belief_verb},
    {"assess|assesses|assessed", belief, Trap::belief_verb},
    {"doubt|doubts|doubted", belief, Trap::belief_verb},
    {"hope|hopes|hoped", belief, Trap::belief_verb},
    {"fear|fears|feared", belief, Trap::belief_verb},
    {"worry|worries|worried", belief, Trap::belief_verb},
    {"in his|her|their|my|our view|opinion|judgment|judgement", belief},
    // approximators
    {"about|around|some|nearly|almost", approximator, Trap::quantity},
    {"roughly|approximately|largely|mostly|partly", approximator},
    {"at least|most", approximator, Trap::quantity},
    {"up to", approximator, Trap::quantity},
    {"more|less|fewer than", approximator, Trap::quantity},
    {"as many|much as", approximator, Trap::quantity},
    {"effectively", approximator, Trap::effectively},
    {"virtually|practically", approximator, Trap::virtually},
    {"in effect", approximator},
    {"vague|vaguer|vaguest|vaguely", approximator},
    // open questions
    {"not clear|certain|known|confirmed", open, Trap::certain_open},
    {"not yet clear|known|confirmed", open},
    {"not immediately clear|known", open},
    {"not entirely clear", open},
    {"isn't|wasn't|aren't|weren't clear|certain|known", open},
    {"unclear|uncertain|unknown|unverified|contested", open},
    {"disputed", open},
    {"remains|remained to be seen", open},
    {"could not be verified|confirmed|reached", open},
    {"couldn't be verified|confirmed|reached", open},
    {"could not be independently verified|confirmed", open},
    {"could not independently verify|confirm", open},
    {"could not immediately be verified|confirmed|reached", open},
    {"could not be immediately verified|confirmed|reached", open},
    {"cannot be verified|confirmed", open},
    {"in question|doubt", open},
    {"no evidence", open},
    {"did|does|do not say whether|when|how|why|if", open},
    {"didn't|doesn't|don't say whether|when|how|why|if", open},
    {"no word on|about", open},
    {"did|does|do|would|has|had not deny|dispute", open},
    {"did|does|do|would|has|had not denied|disputed", open},
    {"never denied|denies|disputed", open},
    {"didn't|doesn't|don't|wouldn't|hasn't deny|denied|dispute", open},
    {"neither confirm|confirmed nor deny|denied", open},
    {"refused|refuses|declined|declines to say|confirm|deny", open},
    {"would|could not say whether|when|how|why|if", open},
    {"wouldn't|couldn't say whether|when|how|why|if", open},
    // conditions
    {"if", condition, Trap::if_condition},
    {"unless", condition},
    {"provided|providing that", condition},
    {"as|so long as", condition},
    {"depending on", condition},
    {"in the event", condition},
    {"otherwise", condition, Trap::otherwise},
    {"should", condition, Trap::should_condition},
    {"would", condition, Trap::would_condition},
    {"wouldn't", condition, Trap::would_condition},
    // boosters: no hedges, and they raise nothing
    {"clearly|obviously|undoubtedly|definitely|plainly|surely", booster},
    {"certainly", booster},
    {"it's|that's clear", booster},
    {"it is clear", booster},
    {"of course", booster},
    {"to be sure", booster},
    {"in fact", booster},
    {"indeed", booster},
    {"no doubt", booster},
};

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text = text.substr(at + 1);
    }
}

CueIndex make_index() {
    CueIndex index;
    for (const Cue& cue : kCues) {
        CuePattern pattern{{}, cue.kind, cue.trap};
        for (const std::string_view word : parts_of(cue.forms, ' '))
            pattern.words.push_back(parts_of(word, '|'));
        index.patterns.push_back(std::move(pattern));
    }
    for (std::size_t i = 0; i < index.patterns.size(); ++i)
        for (const std::string_view first : index.patterns[i].words.front())
            index.by_first_word[first].push_back(static_cast<int>(i));
    for (auto& [word, list] : index.by_first_word)
        std::stable_sort(list.begin(), list.end(), [&](int a, int b) {
            return index.patterns[static_cast<std::size_t>(a)].words.size() >
                   index.patterns[static_cast<std::size_t>(b)].words.size();
        });
    return index;
}

}  // namespace

const CueIndex& cue_index() {
    static const CueIndex kIndex = make_index();
    return kIndex;
}

}  // namespace detente::ledger
