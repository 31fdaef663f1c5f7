# The tests of app/base.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

foreach(name str utf8 arena failure file stream buffer nearest reading)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE tsubo_base PkgConfig::CMOCKA)
    add_test(NAME base_${name} COMMAND test_${name})
endforeach()

# The committed corpus of the fuzz target, replayed as a plain test in every build.
add_executable(replay_fuzz_utf8
    ${CMAKE_CURRENT_LIST_DIR}/replay_fuzz.c ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_utf8.c)
target_link_libraries(replay_fuzz_utf8 PRIVATE tsubo_base)
add_test(NAME fuzz_utf8_corpus
    COMMAND replay_fuzz_utf8 ${CMAKE_CURRENT_LIST_DIR}/../fuzz/corpus/utf8)

if(TSUBO_FUZZ)
    add_executable(fuzz_utf8 ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_utf8.c)
    target_link_libraries(fuzz_utf8 PRIVATE tsubo_base -fsanitize=fuzzer)
endif()
