# Every package that the build needs, each missing one named by its apt name.

function(detente_require package apt)
  find_package(${package} QUIET ${ARGN})
  if(NOT ${package}_FOUND)
    message(FATAL_ERROR "${package} was not found; install it with: apt-get install ${apt}")
  endif()
endfunction()

macro(detente_require_header variable header apt)
  find_path(${variable} ${header})
  if(NOT ${variable})
    message(FATAL_ERROR "<${header}> was not found; install it with: apt-get install ${apt}")
  endif()
endmacro()

detente_require_header(DETENTE_FMT_INCLUDE fmt/core.h libfmt-dev)
detente_require_header(DETENTE_BOOST_INCLUDE boost/multiprecision/cpp_int.hpp libboost-dev)
detente_require_header(DETENTE_JSON_INCLUDE nlohmann/json.hpp nlohmann-json3-dev)
detente_require_header(DETENTE_CLI11_INCLUDE CLI/CLI.hpp libcli11-dev)
detente_require_header(DETENTE_PUGIXML_INCLUDE pugixml.hpp libpugixml-dev)
detente_require_header(DETENTE_SQLITE_INCLUDE sqlite3.h libsqlite3-dev)
find_package(Threads REQUIRED)

# NegMAS's YAML folders are read where yaml-cpp is there.
find_path(DETENTE_YAML_INCLUDE yaml-cpp/yaml.h)
find_library(DETENTE_YAML_LIBRARY yaml-cpp)
if(NOT DETENTE_YAML_INCLUDE OR NOT DETENTE_YAML_LIBRARY)
  message(STATUS "yaml-cpp was not found: NegMAS folders cannot be read; install it with: apt-get install libyaml-cpp-dev")
endif()

# The HTML parser is optional: without it pages are read as plain text only, and the program says so.
find_path(DETENTE_GUMBO_INCLUDE gumbo.h)
find_library(DETENTE_GUMBO_LIBRARY gumbo)
if(NOT DETENTE_GUMBO_INCLUDE OR NOT DETENTE_GUMBO_LIBRARY)
  message(STATUS "gumbo was not found: saved HTML pages cannot be read; install it with: apt-get install libgumbo-dev")
endif()

if(DETENTE_TESTS)
  detente_require(GTest libgtest-dev)
  detente_require_header(DETENTE_RAPIDCHECK_INCLUDE rapidcheck/gtest.h librapidcheck-dev)
  detente_require(rapidcheck librapidcheck-dev)
  detente_require_header(DETENTE_TOML_INCLUDE toml++/toml.h libtomlplusplus-dev)  # a second reader to compare with
endif()
if(DETENTE_BENCH)
  detente_require(benchmark libbenchmark-dev)
endif()
