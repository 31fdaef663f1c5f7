# The tests of app/page, app/ui, app/sdl and app/kiosk.
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)
