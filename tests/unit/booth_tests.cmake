# The tests of what keeps a booth running for weeks: configuration, staff page, statistics, receipts.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

foreach(name calibration config facts lecture log notify pin quiet report spots staff stats
        stick_write store_place)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_compile_definitions(test_${name} PRIVATE TSUBO_ROOT="${PROJECT_SOURCE_DIR}")
    target_link_libraries(test_${name} PRIVATE tsubo_kiosk PkgConfig::CMOCKA)
    add_test(NAME booth_${name} COMMAND test_${name})
endforeach()

add_executable(test_system_disk ${CMAKE_CURRENT_LIST_DIR}/test_system_disk.c
    ${PROJECT_SOURCE_DIR}/app/appliance/system_disk.c)
target_link_libraries(test_system_disk PRIVATE tsubo_options PkgConfig::CMOCKA)
add_test(NAME booth_system_disk COMMAND test_system_disk)

# Tests of the whole program want a pack: the bundled content, built once by the first of them.
set(BOOTH_PACK ${CMAKE_BINARY_DIR}/booth-tests.tsubo)
add_test(NAME booth_pack
    COMMAND tsubo-pack build ${PROJECT_SOURCE_DIR}/content -o ${BOOTH_PACK})
set_tests_properties(booth_pack PROPERTIES FIXTURES_SETUP booth_pack)

foreach(name settings)
    add_test(NAME booth_${name}
        COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/test_${name}.sh $<TARGET_FILE:tsubo-kiosk>
                ${BOOTH_PACK})
    set_tests_properties(booth_${name} PROPERTIES FIXTURES_REQUIRED booth_pack)
endforeach()

# A display of its own; alone, because it counts seconds.
add_executable(hear_notify ${CMAKE_CURRENT_LIST_DIR}/hear_notify.c)
target_link_libraries(hear_notify PRIVATE tsubo_options)
add_test(NAME booth_life
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/test_life.sh $<TARGET_FILE:tsubo-kiosk> ${BOOTH_PACK}
            $<TARGET_FILE:hear_notify>)
set_tests_properties(booth_life PROPERTIES FIXTURES_REQUIRED booth_pack RUN_SERIAL ON TIMEOUT 400)

add_test(NAME booth_receipts
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/test_receipts.sh $<TARGET_FILE:tsubo-pack>)

add_test(NAME booth_crash
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/test_crash.sh ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}
            ${BOOTH_PACK} ${PROJECT_SOURCE_DIR}/content)
set_tests_properties(booth_crash PROPERTIES FIXTURES_REQUIRED booth_pack RUN_SERIAL ON TIMEOUT 180)

# The loop itself with hands and clocks that no machine has, on an invisible display.
add_executable(test_loop ${CMAKE_CURRENT_LIST_DIR}/test_loop.c)
target_compile_definitions(test_loop PRIVATE TSUBO_ROOT="${PROJECT_SOURCE_DIR}")
target_link_libraries(test_loop PRIVATE tsubo_kiosk PkgConfig::CMOCKA)
add_test(NAME booth_loop COMMAND test_loop ${BOOTH_PACK})
set_tests_properties(booth_loop PROPERTIES FIXTURES_REQUIRED booth_pack)

# The shell's side of the staff page, on an invisible display.
add_executable(test_staff_desk ${CMAKE_CURRENT_LIST_DIR}/test_staff_desk.c)
target_compile_definitions(test_staff_desk PRIVATE TSUBO_ROOT="${PROJECT_SOURCE_DIR}")
target_link_libraries(test_staff_desk PRIVATE tsubo_kiosk PkgConfig::CMOCKA)
add_test(NAME booth_staff_desk COMMAND test_staff_desk ${BOOTH_PACK})
set_tests_properties(booth_staff_desk PROPERTIES FIXTURES_REQUIRED booth_pack)

# Sticks that come and go, by mounts in a namespace of their own where that is allowed.
add_executable(test_updates ${CMAKE_CURRENT_LIST_DIR}/test_updates.c)
target_link_libraries(test_updates PRIVATE tsubo_kiosk PkgConfig::CMOCKA)
add_test(NAME booth_updates COMMAND test_updates)
