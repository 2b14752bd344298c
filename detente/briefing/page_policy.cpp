// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/page_parts.h"

namespace detente::briefing {

std::string_view page_policy() {
    return "default-src 'none'; connect-src 'none'; style-src 'unsafe-inline'; "
           "script-src 'unsafe-inline' 'wasm-unsafe-eval'; worker-src blob:; img-src data:; base-uri 'none'; "
           "form-action 'none'";
}

}  // namespace detente::briefing
