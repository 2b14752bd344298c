# Installs what was built into an empty folder, builds the outside project against it, runs it and compares its answer.
# Called by ctest with -D BUILD= (the build folder), -D SOURCE= (this folder), -D WORK= (a folder that may be removed),
# -D CXX= (the compiler).
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGV}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}")
run(${CMAKE_COMMAND} --install "${BUILD}" --prefix "${WORK}/prefix")
run(${CMAKE_COMMAND} -S "${SOURCE}" -B "${WORK}/build" -G Ninja -DCMAKE_BUILD_TYPE=Release
    "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
run(${CMAKE_COMMAND} --build "${WORK}/build")
run("${WORK}/build/consumer")
# The buyer has said that it would never take the high price; the seller takes the middle one, so the high one too.
if(NOT output STREQUAL "never\nalways\n")
  message(FATAL_ERROR "the outside program answered:\n${output}")
endif()
run("${WORK}/prefix/bin/detente" --version)
# The example that docs/embedding.md shows.
run(${CMAKE_COMMAND} -S "${SOURCE}/../../examples/cpp" -B "${WORK}/example" -G Ninja -DCMAKE_BUILD_TYPE=Release
    "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
run(${CMAKE_COMMAND} --build "${WORK}/example")
run("${WORK}/example/two_towns")
file(READ "${SOURCE}/two_towns.txt" expected)
if(NOT output STREQUAL expected)
  message(FATAL_ERROR "the example answered:\n${output}")
endif()
# Nothing of how detente itself is compiled reaches a project that links it.
file(READ "${WORK}/prefix/lib/cmake/detente/detente-targets.cmake" targets)
if(targets MATCHES "COMPILE_DEFINITIONS|COMPILE_OPTIONS")
  message(FATAL_ERROR "the exported targets hand on definitions or options")
endif()
file(GLOB_RECURSE inside "${WORK}/prefix/include/*/internal/*")
if(inside)
  message(FATAL_ERROR "internal headers are installed: ${inside}")
endif()
message(STATUS "an outside project found the installed library, built and answered")
