// SPDX-License-Identifier: Apache-2.0
// Text made safe for HTML.
#pragma once

#include <string>
#include <string_view>

namespace detente::briefing {

// For element content and quoted attributes: & < > " ' are written as entities, control characters become
// blanks.
std::string escaped(std::string_view text);

// For a <script type="application/json"> block: every < becomes \u003c, so that no text can end the block.
std::string escaped_json(std::string_view json);

// A fragment name for an id: letters, digits, '.', '_' and '-' stay, other bytes are written in hexadecimal.
std::string anchor(std::string_view id);

// True for an address that a page may link to: http or https, nothing else.
bool is_web_address(std::string_view url);

}  // namespace detente::briefing
