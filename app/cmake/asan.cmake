# For the tests: every out-of-bounds access and undefined step ends the program.
set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O1 -g" CACHE STRING "")
set(TSUBO_SANITIZE "address,undefined" CACHE STRING "")
