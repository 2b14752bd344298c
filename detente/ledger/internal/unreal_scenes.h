// SPDX-License-Identifier: Apache-2.0
// Scenes in which nothing was really said or done: a play, a drill, a dream, a thought experiment; and voices that are
// nobody's own: a puppet, a forgery, a man who speaks in jest or under torture.
#pragma once

#include <optional>
#include <string>

#include "detente/ledger/internal/quote_region.h"

namespace detente::ledger {

// The scene that holds the quoted words in their own sentence: "In the second act of the opera, …", "The cartoon
// shows …"; indices of words.
std::optional<Span> unreal_scene(const QuoteRegion& region);
// Words in quotation marks that were never sent or were struck out, or are a line of something made up: what the
// rest of the sentence says of them.
std::optional<Span> unsent_words(const QuoteRegion& region);
// The sentence before, where it sets the scene: "Picture this.", "They rehearsed a siege. Under its script, …".
std::string unreal_scene_before(const GovernedBlock& block, Span quoted);
// Who says it is nobody's own voice: "a man dressed as the minister announced", "says the puppet".
std::optional<Span> borrowed_voice(const QuoteRegion& region);
// How it was said: "in jest", "under torture", "with a wink".
std::optional<Span> unmeant_manner(const QuoteRegion& region);

}  // namespace detente::ledger
