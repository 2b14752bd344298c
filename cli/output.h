// SPDX-License-Identifier: Apache-2.0
// Writing results to a descriptor, and files whole or not at all.
#pragma once

#include <optional>
#include <streambuf>
#include <string>
#include <vector>

#include "detente/base/error.h"

namespace detente::cli {

// A buffer before a file descriptor that remembers why writing failed: a reader that went away (EPIPE) ends
// the program quietly, anything else is a fault to be told.
class DescriptorBuffer : public std::streambuf {
  public:
    explicit DescriptorBuffer(int descriptor);
    int fault() const { return fault_; }  // errno of the first failure, or 0

  protected:
    int_type overflow(int_type next) override;
    int sync() override;

  private:
    bool empty_out();
    int descriptor_;
    int fault_ = 0;
    std::vector<char> buffer_;
};

enum class IfExists { replace, refuse };

// Writes the whole file, or leaves what was there. Errors: it exists and is not to be replaced; the folder
// does not exist or may not be written to; no space.
std::optional<Error> write_file(const std::string& path, const std::string& text, IfExists if_exists);

// Makes the directory and those above it. Error: it cannot be made, or something else has its name.
std::optional<Error> make_directory(const std::string& path);

}  // namespace detente::cli
