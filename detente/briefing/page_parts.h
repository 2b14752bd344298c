// SPDX-License-Identifier: Apache-2.0
// The page's style and script, built into the library from web/.
#pragma once

#include <string_view>

namespace detente::briefing {

// web/src/page.css.
std::string_view page_style();
// The bundled script, or empty when the library was built without it: the page is then complete but does not
// react.
std::string_view page_script();

}  // namespace detente::briefing
