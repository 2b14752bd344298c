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
message(STATUS "an outside project found the installed library, built and answered")
