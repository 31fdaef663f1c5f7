# The tests of the shelf: several packs as one.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)
pkg_check_modules(TEST_SQLITE REQUIRED IMPORTED_TARGET sqlite3)

add_executable(test_shelf
    ${CMAKE_CURRENT_LIST_DIR}/test_shelf.c ${CMAKE_CURRENT_LIST_DIR}/shelf_fixture.c)
target_link_libraries(test_shelf PRIVATE tsubo_library PkgConfig::CMOCKA PkgConfig::TEST_SQLITE)
add_test(NAME library_shelf COMMAND test_shelf)
set_tests_properties(library_shelf PROPERTIES TIMEOUT 300)

# Reading a pack through a descriptor.
add_executable(test_descriptor ${CMAKE_CURRENT_LIST_DIR}/test_descriptor.c)
target_link_libraries(test_descriptor PRIVATE pack_fixture)
add_test(NAME pack_descriptor COMMAND test_descriptor)

# What no single row of a pack can tell, and what SQLite may do with one.
add_executable(test_inspect ${CMAKE_CURRENT_LIST_DIR}/../hostile/test_inspect.c)
target_link_libraries(test_inspect PRIVATE pack_fixture)
add_test(NAME hostile_inspect COMMAND test_inspect)
