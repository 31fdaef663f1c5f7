/* A preflight that finds every pack sound; linked statically, so that it makes few system calls. */
#include <unistd.h>

int main(void) {
    return write(1, "OK\n", 3) == 3 ? 0 : 1;
}
