# The tests of app/page, app/ui, app/sdl and app/kiosk.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

add_executable(test_notice ${CMAKE_CURRENT_LIST_DIR}/test_notice.c)
target_link_libraries(test_notice PRIVATE tsubo_ui PkgConfig::CMOCKA)
add_test(NAME ui_notice COMMAND test_notice)


add_executable(test_changes ${CMAKE_CURRENT_LIST_DIR}/test_changes.c)
target_link_libraries(test_changes PRIVATE tsubo_sdl PkgConfig::CMOCKA)
add_test(NAME sdl_changes COMMAND test_changes)

# The kiosk's own stage on the bundled pack, which the first test builds.
set(UI_PACK ${CMAKE_BINARY_DIR}/tests/bundled.tsubo)
add_test(NAME ui_pack COMMAND tsubo-pack build ${PROJECT_SOURCE_DIR}/content -o ${UI_PACK})
set_tests_properties(ui_pack PROPERTIES FIXTURES_SETUP ui_pack)

add_library(ui_fixture STATIC
    ${CMAKE_CURRENT_LIST_DIR}/ui_fixture.c
    ${CMAKE_CURRENT_LIST_DIR}/ui_inspect.c
    ${CMAKE_CURRENT_LIST_DIR}/ui_runs.c)
target_include_directories(ui_fixture PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_compile_definitions(ui_fixture PUBLIC
    TSUBO_TEST_PACK="${UI_PACK}" TSUBO_TEST_FONTS="${PROJECT_SOURCE_DIR}/fonts")
target_link_libraries(ui_fixture PUBLIC tsubo_kiosk PkgConfig::CMOCKA)

add_executable(test_all_pages ${CMAKE_CURRENT_LIST_DIR}/test_all_pages.c)
target_link_libraries(test_all_pages PRIVATE ui_fixture)
# Office panels, television sets, small boards, upright ones, and the shapes between.
foreach(size 800x480 1024x768 1280x800 1280x1024 1920x1080 1024x1024 768x1024 1080x1920 480x800
        3840x2160)
    string(REPLACE x ";" sides ${size})
    add_test(NAME ui_all_pages_${size} COMMAND test_all_pages ${sides})
    set_tests_properties(ui_all_pages_${size} PROPERTIES FIXTURES_REQUIRED ui_pack TIMEOUT 300)
endforeach()

add_library(many_pack STATIC ${CMAKE_CURRENT_LIST_DIR}/many_pack.c)
target_link_libraries(many_pack PUBLIC pack_fixture)

# What needs the real interface on the real content.
foreach(name exchange reach settle)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE ui_fixture many_pack)
endforeach()
add_test(NAME ui_exchange COMMAND test_exchange)
add_test(NAME ui_settle COMMAND test_settle)
foreach(screen wide upright small)
    add_test(NAME ui_reach_${screen} COMMAND test_reach ${screen})
endforeach()
set_tests_properties(ui_exchange ui_settle ui_reach_wide ui_reach_upright ui_reach_small PROPERTIES
    FIXTURES_REQUIRED ui_pack TIMEOUT 300)

# Pure parts of the interface, without content.
add_library(visit_fixture STATIC ${CMAKE_CURRENT_LIST_DIR}/visit_fixture.c)
target_include_directories(visit_fixture PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_link_libraries(visit_fixture PUBLIC tsubo_ui PkgConfig::CMOCKA)
foreach(name gesture idle theme update)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE visit_fixture)
    add_test(NAME ui_${name} COMMAND test_${name})
endforeach()

add_executable(test_opened ${CMAKE_CURRENT_LIST_DIR}/test_opened.c)
target_link_libraries(test_opened PRIVATE tsubo_ui PkgConfig::CMOCKA)
add_test(NAME ui_opened COMMAND test_opened)

# The table of words is asked against the real faces.
add_executable(test_words ${CMAKE_CURRENT_LIST_DIR}/test_words.c)
target_link_libraries(test_words PRIVATE ui_fixture)
add_test(NAME ui_words COMMAND test_words)

# Pages of small documents with a measure that needs no font.
add_library(page_fixture STATIC ${CMAKE_CURRENT_LIST_DIR}/page_fixture.c)
target_include_directories(page_fixture PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_link_libraries(page_fixture PUBLIC tsubo_page text_fixture PkgConfig::CMOCKA)
foreach(name display pages table)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE page_fixture)
    add_test(NAME page_${name} COMMAND test_${name})
endforeach()

# Painting, with the dummy driver where SDL is asked for anything.
foreach(name atlas paint picture_bytes shape)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE ui_fixture)
    add_test(NAME sdl_${name} COMMAND test_${name})
    set_tests_properties(sdl_${name} PROPERTIES
        ENVIRONMENT SDL_VIDEODRIVER=dummy FIXTURES_REQUIRED ui_pack)
endforeach()
