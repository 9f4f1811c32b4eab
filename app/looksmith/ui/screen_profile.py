"""The ICC profile that the system holds for a screen; Qt does not tell it.

Every way here is a documented interface of its system, called through ctypes with
typed arguments. Whatever is missing or odd counts as "no profile".
"""

from __future__ import annotations

import ctypes
import logging
import sys
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

__all__ = ["ScreenFacts", "screen_facts", "screen_profile"]

_MOST = 64 * 2**20  # bytes of a profile

_log = logging.getLogger("looksmith")


@dataclass(frozen=True)
class ScreenFacts:
    """What is known of a screen on the window's thread.

    Parameters
    ----------
    platform
        Qt's name of the window system: "xcb", "windows", "cocoa", "wayland", ...
    index
        Its place among all screens.
    middle
        Its middle in the desktop's coordinates.
    window
        The window system's number of the window.
    """

    platform: str
    index: int
    middle: tuple[int, int]
    window: int


def screen_facts(window: QWidget) -> ScreenFacts | None:
    """Return what identifies the screen that a window stands on."""
    handle, screen = window.windowHandle(), window.screen()
    if handle is None or screen is None:
        return None
    middle = screen.geometry().center()
    return ScreenFacts(
        QGuiApplication.platformName(),
        QGuiApplication.screens().index(screen),
        (middle.x(), middle.y()),
        int(handle.winId()),
    )


def screen_profile(facts: ScreenFacts) -> bytes | None:
    """Return a screen's profile; None where the system holds or tells none.

    On X11 it is what the colour daemon of the desktop has set (`_ICC_PROFILE` of the
    root window: ICC Profiles in X Specification 0.4), with the screens in Qt's order.
    On Wayland there is nothing to ask for: the compositor takes windows for sRGB and
    converts by itself.
    """
    find = {"xcb": _on_x11, "windows": _on_windows, "cocoa": _on_macos}.get(
        facts.platform
    )
    if find is None:
        return None
    try:
        icc = find(facts)
    except (OSError, AttributeError, ValueError) as error:  # no such library or call
        _log.warning("No monitor profile: %s", error)
        return None
    # Byte 36 on is a profile's signature.
    return icc if icc and icc[36:40] == b"acsp" else None


# X11 -------------------------------------------------------------------------------


class _Cookie(ctypes.Structure):
    _fields_ = [("sequence", ctypes.c_uint)]


class _Screens(ctypes.Structure):
    _fields_ = [
        ("data", ctypes.POINTER(ctypes.c_uint32)),  # of xcb_screen_t: root comes first
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    ]


class _AtomReply(ctypes.Structure):
    _fields_ = [
        ("response_type", ctypes.c_uint8),
        ("pad", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32),
        ("atom", ctypes.c_uint32),
    ]


def _function(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> Any:
    function = library[name]
    function.restype, function.argtypes = result, list(arguments)
    return function


def _on_x11(facts: ScreenFacts) -> bytes | None:
    from ctypes.util import find_library

    library = ctypes.CDLL(find_library("xcb") or "libxcb.so.1")
    pointer = ctypes.c_void_p
    connect = _function(library, "xcb_connect", pointer, ctypes.c_char_p, pointer)
    fails = _function(library, "xcb_connection_has_error", ctypes.c_int, pointer)
    disconnect = _function(library, "xcb_disconnect", None, pointer)
    connection = connect(None, None)
    try:
        if fails(connection):
            return None
        name = f"_ICC_PROFILE_{facts.index}" if facts.index else "_ICC_PROFILE"
        return _root_property(library, connection, name.encode())
    finally:
        disconnect(connection)


def _root_property(library: ctypes.CDLL, connection: int, name: bytes) -> bytes | None:
    pointer, number, byte = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint8
    setup = _function(library, "xcb_get_setup", pointer, pointer)
    roots = _function(library, "xcb_setup_roots_iterator", _Screens, pointer)
    ask_atom = _function(
        library, "xcb_intern_atom", _Cookie, pointer, byte, ctypes.c_uint16,
        ctypes.c_char_p,
    )  # fmt: skip
    take_atom = _function(
        library, "xcb_intern_atom_reply", ctypes.POINTER(_AtomReply), pointer, _Cookie,
        pointer,
    )  # fmt: skip
    ask = _function(
        library, "xcb_get_property", _Cookie, pointer, byte, number, number, number,
        number, number,
    )  # fmt: skip
    take = _function(
        library, "xcb_get_property_reply", pointer, pointer, _Cookie, pointer
    )
    value = _function(library, "xcb_get_property_value", pointer, pointer)
    length = _function(library, "xcb_get_property_value_length", ctypes.c_int, pointer)
    free = _function(ctypes.CDLL(None), "free", None, pointer)

    screens = roots(setup(connection))
    if screens.rem < 1:
        return None
    only_if_exists, any_type = 1, 0
    cookie = ask_atom(connection, only_if_exists, len(name), name)
    atom = take_atom(connection, cookie, None)
    if not atom:
        return None
    number_of_atom = int(atom.contents.atom)
    free(ctypes.cast(atom, pointer))
    if not number_of_atom:
        return None
    root = screens.data[0]
    cookie = ask(connection, 0, root, number_of_atom, any_type, 0, _MOST // 4)
    reply = take(connection, cookie, None)
    if not reply:
        return None
    try:
        return ctypes.string_at(value(reply), length(reply))
    finally:
        free(reply)


# Windows ---------------------------------------------------------------------------


def _on_windows(facts: ScreenFacts) -> bytes | None:
    if sys.platform != "win32":
        return None
    from ctypes import wintypes

    class MonitorInfo(ctypes.Structure):
        _fields_ = [
            ("cbSize", wintypes.DWORD),
            ("rcMonitor", wintypes.RECT),
            ("rcWork", wintypes.RECT),
            ("dwFlags", wintypes.DWORD),
            ("szDevice", wintypes.WCHAR * 32),
        ]

    user, gdi = ctypes.WinDLL("user32"), ctypes.WinDLL("gdi32")
    user.MonitorFromWindow.argtypes = [wintypes.HWND, wintypes.DWORD]
    user.MonitorFromWindow.restype = wintypes.HMONITOR
    user.GetMonitorInfoW.argtypes = [wintypes.HMONITOR, ctypes.POINTER(MonitorInfo)]
    gdi.CreateDCW.argtypes = [wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.LPCWSTR,
                              ctypes.c_void_p]  # fmt: skip
    gdi.CreateDCW.restype = wintypes.HDC
    gdi.GetICMProfileW.argtypes = [
        wintypes.HDC, ctypes.POINTER(wintypes.DWORD), wintypes.LPWSTR,
    ]  # fmt: skip
    gdi.DeleteDC.argtypes = [wintypes.HDC]
    nearest = 2
    info = MonitorInfo(cbSize=ctypes.sizeof(MonitorInfo))
    monitor = user.MonitorFromWindow(facts.window, nearest)
    if not user.GetMonitorInfoW(monitor, ctypes.byref(info)):
        return None
    context = gdi.CreateDCW(None, info.szDevice, None, None)
    if not context:
        return None
    try:
        size = wintypes.DWORD(1024)
        path = ctypes.create_unicode_buffer(size.value)
        if not gdi.GetICMProfileW(context, ctypes.byref(size), path):
            return None
    finally:
        gdi.DeleteDC(context)
    with open(path.value, "rb") as file:
        return file.read(_MOST)


# macOS -----------------------------------------------------------------------------


class _Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]


def _on_macos(facts: ScreenFacts) -> bytes | None:
    frameworks = "/System/Library/Frameworks"
    graphics = ctypes.CDLL(f"{frameworks}/CoreGraphics.framework/CoreGraphics")
    core = ctypes.CDLL(f"{frameworks}/CoreFoundation.framework/CoreFoundation")
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    at_point = _function(
        graphics, "CGGetDisplaysWithPoint", ctypes.c_int32, _Point, number,
        ctypes.POINTER(number), ctypes.POINTER(number),
    )  # fmt: skip
    space_of = _function(graphics, "CGDisplayCopyColorSpace", pointer, number)
    data_of = _function(graphics, "CGColorSpaceCopyICCData", pointer, pointer)
    length = _function(core, "CFDataGetLength", ctypes.c_long, pointer)
    start = _function(core, "CFDataGetBytePtr", pointer, pointer)
    release = _function(core, "CFRelease", None, pointer)
    display, count = number(), number()
    point = _Point(*map(float, facts.middle))
    if at_point(point, 1, ctypes.byref(display), ctypes.byref(count)) or not count:
        return None
    space = space_of(display)
    if not space:
        return None
    data = data_of(space)
    release(space)
    if not data:
        return None
    try:
        return ctypes.string_at(start(data), length(data))
    finally:
        release(data)
