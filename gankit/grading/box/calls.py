"""Which of the kernel's services a box may ask for: a filter of system calls.

Whatever is not on the list is answered as if the kernel did not have it. What is missing on
purpose: keyrings, tracing and reading other processes, io_uring, bpf, perf, userfaultfd, namespaces
and mounts, modules, clocks that can be set, `sync`, by which a box would keep the whole machine's
disks busy, and memory that belongs to no process, such as System V's segments, memfds and larger
buffers of sockets, which a watch of processes does not see.
"""

import base64
import errno
import functools
import sys
import tempfile
from pathlib import Path

from gankit.grading.box import enter

FILES = """
access chdir chmod chown close close_range copy_file_range creat dup dup2 dup3 faccessat faccessat2
fadvise64 fallocate fchdir fchmod fchmodat fchmodat2 fchown fchownat fcntl fdatasync fgetxattr
flistxattr flock fstat fstatfs fsync ftruncate futimesat getcwd getdents getdents64 getxattr
inotify_add_watch inotify_init inotify_init1 inotify_rm_watch ioctl lchown lgetxattr link linkat
listxattr llistxattr lseek lstat mkdir mkdirat mknod mknodat newfstatat open openat openat2 pread64
preadv preadv2 pwrite64 pwritev pwritev2 read readahead readlink readlinkat readv rename renameat
renameat2 rmdir sendfile splice stat statfs statx symlink symlinkat sync_file_range tee
truncate umask unlink unlinkat utime utimensat utimes vmsplice write writev
"""
MEMORY = """
brk madvise membarrier mincore mlock mlock2 mlockall mmap mprotect mremap msync munlock munlockall
munmap pkey_alloc pkey_free pkey_mprotect
"""
PROCESSES = """
alarm arch_prctl capget capset execve execveat exit exit_group fork futex futex_waitv futex_wait
futex_wake get_robust_list get_thread_area getcpu getegid geteuid getgid getgroups getitimer getpgid
getpgrp getpid getppid getpriority getrandom getresgid getresuid getrlimit getrusage getsid gettid
getuid ioprio_get ioprio_set kill nanosleep pause pidfd_open pidfd_send_signal prctl prlimit64
restart_syscall rseq rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn
rt_sigsuspend rt_sigtimedwait rt_tgsigqueueinfo sched_get_priority_max sched_get_priority_min
sched_getaffinity sched_getattr sched_getparam sched_getscheduler sched_rr_get_interval
sched_setaffinity sched_setattr sched_setparam sched_setscheduler sched_yield seccomp
set_robust_list set_thread_area set_tid_address setfsgid setfsuid setgid setgroups setitimer setpgid
setpriority setregid setresgid setresuid setreuid setrlimit setsid setuid sigaltstack sysinfo tgkill
time timer_create timer_delete timer_getoverrun timer_gettime timer_settime times tkill uname vfork
wait4 waitid clock_getres clock_gettime clock_nanosleep gettimeofday
"""
CHANNELS = """
accept accept4 bind connect epoll_create epoll_create1 epoll_ctl epoll_pwait epoll_pwait2 epoll_wait
eventfd eventfd2 getpeername getsockname getsockopt listen pipe pipe2 poll ppoll pselect6 recvfrom
recvmmsg recvmsg select sendmmsg sendmsg sendto shutdown signalfd signalfd4
timerfd_create timerfd_gettime timerfd_settime
"""
FAMILIES = (1, 2, 10)  # Unix, IPv4, IPv6: within the box; no netlink, packets, vsock, crypto
NETLINK = 16
SOCKET_LEVEL, LAST_OPTION = 1, 100
BUFFERS = (7, 8, 32, 33)  # options that set how much waits in a socket, which no watch sees
NEW_NAMESPACES = 0x7E020000  # all of clone's flags CLONE_NEW...
NO_LIBSECCOMP = (
    "libseccomp or its Python package is missing, which the walls are built with ({reason}). Cure: "
    "sudo apt install libseccomp2, and pip install pyseccomp. Where all notebooks are your own, "
    "say --trusted"
)


def entering(command):
    """Returns a command line that begins with a new session keyring and has the filter at hand.

    Args:
        command: List of strings: bubblewrap's, which reads the filter from `FILTER_DESCRIPTOR`.

    Raises:
        ValueError: If libseccomp is missing; the message holds the cure.
    """
    first = [sys.executable, "-I", "-S", str(Path(enter.__file__).resolve())]
    return [*first, *_keyctl_and_filter(), *command]


@functools.cache
def _keyctl_and_filter():
    try:
        import pyseccomp
    except (ImportError, OSError, RuntimeError) as error:
        raise ValueError(NO_LIBSECCOMP.format(reason=error)) from error
    keyctl = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, "keyctl")
    return str(keyctl), base64.b64encode(_filter(pyseccomp)).decode()


def _filter(pyseccomp):
    """Returns the filter as the kernel takes it, for this machine: bytes."""
    calls = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.ENOSYS))
    for name in " ".join((FILES, MEMORY, PROCESSES, CHANNELS)).split():
        if pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name) != -1:  # older ones lack some
            calls.add_rule(pyseccomp.ALLOW, name)
    for name in ("socket", "socketpair"):
        for family in FAMILIES:
            calls.add_rule(pyseccomp.ALLOW, name, pyseccomp.Arg(0, pyseccomp.EQ, family))
    level = pyseccomp.Arg(1, pyseccomp.NE, SOCKET_LEVEL)
    calls.add_rule(pyseccomp.ALLOW, "setsockopt", level)
    for option in {*range(LAST_OPTION)} - {*BUFFERS}:
        option = pyseccomp.Arg(2, pyseccomp.EQ, option)
        calls.add_rule(pyseccomp.ALLOW, "setsockopt", option)
    # subtle: the library of Jupyter's channels bears only this error where it asks for addresses
    netlink = pyseccomp.Arg(0, pyseccomp.EQ, NETLINK)
    calls.add_rule(pyseccomp.ERRNO(errno.EINVAL), "socket", netlink)
    same = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, NEW_NAMESPACES, 0)
    calls.add_rule(pyseccomp.ALLOW, "clone", same)
    with tempfile.TemporaryFile() as file:
        calls.export_bpf(file)
        file.seek(0)
        return file.read()
