# The tests of what keeps a booth running for weeks: configuration, staff page, statistics, receipts.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

foreach(name config)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_compile_definitions(test_${name} PRIVATE TSUBO_ROOT="${PROJECT_SOURCE_DIR}")
    target_link_libraries(test_${name} PRIVATE tsubo_kiosk PkgConfig::CMOCKA)
    add_test(NAME booth_${name} COMMAND test_${name})
endforeach()
