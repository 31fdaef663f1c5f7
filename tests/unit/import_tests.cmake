# The tests of app/pack_tool/import. The scores want the project's root as argument: the invented
# texts lie in it and the two samples beside it.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

foreach(name text hostile)
    add_executable(test_import_${name} ${CMAKE_CURRENT_LIST_DIR}/test_import_${name}.c)
    target_link_libraries(test_import_${name} PRIVATE tsubo_import tsubo_base PkgConfig::CMOCKA)
    add_test(NAME import_${name} COMMAND test_import_${name})
    set_tests_properties(import_${name} PROPERTIES TIMEOUT 60)
endforeach()

add_executable(test_import_score ${CMAKE_CURRENT_LIST_DIR}/test_import_score.c)
target_link_libraries(test_import_score PRIVATE tsubo_import tsubo_base)
add_test(NAME import_score COMMAND test_import_score ${PROJECT_SOURCE_DIR})

# The committed corpus of the fuzz target, replayed as a plain test in every build.
add_executable(replay_fuzz_import
    ${CMAKE_CURRENT_LIST_DIR}/replay_fuzz.c ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_import.c)
target_link_libraries(replay_fuzz_import PRIVATE tsubo_import tsubo_base)
add_test(NAME fuzz_import_corpus
    COMMAND replay_fuzz_import ${CMAKE_CURRENT_LIST_DIR}/../fuzz/corpus/import)

if(TSUBO_FUZZ)
    add_executable(fuzz_import ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_import.c)
    target_link_libraries(fuzz_import PRIVATE tsubo_import tsubo_base -fsanitize=fuzzer)
endif()
