// SPDX-License-Identifier: Apache-2.0
// What talks between drawn models say, in words: once for the terminal, Markdown and the page.
#pragma once

#include <string>
#include <vector>

#include "detente/case/drawn_talks_report.h"

namespace detente::cases {

// How a share of sessions or of drawn models is written: "12%", or "0.12" as a briefing has shares.
enum class Figures { percent, fraction };
// "12%", "less than 1%", "0%", "100%"; "0.12", "less than 0.01", "0", "1".
std::string share_in_figures(double share, Figures figures = Figures::percent);
// "in 12% to 40% of the sessions", "in no session", "in every session"
std::string in_sessions(double least, double greatest, Figures figures = Figures::percent);

// What holds whichever strategy is played, what does not, and how that moves with what is supposed; a
// sentence each. `plain`: packages in words and shares as fractions, for people who do not write files.
std::vector<std::string> drawn_talks_sentences(const DrawnTalks& talks, bool plain = false);
// "under account leaks", "with the first offers that were made", "if no agreement led to EFT (a walk-out in
// anger)"
std::string supposition_words(const DrawnPlay& play, const DrawnTalks& talks);
// How the sessions were made, for whoever reads the table.
std::string drawn_talks_method(const DrawnTalks& talks);

}  // namespace detente::cases
