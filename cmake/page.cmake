# The page's style and script become part of the briefing library. The script is bundled by `npm run build` in web/
# (needs node); without web/dist/page.js the page is complete but does not react. The glob notices when the bundle
# appears or goes away between two builds.
set(page_style "${PROJECT_SOURCE_DIR}/web/src/page.css")
file(GLOB page_script CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/dist/page.js")
if(NOT page_script)
  set(page_script "${CMAKE_CURRENT_BINARY_DIR}/no_script.js")
  file(WRITE "${page_script}" "")
  message(STATUS "The briefing's page is built without its script: web/dist/page.js is missing (cd web && npm ci --ignore-scripts && npm run build)")
endif()
configure_file("${PROJECT_SOURCE_DIR}/cmake/page.S.in" "${CMAKE_CURRENT_BINARY_DIR}/page.S" @ONLY)
set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/page.S" PROPERTIES OBJECT_DEPENDS "${page_style};${page_script}")
target_sources(detente_briefing PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/page.S")
