// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/questions.h"

namespace detente::standoff {

std::optional<Errors> answer_questions(AccountAnswer&, const Request&, const std::vector<std::string>&) {
    return std::nullopt;
}

}  // namespace detente::standoff
