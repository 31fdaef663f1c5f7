# What a booth gets. Asserts stay on: a broken program stops and is restarted.
set(CMAKE_BUILD_TYPE Release CACHE STRING "")
set(CMAKE_C_FLAGS_RELEASE "-O3 -g1" CACHE STRING "")
