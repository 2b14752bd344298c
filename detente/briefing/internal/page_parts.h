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
// The engine, compressed by gzip (cmake/engine.cmake), or empty when the library was built without it: the
// page is then static.
std::string_view page_engine();
// The project's examples, each after a line "#### example: NAME".
std::string_view page_examples();

// The page's content security policy. As the script may not run from anywhere else and nothing is fetched,
// even markup that slipped through could not act. The engine is compiled from the page and runs in a worker.
std::string_view page_policy();

}  // namespace detente::briefing
