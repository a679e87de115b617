/*
 * A disk that fails, for tests only: loaded into a process before its C library (LD_PRELOAD), so that every write of Node,
 * of SQLite and of native modules goes through it. It counts what is written below one folder and makes the chosen one
 * fail; how, stands in a small file that all processes share and that a test may change at any time:
 *
 *   int64 count    writes so far, counted here
 *   int64 at       the write that fails, counted from 1; 0: none
 *   int64 error    errno of it
 *   int64 lasting  1: every later one fails, too, as on a full disk
 *   int64 failed   how many have failed
 *   int64 slow     microseconds that each read, write and flush below the folder waits
 *   int64 kind     f_type that statfs gives for paths below the folder; 0: the true one
 *   int64 outside  files opened for writing elsewhere than below the folder or /dev, /proc, counted here
 *   int64 network  connections to other than this machine's own sockets, counted here
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

struct state { int64_t count, at, error, lasting, failed, slow, kind, outside, network; };
static struct state idle;
static struct state *state = &idle;
static char folder[PATH_MAX];
static size_t length;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("FAULTY_DISK_STATE"), *below = getenv("FAULTY_DISK_FOLDER");
  if (!file || !below) return;
  strncpy(folder, below, sizeof folder - 1);
  length = strlen(folder);
  int fd = REAL(open)(file, O_RDWR | O_CLOEXEC);
  if (fd < 0) return;
  void *mapped = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (mapped != MAP_FAILED) state = mapped;
  REAL(close)(fd);
}

static int starts(const char *path, const char *with, size_t n) {
  return n > 0 && strncmp(path, with, n) == 0 && (path[n] == '/' || path[n] == 0);
}

static int below(const char *path) { return path && starts(path, folder, length); }

static int belowFd(int fd) {
  char link[32], path[PATH_MAX];
  if (fd < 0 || length == 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n <= 0) return 0;
  path[n] = 0;
  return below(path);
}

static void wait_a_little(void) {
  if (state->slow > 0) usleep((useconds_t)state->slow);
}

/* Counts one write; true where it is to fail, with errno set. */
static int fails(void) {
  wait_a_little();
  int64_t now = __atomic_add_fetch(&state->count, 1, __ATOMIC_SEQ_CST);
  if (state->at == 0 || now < state->at || (now > state->at && !state->lasting)) return 0;
  __atomic_add_fetch(&state->failed, 1, __ATOMIC_SEQ_CST);
  errno = (int)state->error;
  return 1;
}

/* A full disk hinders nobody from opening what is there. */
static int writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT); }

static int opening(const char *path, int flags) {
  if (!writes(flags) || !path) return 0;
  char absolute[PATH_MAX];
  if (path[0] != '/') {
    if (!getcwd(absolute, sizeof absolute)) return 0;
    strncat(absolute, "/", sizeof absolute - strlen(absolute) - 1);
    strncat(absolute, path, sizeof absolute - strlen(absolute) - 1);
    path = absolute;
  }
  if (below(path)) return (flags & O_TRUNC) || REAL(access)(path, F_OK) != 0 || state->error != ENOSPC ? fails() : 0;
  if (length > 0 && !starts(path, "/dev", 4) && !starts(path, "/proc", 5) && !getenv("FAULTY_DISK_QUIET")) {
    __atomic_add_fetch(&state->outside, 1, __ATOMIC_SEQ_CST);
    const char *log = getenv("FAULTY_DISK_LOG");
    int fd = log ? REAL(open)(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (fd >= 0) {
      dprintf(fd, "%s\n", path);
      REAL(close)(fd);
    }
  }
  return 0;
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE(flags) return opening(path, flags) ? -1 : REAL(open)(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opening(path, flags) ? -1 : REAL(open64)(path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opening(path, flags) ? -1 : REAL(openat)(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opening(path, flags) ? -1 : REAL(openat64)(at, path, flags, mode); }

#define ON_FD(fd, call) return belowFd(fd) && fails() ? -1 : (call)
ssize_t write(int fd, const void *from, size_t n) { ON_FD(fd, REAL(write)(fd, from, n)); }
ssize_t pwrite(int fd, const void *from, size_t n, off_t at) { ON_FD(fd, REAL(pwrite)(fd, from, n, at)); }
ssize_t pwrite64(int fd, const void *from, size_t n, off64_t at) { ON_FD(fd, REAL(pwrite64)(fd, from, n, at)); }
ssize_t writev(int fd, const struct iovec *from, int n) { ON_FD(fd, REAL(writev)(fd, from, n)); }
ssize_t pwritev(int fd, const struct iovec *from, int n, off_t at) { ON_FD(fd, REAL(pwritev)(fd, from, n, at)); }
ssize_t pwritev64(int fd, const struct iovec *from, int n, off64_t at) { ON_FD(fd, REAL(pwritev64)(fd, from, n, at)); }
ssize_t sendfile(int to, int from, off_t *at, size_t n) { ON_FD(to, REAL(sendfile)(to, from, at, n)); }
ssize_t sendfile64(int to, int from, off64_t *at, size_t n) { ON_FD(to, REAL(sendfile64)(to, from, at, n)); }
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t n, unsigned flags) { ON_FD(to, REAL(copy_file_range)(from, a, to, b, n, flags)); }
int ftruncate(int fd, off_t n) { ON_FD(fd, REAL(ftruncate)(fd, n)); }
int ftruncate64(int fd, off64_t n) { ON_FD(fd, REAL(ftruncate64)(fd, n)); }
int fsync(int fd) { ON_FD(fd, REAL(fsync)(fd)); }
int fdatasync(int fd) { ON_FD(fd, REAL(fdatasync)(fd)); }
int rename(const char *from, const char *to) { return below(to) && fails() ? -1 : REAL(rename)(from, to); }
int mkdir(const char *path, mode_t mode) { return below(path) && fails() ? -1 : REAL(mkdir)(path, mode); }

#define SLOWLY(fd, call) if (state->slow > 0 && belowFd(fd)) wait_a_little(); return (call)
ssize_t read(int fd, void *to, size_t n) { SLOWLY(fd, REAL(read)(fd, to, n)); }
ssize_t pread(int fd, void *to, size_t n, off_t at) { SLOWLY(fd, REAL(pread)(fd, to, n, at)); }
ssize_t pread64(int fd, void *to, size_t n, off64_t at) { SLOWLY(fd, REAL(pread64)(fd, to, n, at)); }

int statfs(const char *path, struct statfs *to) {
  int found = REAL(statfs)(path, to);
  if (found == 0 && state->kind != 0 && below(path)) to->f_type = state->kind;
  return found;
}
int statfs64(const char *path, struct statfs64 *to) {
  int found = REAL(statfs64)(path, to);
  if (found == 0 && state->kind != 0 && below(path)) to->f_type = state->kind;
  return found;
}

int connect(int fd, const struct sockaddr *to, socklen_t n) {
  int own = to->sa_family == AF_UNIX || (to->sa_family == AF_INET && (ntohl(((const struct sockaddr_in *)to)->sin_addr.s_addr) >> 24) == 127);
  if (!own) __atomic_add_fetch(&state->network, 1, __ATOMIC_SEQ_CST);
  return REAL(connect)(fd, to, n);
}
