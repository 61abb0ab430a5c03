// A program over wasi-libc: its first argument says what to do. It prints what came of it, or fails with why not.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, strerror(errno));
  return 1;
}

static int arguments(int count, char **words) {
  for (int i = 0; i < count; i++) {
    printf("%s\n", words[i]);
  }
  return 0;
}

static int environment(void) {
  for (char **each = environ; *each != NULL; each++) {
    printf("%s\n", *each);
  }
  return 0;
}

static int copy(FILE *from) {
  char buffer[5000];
  size_t count;
  while ((count = fread(buffer, 1, sizeof buffer, from)) > 0) {
    fwrite(buffer, 1, count, stdout);
  }
  return ferror(from) ? fail("reading") : 0;
}

static int now(void) {
  struct timespec wall, monotonic;
  clock_gettime(CLOCK_REALTIME, &wall);
  clock_gettime(CLOCK_MONOTONIC, &monotonic);
  printf("%lld.%09ld %lld.%09ld\n", (long long)wall.tv_sec, wall.tv_nsec, (long long)monotonic.tv_sec, monotonic.tv_nsec);
  return 0;
}

static int doze(long milliseconds) {
  struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  if (nanosleep(&time, NULL) != 0) {
    return fail("nanosleep");
  }
  printf("awake\n");
  return 0;
}

static int entropy(void) {
  unsigned char bytes[8];
  if (getentropy(bytes, sizeof bytes) != 0) {
    return fail("getentropy");
  }
  for (size_t i = 0; i < sizeof bytes; i++) {
    printf("%02x", bytes[i]);
  }
  printf("\n");
  return 0;
}

static int put(const char *path, const char *mode, const char *text) {
  FILE *file = fopen(path, mode);
  if (file == NULL) {
    return fail(path);
  }
  fputs(text, file);
  return fclose(file) == 0 ? 0 : fail(path);
}

static int get(const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    return fail(path);
  }
  int status = copy(file);
  fclose(file);
  return status;
}

static int list(const char *path) {
  DIR *directory = opendir(path);
  if (directory == NULL) {
    return fail(path);
  }
  struct dirent *entry;
  while ((entry = readdir(directory)) != NULL) {
    printf("%s\n", entry->d_name);
  }
  closedir(directory);
  return 0;
}

static int describe(const char *path) {
  struct stat it;
  if (lstat(path, &it) != 0) {
    return fail(path);
  }
  const char *kind = S_ISREG(it.st_mode) ? "file" : S_ISDIR(it.st_mode) ? "directory" : S_ISLNK(it.st_mode) ? "link" : "other";
  printf("%s %lld\n", kind, (long long)it.st_size);
  return 0;
}

static int link_target(const char *path) {
  char target[1000];
  ssize_t length = readlink(path, target, sizeof target);
  if (length < 0) {
    return fail(path);
  }
  printf("%.*s\n", (int)length, target);
  return 0;
}

static int done(int result, const char *what) {
  return result == 0 ? 0 : fail(what);
}

int main(int count, char **words) {
  const char *verb = count > 1 ? words[1] : "";
  const char *first = count > 2 ? words[2] : "";
  const char *second = count > 3 ? words[3] : "";
  if (strcmp(verb, "arguments") == 0) return arguments(count, words);
  if (strcmp(verb, "environment") == 0) return environment();
  if (strcmp(verb, "echo") == 0) return copy(stdin);
  if (strcmp(verb, "exit") == 0) exit(atoi(first));
  if (strcmp(verb, "abort") == 0) abort();
  if (strcmp(verb, "now") == 0) return now();
  if (strcmp(verb, "sleep") == 0) return doze(atol(first));
  if (strcmp(verb, "entropy") == 0) return entropy();
  if (strcmp(verb, "write") == 0) return put(first, "w", second);
  if (strcmp(verb, "append") == 0) return put(first, "a", second);
  if (strcmp(verb, "read") == 0) return get(first);
  if (strcmp(verb, "list") == 0) return list(first);
  if (strcmp(verb, "describe") == 0) return describe(first);
  if (strcmp(verb, "mkdir") == 0) return done(mkdir(first, 0777), first);
  if (strcmp(verb, "rmdir") == 0) return done(rmdir(first), first);
  if (strcmp(verb, "unlink") == 0) return done(unlink(first), first);
  if (strcmp(verb, "rename") == 0) return done(rename(first, second), first);
  if (strcmp(verb, "link") == 0) return done(link(first, second), first);
  if (strcmp(verb, "symlink") == 0) return done(symlink(first, second), second);
  if (strcmp(verb, "readlink") == 0) return link_target(first);
  fprintf(stderr, "no such verb: %s\n", verb);
  return 2;
}
