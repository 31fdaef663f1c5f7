# The tests of app/library that need no disk; those with one are in tests/faults.
# The sentences of every code, once more; also for tests/faults.
add_library(code_rows STATIC ${CMAKE_CURRENT_LIST_DIR}/code_rows.c)
target_include_directories(code_rows PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_link_libraries(code_rows PUBLIC tsubo_library PkgConfig::CMOCKA)

foreach(name codes echo mounts outgoing pace state)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE code_rows)
    add_test(NAME library_${name} COMMAND test_${name})
endforeach()

# The committed corpora, replayed as plain tests in every build.
foreach(name mountinfo state)
    add_executable(replay_fuzz_${name}
        ${CMAKE_CURRENT_LIST_DIR}/replay_fuzz.c ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_${name}.c)
    target_link_libraries(replay_fuzz_${name} PRIVATE tsubo_library)
    add_test(NAME fuzz_${name}_corpus
        COMMAND replay_fuzz_${name} ${CMAKE_CURRENT_LIST_DIR}/../fuzz/corpus/${name})
    if(TSUBO_FUZZ)
        add_executable(fuzz_${name} ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_${name}.c)
        target_link_libraries(fuzz_${name} PRIVATE tsubo_library -fsanitize=fuzzer)
    endif()
endforeach()
