// SPDX-License-Identifier: Apache-2.0
// What was written where, as documents.
#pragma once

#include <string>
#include <vector>

#include "detente/base/document.h"

namespace detente {

// "detente.files/1": { schema, files }.
Document files_document(const std::vector<std::string>& paths);
// "detente.convert/1": { schema, files, notes }.
Document converted_document(const std::vector<std::string>& paths, const std::vector<std::string>& notes);
// "detente.new/1": { schema, file }.
Document new_file_document(const std::string& path);

}  // namespace detente
