/* What a service manager would hear: binds the datagram socket named by its argument and prints one
 * line a message until it is ended. For test_life.sh. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(int argc, char **argv) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (argc != 2 || strlen(argv[1]) >= sizeof(address.sun_path)) {
        fputs("usage: hear_notify SOCKET\n", stderr);
        return 2;
    }
    strcpy(address.sun_path, argv[1]);
    int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    unlink(argv[1]);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0) {
        perror("hear_notify");
        return 1;
    }
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    for (;;) {
        char text[256];
        ssize_t got = recv(fd, text, sizeof(text) - 1, 0);
        if (got <= 0) {
            return 1;
        }
        text[got] = 0;
        for (char *c = text; *c; c++) {
            *c = *c == '\n' ? ' ' : *c;
        }
        puts(text);
    }
}
