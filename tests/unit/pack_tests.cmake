# The tests of app/pack and app/pack_tool, hostile inputs included.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)
pkg_check_modules(TEST_SQLITE REQUIRED IMPORTED_TARGET sqlite3)

add_library(pack_fixture STATIC
    ${CMAKE_CURRENT_LIST_DIR}/pack_fixture.c ${CMAKE_CURRENT_LIST_DIR}/pack_reading.c)
target_include_directories(pack_fixture PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_compile_definitions(pack_fixture PUBLIC TSUBO_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests")
target_link_libraries(pack_fixture PUBLIC
    tsubo_pack_tool PkgConfig::CMOCKA PkgConfig::TEST_SQLITE)

foreach(name check markdown normalize pack)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE pack_fixture)
    add_test(NAME pack_${name} COMMAND test_${name})
endforeach()
foreach(name source pack)
    add_executable(test_hostile_${name}
        ${CMAKE_CURRENT_LIST_DIR}/../hostile/test_hostile_${name}.c)
    target_link_libraries(test_hostile_${name} PRIVATE pack_fixture)
    add_test(NAME hostile_${name} COMMAND test_hostile_${name})
    set_tests_properties(hostile_${name} PROPERTIES TIMEOUT 300)
endforeach()

# The command line itself: words, exit codes, sentences.
add_test(NAME pack_command_line
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/test_command_line.sh $<TARGET_FILE:tsubo-pack>
            ${PROJECT_SOURCE_DIR})

# The committed corpora, replayed as plain tests in every build.
foreach(name markdown front_matter pack)
    add_executable(replay_fuzz_${name}
        ${CMAKE_CURRENT_LIST_DIR}/replay_fuzz.c ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_${name}.c)
    target_link_libraries(replay_fuzz_${name} PRIVATE pack_fixture)
    add_test(NAME fuzz_${name}_corpus
        COMMAND replay_fuzz_${name} ${CMAKE_CURRENT_LIST_DIR}/../fuzz/corpus/${name})
    if(TSUBO_FUZZ)
        add_executable(fuzz_${name} ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_${name}.c)
        target_link_libraries(fuzz_${name} PRIVATE pack_fixture -fsanitize=fuzzer)
    endif()
endforeach()
