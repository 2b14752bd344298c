// SPDX-License-Identifier: Apache-2.0
// GeniusWeb and NegoLog JSON: whatever the bytes, a profile is read or refused with a sentence.
#include <cstdint>
#include <string>

#include "detente/formats/internal/numeric/geniusweb.h"
#include "detente/formats/internal/numeric/negolog.h"
#include "detente/formats/json.h"

using namespace detente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const Result<Document> document = parse_json(text, "fuzz.json");
    if (!document.ok()) return 0;
    numeric::SourceFile file;
    file.path = "fuzz.json";
    file.name = "fuzz";
    std::vector<Error> warnings;
    Result<Domain> domain = make_error({}, "no domain");
    const bool web = numeric::geniusweb_kind(*document) == numeric::GeniusWebKind::profile;
    const bool log = !web && numeric::is_negolog_profile(*document);
    if (numeric::geniusweb_kind(*document) == numeric::GeniusWebKind::domain)
        domain = numeric::read_geniusweb_domain(*document, file);
    if (web) domain = numeric::domain_of_geniusweb_profile(*document, file);
    if (log) domain = numeric::domain_of_negolog_profile(*document, file);
    if (!domain.ok() || (!web && !log)) return 0;
    const Result<Profile> profile = web ? numeric::read_geniusweb_profile(*document, file, *domain, warnings)
                                        : numeric::read_negolog_profile(*document, file, *domain);
    if (!profile.ok() || !has_numbers(*profile)) return 0;
    Outcome first;
    first.values.assign(domain->issues.size(), 0);
    utility(*profile, *domain, first);
    return 0;
}
