# The tests of app/page, app/ui, app/sdl and app/kiosk.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

add_executable(test_notice ${CMAKE_CURRENT_LIST_DIR}/test_notice.c)
target_link_libraries(test_notice PRIVATE tsubo_ui PkgConfig::CMOCKA)
add_test(NAME ui_notice COMMAND test_notice)
