# The tests of app/text. A runner that reads cases gets its folder as argument.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

add_library(text_fixture STATIC ${CMAKE_CURRENT_LIST_DIR}/text_fixture.c)
target_include_directories(text_fixture PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_link_libraries(text_fixture PUBLIC tsubo_text tsubo_base m)

foreach(name class break promote space justify fit heading ruby line layout_cases)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE text_fixture PkgConfig::CMOCKA)
endforeach()
foreach(name class break promote space justify fit heading ruby line)
    add_test(NAME text_${name} COMMAND test_${name})
endforeach()
add_test(NAME text_layout_cases
    COMMAND test_layout_cases ${CMAKE_CURRENT_LIST_DIR}/../cases/layout)

# The committed corpus of the fuzz target, replayed as a plain test in every build.
add_executable(replay_fuzz_line
    ${CMAKE_CURRENT_LIST_DIR}/replay_fuzz.c ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_line.c)
target_link_libraries(replay_fuzz_line PRIVATE tsubo_text tsubo_base)
add_test(NAME fuzz_line_corpus
    COMMAND replay_fuzz_line ${CMAKE_CURRENT_LIST_DIR}/../fuzz/corpus/line)

if(TSUBO_FUZZ)
    add_executable(fuzz_line ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_line.c)
    target_link_libraries(fuzz_line PRIVATE tsubo_text tsubo_base -fsanitize=fuzzer)
endif()
