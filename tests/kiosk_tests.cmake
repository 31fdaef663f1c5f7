# The tests of the kiosk as a program: screens, hostile inputs, the window, its fuzz targets.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

# Compares pictures, reads the screen of an X server; used by the scripts below.
add_executable(picture ${CMAKE_CURRENT_LIST_DIR}/kiosk/picture.c)
target_link_libraries(picture PRIVATE tsubo_sdl tsubo_base)

add_test(NAME screens
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/cases/screens/run --build ${CMAKE_BINARY_DIR})
set_tests_properties(screens PROPERTIES TIMEOUT 300)

# Wrong packs, fonts, options, replays, displays; with displays of its own.
add_test(NAME hostile_kiosk
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/hostile/kiosk.sh ${CMAKE_BINARY_DIR})
set_tests_properties(hostile_kiosk PROPERTIES TIMEOUT 600)

# The real window: mouse, keys, turning, recordings, sleep.
add_test(NAME kiosk_window
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/kiosk/window.sh ${CMAKE_BINARY_DIR})
set_tests_properties(kiosk_window PROPERTIES TIMEOUT 600)
