// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/strategies_request.h"

#include "detente/base/suggest.h"

namespace detente::answers {

Result<std::vector<const talks::CatalogEntry*>> asked_strategies(const Arguments& arguments) {
    const std::string name = arguments.text("NAME");
    std::vector<const talks::CatalogEntry*> entries = cases::strategies(name);
    if (entries.empty())
        return make_error({}, "there is no strategy, model, acceptance rule or choice `" + name + "`",
                          did_you_mean(name, cases::strategy_names()));
    return entries;
}

Result<Document> answer_strategies(const Arguments& arguments, const Asked&) {
    const auto entries = asked_strategies(arguments);
    return entries ? Result<Document>(cases::strategies_document(*entries)) : entries.errors();
}

}  // namespace detente::answers
