# The tests of signatures: reading them (app/pack) and making them (app/pack_tool).
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)
pkg_check_modules(TEST_SODIUM REQUIRED IMPORTED_TARGET libsodium)

# Keys and signatures by number; knows nothing of the tool's own signing.
add_library(signer STATIC ${CMAKE_CURRENT_LIST_DIR}/signer.c)
target_include_directories(signer PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_link_libraries(signer PUBLIC tsubo_pack PkgConfig::CMOCKA PkgConfig::TEST_SODIUM)

foreach(name digest comment keyring signature)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE signer)
    add_test(NAME sign_${name} COMMAND test_${name})
endforeach()
foreach(name secret_key passphrase)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE signer tsubo_pack_tool)
    add_test(NAME sign_${name} COMMAND test_${name})
endforeach()
foreach(name sign stick_folder)
    add_executable(test_${name} ${CMAKE_CURRENT_LIST_DIR}/test_${name}.c)
    target_link_libraries(test_${name} PRIVATE signer pack_fixture tsubo_library)
    add_test(NAME sign_${name} COMMAND test_${name})
endforeach()
target_link_options(test_stick_folder PRIVATE -Wl,--wrap=stream_finish)

# With Debian's minisign, and the four commands themselves.
add_test(NAME sign_minisign
    COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/test_minisign.sh $<TARGET_FILE:tsubo-pack>
            ${PROJECT_SOURCE_DIR})
set_tests_properties(sign_minisign PROPERTIES TIMEOUT 300)

add_executable(test_hostile_signatures
    ${CMAKE_CURRENT_LIST_DIR}/../hostile/test_hostile_signatures.c)
target_link_libraries(test_hostile_signatures PRIVATE signer)
add_test(NAME hostile_signatures COMMAND test_hostile_signatures)
set_tests_properties(hostile_signatures PROPERTIES TIMEOUT 120)

# The committed corpora, replayed as plain tests in every build.
foreach(name signature comment keyring)
    add_executable(replay_fuzz_${name}
        ${CMAKE_CURRENT_LIST_DIR}/replay_fuzz.c ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_${name}.c)
    target_link_libraries(replay_fuzz_${name} PRIVATE signer)
    add_test(NAME fuzz_${name}_corpus
        COMMAND replay_fuzz_${name} ${CMAKE_CURRENT_LIST_DIR}/../fuzz/corpus/${name})
    if(TSUBO_FUZZ)
        add_executable(fuzz_${name} ${CMAKE_CURRENT_LIST_DIR}/../fuzz/fuzz_${name}.c)
        target_link_libraries(fuzz_${name} PRIVATE signer -fsanitize=fuzzer)
    endif()
endforeach()

# A share of the comparison with minisign; all of it: sh tests/faults/signatures.
add_executable(compare_signatures ${CMAKE_CURRENT_LIST_DIR}/../faults/compare_signatures.c)
target_link_libraries(compare_signatures PRIVATE signer)
add_test(NAME sign_compare COMMAND compare_signatures 500)
set_tests_properties(sign_compare PROPERTIES TIMEOUT 120)

# A stick is written whole or not at all: a share of the kills and errors; all: sh tests/faults/stick.
if(NOT TSUBO_SANITIZE)
    add_test(NAME faults_stick
        COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/../faults/stick $<TARGET_FILE:tsubo-pack> 37)
    set_tests_properties(faults_stick PROPERTIES TIMEOUT 300)
endif()
