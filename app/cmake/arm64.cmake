# A booth with an ARM processor (Raspberry Pi), built on a PC: Debian's cross compiler and the
# libraries of arm64 beside our own. What is built here and has to run here runs in QEMU, which takes
# the loader and the libraries from the same places.
include(${CMAKE_CURRENT_LIST_DIR}/release.cmake)
set(CMAKE_SYSTEM_NAME Linux CACHE STRING "")
set(CMAKE_SYSTEM_PROCESSOR aarch64 CACHE STRING "")
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc CACHE STRING "")
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 CACHE STRING "")
set(PKG_CONFIG_EXECUTABLE aarch64-linux-gnu-pkg-config CACHE STRING "")
set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE arm64 CACHE STRING "")
