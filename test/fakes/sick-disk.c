// A disk that is busy for as long as the file DISK_BUSY_WHILE is there, and keeps nothing while DISK_FAILS_WHILE is: whoever
// asks it to keep something waits, or is refused. Loaded before the C library (LD_PRELOAD), which does the work.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int is_there(const char *name) {
  const char *file = getenv(name);
  return file && access(file, F_OK) == 0;
}

static int keep(const char *how, int file) {
  while (is_there("DISK_BUSY_WHILE")) usleep(5000);
  if (is_there("DISK_FAILS_WHILE")) {
    errno = EIO;
    return -1;
  }
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, how);
  return real(file);
}

int fsync(int file) { return keep("fsync", file); }
int fdatasync(int file) { return keep("fdatasync", file); }
