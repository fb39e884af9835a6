// SPDX-License-Identifier: Apache-2.0
//
// Runs one task and tells truly how it ended, whether or not the server still lives.
//
//     task-shim TASK_DIR
//
// TASK_DIR holds, written by the engine before the shim starts:
//   spec   what to run: records `key=value`, each ended by a NUL, the last one `end=`
//            arg=    one word of the command, in order       env=  NAME=VALUE, repeated
//            dir=    working directory                       cpu=  a core the task is bound to, repeated
//   stop   20 bytes: `none`, or `stop <grace in ms>` once the task shall stop
// and, written by the shim:
//   lock   a write lock (fcntl) for as long as the shim lives; its text is the shim's pid. Locked means alive
//   state  `launching`, then `running <pid> <start ticks> <boot id> <epoch ms>`
//   out, err   what the task writes
//   exit   how it ended: `ended <raw wait status> <started ms> <ended ms>` or `never 0 0 <ms>` and on the next
//          line the reason. It appears whole (rename) and durable (fsync), once, and last
//
// Rules that the engine relies on:
//   1. Whoever holds the lock may write `exit`; a shim that finds `exit` there launches nothing. So an engine that
//      gets the lock can settle a task for good, and a late shim can't start it behind the engine's back.
//   2. `state` says `launching` before anything of the task can run.
//   3. The shim writes its pid into `lock` before it reads `stop`; the engine writes `stop` before it reads the pid.
//      So a stop is seen by one of the two, however they interleave.
//   4. The shim is the subreaper of everything that its task starts. `exit` is written when all of it is gone.
//   5. If the shim is killed, the kernel kills the task (parent-death signal).
//
// SIGTERM to the shim means: read `stop`. Without a stop there it is ignored, so that the shim outlives a
// careless TERM to everybody and still reports.

#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    EXIT_BAD_USE = 64,       // the shim was started wrongly
    EXIT_NO_RECORD = 71,     // no exit record could be written: the engine settles the task
    RECORD_BYTES = 1024,     // room for one exit record, taken from the disk before the task starts
    REASON_BYTES = 600,
    RETRY_MILLIS = 1000,     // between two tries to write the exit record on a full disk
    SWEEP_MILLIS = 100,      // between two rounds of killing what is left
    SPEC_MAX_BYTES = 16 * 1024 * 1024,
};

struct spec {
    char **args;
    char **env;
    char *dir;
    cpu_set_t cpus;
};

static int task_dir = -1;      // TASK_DIR
static int report = -1;        // pipe to the server that started us; closed once the start is told
static int record = -1;        // exit.tmp, its blocks already taken
static long long started_millis = 0;
static mode_t server_umask = 022; // the task's too: the shim's own files are stricter

// ---------------------------------------------------------------------------------------------- small things

static long long clock_millis(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void tell(const char *format, ...) {
    if (report < 0) {
        return;
    }
    va_list args;
    va_start(args, format);
    vdprintf(report, format, args);
    va_end(args);
}

static bool write_all(int fd, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t done = write(fd, bytes, count);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            return false;
        }
        bytes += done;
        count -= (size_t)done;
    }
    return true;
}

/** Reads at most limit bytes of a file in the task directory, and a NUL after them. NULL: unreadable or larger. */
static char *read_file(const char *name, size_t limit, size_t *length) {
    int fd = openat(task_dir, name, O_RDONLY | O_CLOEXEC);
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0 || info.st_size < 0 || (size_t)info.st_size > limit) {
        if (fd >= 0) {
            close(fd);
            errno = EFBIG;
        }
        return NULL;
    }
    size_t size = (size_t)info.st_size;
    char *text = malloc(size + 1);
    size_t have = 0;
    while (text != NULL && have < size) {
        ssize_t got = read(fd, text + have, size - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        have += (size_t)got;
    }
    close(fd);
    if (text != NULL) {
        text[have] = '\0';
        *length = have;
    }
    return text;
}

// ------------------------------------------------------------------------------------------ the exit record

/** Takes the record's space on the disk now, so that a disk that fills up meanwhile can't swallow the exit code. */
static bool reserve_record(void) {
    char blank[RECORD_BYTES];
    memset(blank, ' ', sizeof blank);
    record = openat(task_dir, "exit.tmp", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    return record >= 0 && write_all(record, blank, sizeof blank) && fsync(record) == 0;
}

static bool write_record(const char *text) {
    size_t length = strlen(text);
    if (record < 0) {
        record = openat(task_dir, "exit.tmp", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    }
    return record >= 0 && pwrite(record, text, length, 0) == (ssize_t)length
        && ftruncate(record, (off_t)length) == 0 && fsync(record) == 0
        && renameat(task_dir, "exit.tmp", task_dir, "exit") == 0 && fsync(task_dir) == 0;
}

/** Ends the shim: with the record on the disk, or, where the directory itself is gone, without. */
static _Noreturn void finish(const char *text) {
    while (!write_record(text)) {
        if (errno != ENOSPC && errno != EDQUOT && errno != EIO && errno != EROFS) {
            _exit(EXIT_NO_RECORD);
        }
        // The task has ended but nobody would know how. Holding the lock keeps it shown as running, which errs
        // on the safe side, until there is room to tell.
        struct timespec pause = {RETRY_MILLIS / 1000, (RETRY_MILLIS % 1000) * 1000000L};
        nanosleep(&pause, NULL);
    }
    _exit(0);
}

/** Ends the shim with `never`: nothing of the task has run. */
static _Noreturn void never_started(const char *format, ...) {
    char reason[REASON_BYTES];
    char text[RECORD_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    tell("failed %s", reason);
    close(report);
    report = -1;
    snprintf(text, sizeof text, "never 0 0 %lld\n%s\n", clock_millis(CLOCK_REALTIME), reason);
    if (record < 0) {
        // Most likely that is the very reason why it couldn't start: one try, then the engine settles it.
        _exit(write_record(text) ? 0 : EXIT_NO_RECORD);
    }
    finish(text);
}

// ------------------------------------------------------------------------------------------------- the spec

static bool spec_value(char *entry, const char *key, char **value) {
    size_t length = strlen(key);
    if (strncmp(entry, key, length) != 0) {
        return false;
    }
    *value = entry + length;
    return true;
}

static void read_spec(struct spec *spec) {
    size_t length = 0;
    char *text = read_file("spec", SPEC_MAX_BYTES, &length);
    if (text == NULL) {
        never_started("cannot read the task's spec: %s", strerror(errno));
    }
    size_t entries = 0;
    for (size_t i = 0; i < length; i++) {
        entries += text[i] == '\0';
    }
    spec->args = calloc(entries + 1, sizeof(char *));
    spec->env = calloc(entries + 1, sizeof(char *));
    spec->dir = NULL;
    CPU_ZERO(&spec->cpus);
    if (spec->args == NULL || spec->env == NULL) {
        never_started("cannot read the task's spec: out of memory");
    }
    size_t args = 0;
    size_t vars = 0;
    bool whole = false;
    for (char *entry = text; entry < text + length; entry += strlen(entry) + 1) {
        char *value = NULL;
        if (spec_value(entry, "arg=", &value)) {
            spec->args[args++] = value;
        } else if (spec_value(entry, "env=", &value)) {
            spec->env[vars++] = value;
        } else if (spec_value(entry, "dir=", &value)) {
            spec->dir = value;
        } else if (spec_value(entry, "cpu=", &value)) {
            long core = strtol(value, NULL, 10);
            if (core >= 0 && core < CPU_SETSIZE) {
                CPU_SET((size_t)core, &spec->cpus);
            }
        } else if (spec_value(entry, "end=", &value)) {
            whole = true;
        }
    }
    if (!whole || args == 0 || spec->dir == NULL) {
        never_started("the task's spec is not whole");
    }
}

/** The grace of a stop that was asked for, in ms; -1: none was. */
static long stop_grace_millis(void) {
    size_t length = 0;
    long grace = -1;
    char *text = read_file("stop", 64, &length);
    if (text != NULL && strncmp(text, "stop ", 5) == 0) {
        grace = strtol(text + 5, NULL, 10);
    }
    free(text);
    return grace;
}

// ------------------------------------------------------------------------------------------------ launching

struct failure {
    int error;
    char doing[32];
};

static _Noreturn void child_fails(int pipe_end, const char *doing) {
    struct failure failure = {.error = errno};
    snprintf(failure.doing, sizeof failure.doing, "%s", doing);
    write_all(pipe_end, (const char *)&failure, sizeof failure);
    _exit(127);
}

/** execve along the task's own PATH. Not execvp: that would hand a file without `#!` to a shell. */
static void exec_along_path(char **args, char **env) {
    if (strchr(args[0], '/') != NULL) {
        execve(args[0], args, env);
        return;
    }
    const char *path = "/usr/local/bin:/usr/bin:/bin";
    for (char **var = env; *var != NULL; var++) {
        if (strncmp(*var, "PATH=", 5) == 0) {
            path = *var + 5;
        }
    }
    int error = ENOENT;
    while (args[0][0] != '\0') {
        size_t length = strcspn(path, ":");
        char file[4096];
        int size = length == 0 ? snprintf(file, sizeof file, "./%s", args[0])
                               : snprintf(file, sizeof file, "%.*s/%s", (int)length, path, args[0]);
        if (size > 0 && (size_t)size < sizeof file) {
            execve(file, args, env);
            if (errno != ENOENT && errno != ENOTDIR) {
                error = errno; // there is such a file but it can't be run: the better thing to report
            }
        }
        if (path[length] == '\0') {
            break;
        }
        path += length + 1;
    }
    errno = error;
}

static _Noreturn void become_task(const struct spec *spec, pid_t parent, int out, int err, int failures) {
    setsid(); // its own session and process group, led by the task
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(127); // the shim died before the line above
    }
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int null = open("/dev/null", O_RDONLY);
    if (null < 0 || dup2(null, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) {
        child_fails(failures, "connect its output");
    }
    if (null > 2) {
        close(null);
    }
    umask(server_umask);
    if (chdir(spec->dir) != 0) {
        child_fails(failures, "dir");
    }
    if (CPU_COUNT(&spec->cpus) > 0) {
        sched_setaffinity(0, sizeof spec->cpus, &spec->cpus); // a wish: a core may have gone offline
    }
    exec_along_path(spec->args, spec->env);
    child_fails(failures, "exec");
}

/** Start time of a process in clock ticks since boot: with the pid it names a process for good. */
static unsigned long long start_ticks(pid_t pid) {
    char path[64];
    char text[2048];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0) {
        close(fd);
    }
    if (length <= 0) {
        return 0;
    }
    text[length] = '\0';
    char *field = strrchr(text, ')'); // the name in parentheses may hold anything, also `)` and blanks
    for (int skip = 0; field != NULL && skip < 20; skip++) {
        field = strchr(field + 1, ' ');
    }
    return field == NULL ? 0 : strtoull(field, NULL, 10);
}

static void boot_id(char *text, size_t size) {
    int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? -1 : read(fd, text, size - 1);
    if (fd >= 0) {
        close(fd);
    }
    text[length > 0 ? length : 0] = '\0';
    text[strcspn(text, "\n")] = '\0';
}

static bool write_state(const char *text) {
    int fd = openat(task_dir, "state.tmp", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) {
        return false;
    }
    bool done = write_all(fd, text, strlen(text));
    close(fd);
    return done && renameat(task_dir, "state.tmp", task_dir, "state") == 0;
}

static int open_output(const char *name) {
    int fd = openat(task_dir, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) {
        never_started("cannot open the task's %s file: %s", name, strerror(errno));
    }
    return fd;
}

static _Noreturn void report_failure(const struct failure *failure, const struct spec *spec) {
    const char *text = strerror(failure->error);
    if (strcmp(failure->doing, "dir") == 0) {
        never_started("cannot enter the working directory %s: %s", spec->dir, text);
    }
    if (strcmp(failure->doing, "exec") == 0) {
        never_started("cannot run %s: %s", spec->args[0], text);
    }
    never_started("cannot %s: %s", failure->doing, text);
}

/** Starts the task; returns its pid once it really runs the command. */
static pid_t launch(const struct spec *spec) {
    int failures[2];
    int out = open_output("out");
    int err = open_output("err");
    if (!write_state("launching\n") || pipe2(failures, O_CLOEXEC) != 0) {
        never_started("cannot prepare the task: %s", strerror(errno));
    }
    pid_t self = getpid();
    pid_t task = fork();
    if (task < 0) {
        never_started("cannot create a process: %s", strerror(errno));
    }
    if (task == 0) {
        become_task(spec, self, out, err, failures[1]);
    }
    close(failures[1]);
    struct failure failure;
    ssize_t got;
    do {
        got = read(failures[0], &failure, sizeof failure); // ends with nothing when exec closes the other end
    } while (got < 0 && errno == EINTR);
    close(failures[0]);
    if (got == (ssize_t)sizeof failure) {
        waitpid(task, NULL, 0);
        report_failure(&failure, spec);
    }
    close(out);
    close(err);
    return task;
}

static void tell_started(pid_t task) {
    char boot[64];
    char text[256];
    boot_id(boot, sizeof boot);
    started_millis = clock_millis(CLOCK_REALTIME);
    snprintf(text, sizeof text, "running %d %llu %s %lld\n", (int)task, start_ticks(task), boot, started_millis);
    write_state(text); // on failure `launching` stays there, which is still true
    tell("started %d %lld", (int)task, started_millis);
    close(report); // the server reads to the end: from here on the exit record speaks
    report = -1;
}

// --------------------------------------------------------------------------------------- waiting and killing

static pid_t parent_of(pid_t pid) {
    char path[64];
    char text[2048];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0) {
        close(fd);
    }
    text[length > 0 ? length : 0] = '\0';
    char *name_end = strrchr(text, ')');
    int parent = 0;
    char state;
    return name_end != NULL && sscanf(name_end + 1, " %c %d", &state, &parent) == 2 ? (pid_t)parent : 0;
}

/** Sends a signal to every child of the shim and to the process groups that they are in, but not to skip_group. */
static void signal_children(int number, pid_t skip_group) {
    pid_t self = getpid();
    DIR *proc = opendir("/proc");
    struct dirent *entry;
    while (proc != NULL && (entry = readdir(proc)) != NULL) {
        pid_t pid = isdigit((unsigned char)entry->d_name[0]) ? (pid_t)atoi(entry->d_name) : 0;
        if (pid <= 1 || parent_of(pid) != self) {
            continue; // not ours: a child of ours keeps its pid until we reap it, so this can't go stale
        }
        pid_t group = getpgid(pid);
        if (group == skip_group) {
            continue;
        }
        if (group > 1 && group != getpgrp()) {
            kill(-group, number);
        }
        kill(pid, number);
    }
    if (proc != NULL) {
        closedir(proc);
    }
}

struct watch {
    pid_t task;
    int status;             // raw wait status of the task
    bool task_ended;
    bool stopping;
    bool killing;
    long long kill_at;      // monotonic ms, if stopping
};

static void begin_stop(struct watch *watch, long grace_millis) {
    long long kill_at = clock_millis(CLOCK_MONOTONIC) + grace_millis;
    if (watch->stopping) {
        watch->kill_at = kill_at < watch->kill_at ? kill_at : watch->kill_at; // a second stop can only hasten
        return;
    }
    watch->stopping = true;
    watch->kill_at = kill_at;
    if (!watch->task_ended) {
        kill(-watch->task, SIGTERM);
        kill(-watch->task, SIGCONT); // a stopped process couldn't hear the TERM
    }
}

/** Reaps whatever has ended. False: nothing is left, neither the task nor anything that it started. */
static bool reap(struct watch *watch) {
    for (;;) {
        int status;
        pid_t pid = waitpid(-1, &status, WNOHANG);
        if (pid < 0) {
            return errno != ECHILD;
        }
        if (pid == 0) {
            return true;
        }
        if (pid == watch->task) {
            watch->status = status;
            watch->task_ended = true;
            if (watch->stopping) {
                // What a wrapper such as `sh -c` leaves behind has the rest of the grace. Its group heard the
                // TERM; those who have left the group hear it now.
                signal_children(SIGTERM, watch->task);
            }
        }
    }
}

static void wait_for_all(struct watch *watch, const sigset_t *signals) {
    while (reap(watch)) {
        long long left = watch->stopping ? watch->kill_at - clock_millis(CLOCK_MONOTONIC) : -1;
        if ((watch->task_ended && !watch->stopping) || (watch->stopping && left <= 0)) {
            watch->killing = true;
        }
        if (watch->killing) {
            if (!watch->task_ended) {
                kill(-watch->task, SIGKILL);
            }
            signal_children(SIGKILL, 0);
            left = SWEEP_MILLIS;
        }
        struct timespec timeout = {left / 1000, (left % 1000) * 1000000};
        int number = sigtimedwait(signals, NULL, left < 0 ? NULL : &timeout);
        if (number == SIGTERM) {
            long grace = stop_grace_millis();
            if (grace >= 0) {
                begin_stop(watch, grace);
            }
        }
    }
}

// ----------------------------------------------------------------------------------------------------- main

/** Makes the shim independent of the server: own session, no inherited files, no signals but those it waits for. */
static void detach(sigset_t *signals) {
    sigemptyset(signals);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGCHLD);
    sigprocmask(SIG_BLOCK, signals, NULL);
    const int ignored[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGTSTP, SIGTTIN, SIGTTOU};
    for (size_t i = 0; i < sizeof ignored / sizeof ignored[0]; i++) {
        signal(ignored[i], SIG_IGN);
    }
    setsid();
    server_umask = umask(077);
    syscall(SYS_close_range, 3U, ~0U, 0U);
    report = fcntl(1, F_DUPFD_CLOEXEC, 3);
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; null >= 0 && fd < 3; fd++) {
        dup2(null, fd);
    }
}

static void take_lock(void) {
    int lock = openat(task_dir, "lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int result = -1;
    while (lock >= 0 && (result = fcntl(lock, F_SETLKW, &whole)) != 0 && errno == EINTR) {
    }
    if (result != 0) {
        tell("failed cannot lock the task's directory: %s", strerror(errno));
        _exit(EXIT_NO_RECORD);
    }
    char pid[32];
    int length = snprintf(pid, sizeof pid, "%d\n", (int)getpid());
    if (ftruncate(lock, 0) != 0 || pwrite(lock, pid, (size_t)length, 0) != length) {
        // Without the pid an engine that comes later couldn't stop the task.
        never_started("cannot write the task's lock: %s", strerror(errno));
    }
    // The file stays open: closing any descriptor of it would drop the lock.
}

int main(int count, char **words) {
    sigset_t signals;
    if (count != 2) {
        return EXIT_BAD_USE;
    }
    detach(&signals);
    task_dir = open(words[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (task_dir < 0) {
        tell("failed cannot open the task's directory: %s", strerror(errno));
        return EXIT_NO_RECORD;
    }
    take_lock();
    if (faccessat(task_dir, "exit", F_OK, 0) == 0) {
        return 0;
    }
    struct spec spec;
    read_spec(&spec);
    if (stop_grace_millis() >= 0) {
        never_started("stopped before it started");
    }
    if (!reserve_record()) {
        int error = errno;
        close(record);
        record = -1;
        never_started("cannot write to the task's directory: %s", strerror(error));
    }
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prctl(PR_SET_NAME, "sluice-task");
    struct watch watch = {.task = launch(&spec)};
    tell_started(watch.task);
    wait_for_all(&watch, &signals);
    char text[RECORD_BYTES];
    snprintf(text, sizeof text, "ended %d %lld %lld\n", watch.status, started_millis, clock_millis(CLOCK_REALTIME));
    finish(text);
}
