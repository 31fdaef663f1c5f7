# The tests of the kiosk as a program: screens, hostile inputs, the window, its fuzz targets.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

# Compares pictures, reads the screen of an X server; used by the scripts below.
add_executable(picture ${CMAKE_CURRENT_LIST_DIR}/kiosk/picture.c)
target_link_libraries(picture PRIVATE tsubo_sdl tsubo_base)

add_test(NAME screens
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/cases/screens/run --build ${CMAKE_BINARY_DIR})
set_tests_properties(screens PROPERTIES TIMEOUT 300)

# The invented content of the screens, and the same as drafts.
set(INVENTED_SOURCE ${CMAKE_CURRENT_LIST_DIR}/cases/screens/source)
set(DRAFTS_PACK ${CMAKE_BINARY_DIR}/tests/drafts.tsubo)
add_test(NAME drafts_pack
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/unit/drafts_pack.sh $<TARGET_FILE:tsubo-pack>
            ${INVENTED_SOURCE} ${PROJECT_SOURCE_DIR}/fonts ${CMAKE_BINARY_DIR}/tests/drafts
            ${DRAFTS_PACK})
set_tests_properties(drafts_pack PROPERTIES FIXTURES_SETUP drafts_pack)

add_executable(test_tour ${CMAKE_CURRENT_LIST_DIR}/kiosk/test_tour.c)
target_link_libraries(test_tour PRIVATE tsubo_kiosk PkgConfig::CMOCKA)
add_test(NAME kiosk_tour COMMAND test_tour ${DRAFTS_PACK} ${PROJECT_SOURCE_DIR}/fonts)
set_tests_properties(kiosk_tour PROPERTIES
    ENVIRONMENT SDL_VIDEODRIVER=dummy FIXTURES_REQUIRED drafts_pack TIMEOUT 300)

# Every page of a text that says 下書き; test_all_pages belongs to unit/ui_tests.cmake.
foreach(size 800x480 1080x1920)
    string(REPLACE x ";" sides ${size})
    add_test(NAME ui_all_drafts_${size} COMMAND test_all_pages ${sides} ${DRAFTS_PACK})
    set_tests_properties(ui_all_drafts_${size} PROPERTIES
        FIXTURES_REQUIRED drafts_pack TIMEOUT 300)
endforeach()

# Wrong packs, fonts, options, replays, displays; with displays of its own.
add_test(NAME hostile_kiosk
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/hostile/kiosk.sh ${CMAKE_BINARY_DIR})
set_tests_properties(hostile_kiosk PROPERTIES TIMEOUT 600)

add_test(NAME hostile_run
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/hostile/run.sh ${PROJECT_SOURCE_DIR})

# The card of every code, in both languages.
add_executable(list_codes ${CMAKE_CURRENT_LIST_DIR}/kiosk/list_codes.c)
target_link_libraries(list_codes PRIVATE code_rows)
if(TSUBO_SANITIZE)
    set(cards quick)
else()
    set(cards all)
endif()
add_test(NAME kiosk_cards
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/kiosk/cards.sh ${CMAKE_BINARY_DIR} ${cards})
set_tests_properties(kiosk_cards PROPERTIES TIMEOUT 600)

# The real window: mouse, keys, turning, recordings, sleep.
add_test(NAME kiosk_window
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/kiosk/window.sh ${CMAKE_BINARY_DIR})
set_tests_properties(kiosk_window PROPERTIES TIMEOUT 600)

# The run on a virtual booth is a command of its own; what it says when it cannot run is tried here.
add_test(NAME appliance_refusals
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/appliance/test_refusals.sh ${PROJECT_SOURCE_DIR})

# A booth with staff: its pages, a lecture, a clock that jumps. They wait for what they expect, so
# their time is that of the machine.
foreach(name staff lecture)
    add_test(NAME kiosk_${name}
        COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/kiosk/${name}.sh ${CMAKE_BINARY_DIR})
    set_tests_properties(kiosk_${name} PROPERTIES TIMEOUT 1200)
endforeach()
add_test(NAME appliance_units
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/appliance/test_units.sh ${PROJECT_SOURCE_DIR})
set_tests_properties(appliance_units PROPERTIES SKIP_RETURN_CODE 77)

# Codes as a telephone reads them.
add_test(NAME kiosk_codes
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/kiosk/codes.sh ${CMAKE_BINARY_DIR} ${BOOTH_PACK})
set_tests_properties(kiosk_codes PROPERTIES FIXTURES_REQUIRED booth_pack TIMEOUT 600)

add_library(invented_pack STATIC ${CMAKE_CURRENT_LIST_DIR}/fuzz/invented_pack.c)
target_include_directories(invented_pack PUBLIC ${CMAKE_CURRENT_LIST_DIR}/fuzz)
target_compile_definitions(invented_pack PRIVATE TSUBO_TESTS_DIR="${CMAKE_CURRENT_LIST_DIR}")
target_link_libraries(invented_pack PUBLIC tsubo_pack_tool)

# The committed corpora, replayed as plain tests in every build.
foreach(name replay touch)
    set(sources ${CMAKE_CURRENT_LIST_DIR}/fuzz/fuzz_${name}.c)
    set(libraries tsubo_kiosk text_fixture invented_pack)
    add_executable(replay_fuzz_${name} ${CMAKE_CURRENT_LIST_DIR}/unit/replay_fuzz.c ${sources})
    target_link_libraries(replay_fuzz_${name} PRIVATE ${libraries})
    add_test(NAME fuzz_${name}_corpus
        COMMAND replay_fuzz_${name} ${CMAKE_CURRENT_LIST_DIR}/fuzz/corpus/${name})
    set_tests_properties(fuzz_${name}_corpus PROPERTIES TIMEOUT 300)
    if(TSUBO_FUZZ)
        add_executable(fuzz_${name} ${sources})
        target_link_libraries(fuzz_${name} PRIVATE ${libraries} -fsanitize=fuzzer)
    endif()
endforeach()
