# A room is one folder under detente/ and one static library detente_<room>. Two rooms that stand side by side in one
# folder name theirs.
# Usage: detente_room(deals FOLDER deals/statements DEPENDS scenario cone)

add_library(detente_options INTERFACE)
target_compile_features(detente_options INTERFACE cxx_std_20)

# Warnings and definitions are ours alone: they are not handed on to projects that link the installed library.
add_library(detente_warnings INTERFACE)
target_compile_definitions(detente_warnings INTERFACE FMT_HEADER_ONLY=1)
target_compile_options(detente_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
# g++ 12 warns of an overlap inside its own std::string ("a" + b); GCC bug 105651, mended in 13.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(detente_warnings INTERFACE -Wno-restrict)
endif()
# Utilities in a format's own doubles are those of the format bit for bit, so a product and a sum are never fused into one
# rounding. Where the processor that is compiled for cannot fuse, the option would change nothing and is left out.
include(CheckCXXSourceCompiles)
check_cxx_source_compiles("#if !defined(__x86_64__) || defined(__FMA__)
#error may fuse
#endif
int main() { return 0; }" DETENTE_CANNOT_FUSE)
if(NOT DETENTE_CANNOT_FUSE)
  target_compile_options(detente_warnings INTERFACE -ffp-contract=off)
endif()
if(DETENTE_WERROR)
  target_compile_options(detente_warnings INTERFACE -Werror)
endif()
if(DETENTE_SANITIZE)
  target_compile_options(detente_warnings INTERFACE -fsanitize=${DETENTE_SANITIZE} -fno-omit-frame-pointer
                                                   -fno-sanitize-recover=all)
  target_link_options(detente_warnings INTERFACE -fsanitize=${DETENTE_SANITIZE})
endif()
if(DETENTE_COVERAGE)
  # Whether a line was run is asked, not how often: counters that two threads may write at once are enough, and with
  # atomic ones, unoptimised, the tests take hours.
  target_compile_options(detente_warnings INTERFACE --coverage -fprofile-update=single)
  target_link_options(detente_warnings INTERFACE --coverage)
endif()
if(DETENTE_FUZZ)
  target_compile_options(detente_warnings INTERFACE -fsanitize=fuzzer-no-link)
endif()

# With DETENTE_UNITY several files of a room are compiled as one, which halves the build's time: most of it goes into the
# standard library's headers. Each file still includes what it uses and keeps its names apart from its neighbours': the
# debug preset and clang-tidy compile every file on its own.
#
# Without it, precompiled headers take about a third off.
set(DETENTE_PRECOMPILED "")
if(DETENTE_PRECOMPILE)
  set(DETENTE_PRECOMPILED <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <set> <string> <string_view>
                          <unordered_map> <unordered_set> <utility> <variant> <vector>)
  # With them, g++ 12 tells the overlap of bug 105651 under further names.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(detente_warnings INTERFACE -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
  endif()
endif()

# detente_compiled_together(TARGET): as the two options say.
function(detente_compiled_together target)
  # What reads options and writes sentences is never what a run waits for, and half of what a build waits for.
  if(target MATCHES "^(detente|detente_briefing|detente_case|detente_answers)$")
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  elseif(target STREQUAL "detente_formats")
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O2>)
  endif()
  if(DETENTE_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
  elseif(DETENTE_PRECOMPILED)
    target_precompile_headers(${target} PRIVATE ${DETENTE_PRECOMPILED})
  endif()
endfunction()

function(detente_room name)
  cmake_parse_arguments(ROOM "" "FOLDER" "DEPENDS;LINK;INCLUDE" ${ARGN})
  if(NOT ROOM_FOLDER)
    set(ROOM_FOLDER ${name})
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${ROOM_FOLDER}/*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${ROOM_FOLDER}/*.h")
  if(NOT sources)
    return()
  endif()
  add_library(detente_${name} STATIC ${sources} ${headers})
  add_library(detente::${name} ALIAS detente_${name})
  set_target_properties(detente_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  target_include_directories(detente_${name} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>"
                                                    "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  target_include_directories(detente_${name} SYSTEM PRIVATE ${DETENTE_FMT_INCLUDE} ${DETENTE_BOOST_INCLUDE}
                                                            ${ROOM_INCLUDE})
  target_link_libraries(detente_${name} PUBLIC detente_options PRIVATE "$<BUILD_INTERFACE:detente_warnings>")
  detente_compiled_together(detente_${name})
  foreach(other IN LISTS ROOM_DEPENDS)
    if(TARGET detente_${other})
      target_link_libraries(detente_${name} PUBLIC detente_${other})
    endif()
  endforeach()
  if(ROOM_LINK)
    target_link_libraries(detente_${name} PRIVATE ${ROOM_LINK})
  endif()
  set_property(GLOBAL APPEND PROPERTY DETENTE_ROOMS detente_${name})
endfunction()
