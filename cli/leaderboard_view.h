// SPDX-License-Identifier: Apache-2.0
// A leaderboard for the terminal.
#pragma once

#include <string>

#include "detente/tournaments/leaderboard.h"

namespace detente::cli {

std::string leaderboard_text(const tournaments::Leaderboard& board,
                             const tournaments::LeaderboardRequest& request, bool scenarios, int width,
                             bool color);

}  // namespace detente::cli
