# The tests of pictures: decoding, scaling, and what the tool lets into a pack.
add_library(picture_fixture STATIC ${CMAKE_CURRENT_LIST_DIR}/picture_fixture.c)
target_include_directories(picture_fixture PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_compile_definitions(picture_fixture PUBLIC TSUBO_TESTS_DIR="${PROJECT_SOURCE_DIR}/tests")
target_link_libraries(picture_fixture PUBLIC tsubo_sdl tsubo_base)

add_executable(test_picture ${CMAKE_CURRENT_LIST_DIR}/test_picture.c)
target_link_libraries(test_picture PRIVATE pack_fixture picture_fixture)
add_test(NAME picture COMMAND test_picture)
