# The engine of the briefing's page: the rooms that answer, compiled to WebAssembly by the distribution's own clang with
# lld, wasi-libc and libc++ for wasm32. It is compressed and becomes part of the briefing library (page.cmake), which puts
# it into the pages that it writes. Without such a compiler, or with DETENTE_ENGINE=OFF, pages are static and say so.
#
# Files are compiled in the batches in which the room itself is compiled (rooms.cmake), so their names keep apart here as
# they do there.
set(detente_engine "")        # what page.cmake embeds; empty: no engine
set(DETENTE_ENGINE_WHY "")    # why there is none
if(NOT DETENTE_ENGINE)
  set(DETENTE_ENGINE_WHY "DETENTE_ENGINE is off")
  message(STATUS "The briefing's page is built without its engine: ${DETENTE_ENGINE_WHY}")
  return()
endif()

# --- the compiler ----------------------------------------------------------------------------------------------------
# The first version that has all its parts. Every package of the toolchain carries its version in its name on Debian 12,
# where the version without one is too old.
find_path(DETENTE_WASI_INCLUDE stdio.h PATHS /usr/include/wasm32-wasi NO_DEFAULT_PATH)
find_program(DETENTE_GZIP gzip)
find_program(DETENTE_ZOPFLI zopfli)   # the same format, a twentieth smaller; gzip where it is not there
set(engine_clang "")
foreach(version IN ITEMS 16 17 18 19 20 21)
  if(NOT engine_clang)
    find_program(DETENTE_ENGINE_CLANG_${version} clang++-${version} PATHS /usr/lib/llvm-${version}/bin)
    find_program(DETENTE_ENGINE_LLD_${version} wasm-ld-${version} PATHS /usr/lib/llvm-${version}/bin)
    set(cxx "/usr/lib/llvm-${version}/include/wasm32-wasi/c++/v1")
    set(lib "/usr/lib/llvm-${version}/lib/wasm32-wasi")
    file(GLOB builtins "/usr/lib/llvm-${version}/lib/clang/*/lib/wasi/libclang_rt.builtins-wasm32.a")
    if(DETENTE_ENGINE_CLANG_${version} AND DETENTE_ENGINE_LLD_${version} AND builtins AND EXISTS "${cxx}/vector"
       AND EXISTS "${lib}/libc++.a")
      list(GET builtins 0 engine_builtins)
      set(engine_clang "${DETENTE_ENGINE_CLANG_${version}}")
      set(engine_lld "${DETENTE_ENGINE_LLD_${version}}")
      set(engine_cxx "${cxx}")
      set(engine_lib "${lib}")
    endif()
  endif()
endforeach()
if(NOT engine_clang OR NOT DETENTE_WASI_INCLUDE OR NOT DETENTE_GZIP)
  set(DETENTE_ENGINE_WHY "clang, lld, wasi-libc and libc++ for wasm32 were not found together; packaging/apt.txt names them")
  message(STATUS "The briefing's page is built without its engine: ${DETENTE_ENGINE_WHY}")
  return()
endif()

# Headers that are only text are reached through a folder of links: with /usr/include itself, glibc's would come along.
set(engine_links "${CMAKE_BINARY_DIR}/engine/include")
file(MAKE_DIRECTORY "${engine_links}")
foreach(pair IN ITEMS "fmt|${DETENTE_FMT_INCLUDE}" "boost|${DETENTE_BOOST_INCLUDE}" "nlohmann|${DETENTE_JSON_INCLUDE}")
  string(REPLACE "|" ";" pair "${pair}")
  list(POP_FRONT pair name)
  file(CREATE_LINK "${pair}/${name}" "${engine_links}/${name}" SYMBOLIC)
endforeach()

# Boost 1.74 has `try`, so exceptions are ignored and not forbidden; its std::unary_function left libc++ with C++17.
# As small as can be, but for the rooms that a question waits for.
set(engine_small -Oz)
set(engine_fast -O2 -msimd128)
set(engine_hot "^(base|cone|deals_statements|deals_advice)$")
set(engine_flags --target=wasm32-wasi -std=c++20 -fignore-exceptions -fno-rtti -ffp-contract=off -w
    -fvisibility=hidden -ffunction-sections -fdata-sections -nostdinc++
    -isystem "${engine_cxx}" -isystem "${DETENTE_WASI_INCLUDE}" -isystem "${engine_links}" -I "${PROJECT_SOURCE_DIR}"
    -DFMT_HEADER_ONLY=1 -DFMT_STATIC_THOUSANDS_SEPARATOR=44 -DNDEBUG -DJSON_HAS_FILESYSTEM=0 -DJSON_HAS_EXPERIMENTAL_FILESYSTEM=0 -D_LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION)
set(engine_launcher "")
if(CMAKE_CXX_COMPILER_LAUNCHER)
  set(engine_launcher ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()

# --- the batches -----------------------------------------------------------------------------------------------------
set(engine_batch_size 6)
set(engine_objects "")

function(detente_engine_object name source)
  string(REGEX REPLACE "_[0-9]+$" "" room "${name}")
  if(room MATCHES "${engine_hot}")
    set(speed ${engine_fast})
  else()
    set(speed ${engine_small})
  endif()
  set(object "${CMAKE_BINARY_DIR}/engine/${name}.o")
  add_custom_command(OUTPUT "${object}" VERBATIM
    COMMAND ${engine_launcher} "${engine_clang}" ${engine_flags} ${speed} -MD -MF "${object}.d" -c "${source}" -o "${object}"
    DEPENDS "${source}" DEPFILE "${object}.d" COMMENT "Compiling the page's engine: ${name}")
  set(engine_objects ${engine_objects} "${object}" PARENT_SCOPE)
endfunction()

# What needs files or a parser that is not there for wasm32: files, XML (web/engine says that the program reads it).
set(engine_apart "/formats/files/|/formats/numeric/xml_tree\\.cpp$|/briefing/page_parts\\.cpp$")
set(engine_rooms base scenario cone games requests deals/statements deals/advice deals/numbers standoff steps ledger
                 formats talks case briefing answers)
foreach(room IN LISTS engine_rooms)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/detente/${room}/*.cpp")
  string(REPLACE "/" "_" name "${room}")
  set(batch "")
  set(in_batch 0)
  set(number 0)
  list(LENGTH sources left)
  foreach(source IN LISTS sources)
    if(NOT source MATCHES "${engine_apart}")
      string(APPEND batch "#include \"${source}\"\n")
    endif()
    math(EXPR in_batch "${in_batch} + 1")
    math(EXPR left "${left} - 1")
    if((in_batch EQUAL engine_batch_size OR left EQUAL 0))
      if(batch)
        set(file "${CMAKE_BINARY_DIR}/engine/${name}_${number}.cpp")
        file(CONFIGURE OUTPUT "${file}" CONTENT "${batch}" @ONLY)
        detente_engine_object("${name}_${number}" "${file}")
      endif()
      set(batch "")
      set(in_batch 0)
      math(EXPR number "${number} + 1")
    endif()
  endforeach()
endforeach()
file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/engine/*.cpp")
foreach(source IN LISTS sources)
  get_filename_component(name "${source}" NAME_WE)
  detente_engine_object("web_${name}" "${source}")
endforeach()

# --- the module ------------------------------------------------------------------------------------------------------
set(engine_wasm "${CMAKE_BINARY_DIR}/engine.wasm")
set(engine_list "${CMAKE_BINARY_DIR}/engine/objects.rsp")
string(REPLACE ";" "\n" objects "${engine_objects}")
file(CONFIGURE OUTPUT "${engine_list}" CONTENT "${objects}\n" @ONLY)
add_custom_command(OUTPUT "${engine_wasm}" VERBATIM
  COMMAND "${engine_lld}" --gc-sections --strip-all -O2 -z stack-size=1048576 --no-entry
          "/usr/lib/wasm32-wasi/crt1-reactor.o" "@${engine_list}" "-L${engine_lib}" -L/usr/lib/wasm32-wasi
          -lc++ -lc++abi -lm -lc "${engine_builtins}" -o "${engine_wasm}"
  DEPENDS ${engine_objects} "${engine_list}" COMMENT "Linking the page's engine")
set(detente_engine "${CMAKE_BINARY_DIR}/engine.wasm.gz")
if(DETENTE_ZOPFLI)
  set(engine_compress "${DETENTE_ZOPFLI}" --i3)
else()
  set(engine_compress "${DETENTE_GZIP}" -9 -n -k -f)
endif()
add_custom_command(OUTPUT "${detente_engine}" VERBATIM
  COMMAND ${engine_compress} "${engine_wasm}" DEPENDS "${engine_wasm}" COMMENT "Compressing the page's engine")
add_custom_target(engine DEPENDS "${detente_engine}")
