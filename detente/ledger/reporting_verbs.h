// SPDX-License-Identifier: Apache-2.0
// Verbs that say that somebody said something, and with what force.
#pragma once

#include <string_view>

namespace detente::ledger {

enum class Force {
    none,
    neutral,      // said, told, added
    claiming,     // claimed, insisted: the writer keeps a distance
    conceding,    // admitted, confirmed: against interest when about oneself
    denying,      // denied, dismissed
    promising,    // promised, vowed
    threatening,  // threatened, warned
    demanding,    // demanded, urged
    judging,      // believes, expects
    hearing,      // heard, learned: of unknown origin
};
std::string_view to_string(Force force);

// The force of a lower-case verb form (any of its inflections), or none.
Force reporting_force(std::string_view lower);
// The dictionary form ("told" gives "tell"); the word itself where it is not a reporting verb.
std::string_view reporting_lemma(std::string_view lower);
// A form that can be the verb of "S V": not a bare participle or an -ing form.
bool is_finite_reporting(std::string_view lower);

}  // namespace detente::ledger
