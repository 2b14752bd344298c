// SPDX-License-Identifier: Apache-2.0
// The one way in: whatever a user names (a file, several, a folder, standard input) is opened here and is
// what its contents say, whatever its name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "detente/base/result.h"
#include "detente/formats/source_text.h"
#include "detente/scenario/profile.h"
#include "detente/scenario/scenario.h"

namespace detente {

// A scenario in TOML.
struct TomlScenario {
    Scenario scenario;
};
// A .gmcr file, as the scenario with a standoff that it describes.
struct GmcrConflict {
    Scenario scenario;
};
// A saved page or plain text, not read yet: read_page() reads it.
struct SavedPage {
    SourceText source;
};
// A folder of several numeric scenarios, one folder each, sorted by name.
struct ScenarioFolders {
    std::string folder;
    std::vector<std::string> scenarios;
};
using Opened = std::variant<TomlScenario, GmcrConflict, NumericScenario, SavedPage, ScenarioFolders>;

// One thing: a file, or "-" for standard input, or a folder, or a domain and its profiles. Errors: as the
// reader of what it is; no such file, not readable, too large, empty, not text, of a kind that is not known;
// several files that are not numbers.
Result<Opened> open_input(const std::vector<std::string>& paths);

// The same of a folder of numbers whose files hold up to so many bytes together; nothing where they hold more, and of
// anything else.
std::optional<Result<Opened>> open_small_folder(const std::string& folder, std::size_t most);

// The same of texts that are at hand already.
Result<Opened> open_texts(std::vector<SourceText> texts);

// What can be asked of what was opened.
enum class Question {
    check,
    deals,
    standoff,
    steps,
    history,
    briefing,
    value,
    convert,
    ledger,
    talk,
    reveal,
    plan,
    propose,
    diff
};

// Why the question cannot be asked of it, with the place and what can be asked instead; nothing when it can.
// Whether a scenario in TOML has what the question needs is for the room to say.
std::optional<Error> cannot_be_asked(Question question, const Opened& opened, const std::string& file);

}  // namespace detente
