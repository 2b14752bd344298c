// SPDX-License-Identifier: Apache-2.0
// The two rule sets of sessions.
#pragma once

namespace detente::talks {

// Whose definitions a session follows. `negmas`: step by step as that platform plays, its defects included
// where a trace depends on them. `strict`: the literature.
enum class Rules { strict, negmas };

}  // namespace detente::talks
