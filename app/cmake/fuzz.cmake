# libFuzzer targets with the sanitizers; needs clang.
set(CMAKE_C_COMPILER clang CACHE STRING "")
set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O1 -g" CACHE STRING "")
set(TSUBO_SANITIZE "address,undefined" CACHE STRING "")
set(TSUBO_FUZZ ON CACHE BOOL "")
