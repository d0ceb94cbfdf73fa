/* Leaves timers alone that run on a clock which cannot jump.

   libfaketime (0.9.10) shifts the absolute times of every timer file descriptor, also of those on
   CLOCK_MONOTONIC, by the jump that it feigns: a process whose clock is behind then waits for the whole
   jump, and one whose clock is ahead for nothing. No real jump of the clock does that. To be loaded
   before libfaketime, which gets the timers on CLOCK_REALTIME. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { DESCRIPTORS = 65536 };
static unsigned char cannot_jump[DESCRIPTORS];

int timerfd_create(int clock, int flags) {
    int timer = (int)syscall(SYS_timerfd_create, clock, flags);
    if (timer >= 0 && timer < DESCRIPTORS)
        cannot_jump[timer] = clock == CLOCK_MONOTONIC || clock == CLOCK_BOOTTIME;
    return timer;
}

int timerfd_settime(int timer, int flags, const struct itimerspec *time, struct itimerspec *before) {
    if (timer >= 0 && timer < DESCRIPTORS && cannot_jump[timer])
        return (int)syscall(SYS_timerfd_settime, timer, flags, time, before);
    int (*next)(int, int, const struct itimerspec *, struct itimerspec *) =
        (int (*)(int, int, const struct itimerspec *, struct itimerspec *))dlsym(RTLD_NEXT, "timerfd_settime");
    return next(timer, flags, time, before);
}
