// SPDX-License-Identifier: Apache-2.0
// GENIUS XML: whatever the bytes, a profile is read or refused with a sentence.
#include <cstdint>
#include <string>
#include <string_view>

#include "detente/formats/internal/numeric/genius.h"

using namespace detente;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const Result<numeric::XmlTree> tree = numeric::parse_xml(text, "fuzz.xml");
    if (!tree.ok()) return 0;
    numeric::SourceFile file;
    file.path = "fuzz.xml";
    file.name = "fuzz";
    const Result<Domain> domain = numeric::read_genius_domain(**tree, file);
    if (!domain.ok()) return 0;
    std::vector<Error> warnings;
    const Result<Profile> profile = numeric::read_genius_profile(**tree, file, *domain, warnings);
    if (!profile.ok()) return 0;
    Outcome first;
    first.values.assign(domain->issues.size(), 0);
    utility(*profile, *domain, first);
    format_utility(*profile, *domain, first);
    return 0;
}
