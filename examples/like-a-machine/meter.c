#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    for (;; sleep(60)) {
        printf("%ld\n", (long)time(NULL));
        fflush(stdout);
    }
}
