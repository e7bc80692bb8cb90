"""Landlock: the kernel itself keeps the child from writing, starting programs and the network.

Linux 5.13 and newer, without root. The numbers are those of the kernel's user-space interface
(linux/landlock.h); later versions know more rights, and only those that the kernel knows are asked.
"""

import ctypes
import logging
import os
import struct
import sys

log = logging.getLogger(__name__)

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1
_NO_NEW_PRIVS = 38

_EXECUTE, _WRITE_FILE = 1 << 0, 1 << 1
# Removing and making files, folders, devices, sockets, pipes and links.
_CHANGE_FOLDERS = sum(1 << bit for bit in range(4, 13))
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_SINCE = ((1, _EXECUTE | _WRITE_FILE | _CHANGE_FOLDERS), (2, _REFER), (3, _TRUNCATE))
_TCP = 0b11
_TCP_SINCE = 4
# A GPU's driver writes to its device files.
_DEVICES = "/dev"


def restrict() -> bool:
    """Deny this thread, and those that it starts from now on, what decoding and models never need.

    Reading stays allowed everywhere, because photos may lie anywhere.

    Returns:
        whether the kernel does so.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        return _restrict(ctypes.CDLL(None, use_errno=True))
    except (OSError, AttributeError) as error:
        log.info("no Landlock here: %s", error)
        return False


def _restrict(libc: ctypes.CDLL) -> bool:
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        log.info("this kernel has no Landlock")
        return False
    files = sum(rights for since, rights in _SINCE if version >= since)
    net = _TCP if version >= _TCP_SINCE else 0
    attributes = struct.pack("<QQ", files, net) if net else struct.pack("<Q", files)
    ruleset = _checked(
        libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    )
    try:
        devices = os.open(_DEVICES, os.O_PATH | os.O_CLOEXEC)
        try:
            allowed = (_WRITE_FILE | _TRUNCATE) & files
            rule = struct.pack("<Qi", allowed, devices)
            _checked(libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, rule, 0))
        finally:
            os.close(devices)
        _checked(libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0))
        _checked(libc.syscall(_RESTRICT_SELF, ruleset, 0))
    finally:
        os.close(ruleset)
    return True


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
