# For writing code: debug symbols, quick builds.
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
