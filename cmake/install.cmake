# `cmake --install` gives a library that `find_package(detente)` finds: detente::detente is every room.
include(CMakePackageConfigHelpers)
get_property(rooms GLOBAL PROPERTY DETENTE_ROOMS)
add_library(detente_all INTERFACE)
set_target_properties(detente_all PROPERTIES EXPORT_NAME detente)
target_link_libraries(detente_all INTERFACE ${rooms})
add_library(detente::detente ALIAS detente_all)

install(TARGETS ${rooms} detente_all detente_options EXPORT detente-targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT detente-targets NAMESPACE detente:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente)
# Headers in internal/ are for their own room alone.
install(DIRECTORY detente DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h"
        PATTERN "internal" EXCLUDE)
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/detente-config.cmake.in"
  "${CMAKE_CURRENT_BINARY_DIR}/detente-config.cmake" INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente)
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/detente-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/detente-config.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/detente-config-version.cmake"
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/detente)
