"""A small screen reader: reads a window over AT-SPI and presses its buttons.

Run inside of a session bus and a screen of its own, ``python -m tests.end2end.at_spi LIBRARY``
starts the window, reviews the first draft as a blind person would, and prints as JSON what it
has read and heard. The interfaces are those of AT-SPI2 (org.a11y.atspi, AT-SPI2 D-Bus protocol).
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from jeepney import DBusAddress, MatchRule, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE, _ACTION, _TEXT = (
    f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "Text")
)
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_NOBODY = "/org/a11y/atspi/null"
_SHOWING = 25  # ATSPI_STATE_SHOWING
_MOST_AT_ONCE = 100
_MOST_WIDGETS = 2000
_PATIENCE_S = 60
Found = TypeVar("Found")


@dataclass(frozen=True)
class Node:
    """One thing in the window."""

    bus: str
    path: str


class ScreenReader:
    """Speaks to every program that is accessible."""

    def __init__(self) -> None:
        with open_dbus_connection(bus="SESSION") as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=20)
            assert reply.header.message_type is MessageType.method_return, reply.body
            status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
            session.send_and_get_reply(Properties(status).set("IsEnabled", "b", True))
        self._bus: DBusConnection = open_dbus_connection(bus=reply.body[0])
        self.heard: list[str] = []
        self._rule = MatchRule(
            type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement"
        )
        self._bus.send_and_get_reply(message_bus.AddMatch(self._rule))
        registry = DBusAddress(
            "/org/a11y/atspi/registry", _ROOT[0], interface="org.a11y.atspi.Registry"
        )
        call = new_method_call(registry, "RegisterEvent", "s", ("object:announcement",))
        self._bus.send_and_get_reply(call)

    def children(self, node: Node) -> list[Node]:
        """Return what is inside of something."""
        (found,) = self._call(node, _ACCESSIBLE, "GetChildren")
        return [Node(bus, path) for bus, path in found if path != _NOBODY]

    def name(self, node: Node) -> str:
        """Return what a screen reader calls something."""
        return str(self._property(node, _ACCESSIBLE, "Name"))

    def role(self, node: Node) -> str:
        """Return what kind of thing it is."""
        return str(self._call(node, _ACCESSIBLE, "GetRoleName")[0])

    def is_showing(self, node: Node) -> bool:
        """Whether it is on the screen."""
        (states,) = self._call(node, _ACCESSIBLE, "GetState")
        return bool(states[_SHOWING // 32] >> _SHOWING % 32 & 1)

    def text(self, node: Node) -> str:
        """Return what stands in a field."""
        return str(self._call(node, _TEXT, "GetText", "ii", (0, -1))[0])

    def press(self, node: Node) -> None:
        """Press a button."""
        (done,) = self._call(node, _ACTION, "DoAction", "i", (0,))
        assert done, f"{self.name(node)} cannot be pressed"

    def window(self, process: int) -> Node:
        """Return the program of a process."""
        for node in self.children(Node(*_ROOT)):
            if self._process_of(node.bus) == process:
                return node
        raise LookupError(f"no accessible program has the process number {process}")

    def everything(self, top: Node) -> Iterator[Node]:
        """Give everything inside of something, the outer before the inner."""
        waiting, number = [top], 0
        while waiting and number < _MOST_WIDGETS:
            node = waiting.pop(0)
            number += 1
            yield node
            waiting += self.children(node)

    def find(self, top: Node, is_it: Callable[[str, str], bool]) -> Node:
        """Return the first thing on the screen whose name and role are wanted."""
        for node in self.everything(top):
            if is_it(self.name(node), self.role(node)) and self.is_showing(node):
                return node
        raise LookupError("nothing on the screen is called so")

    def _process_of(self, bus: str) -> int:
        call = message_bus.GetConnectionUnixProcessID(bus)
        return int(self._bus.send_and_get_reply(call, timeout=10).body[0])

    def _property(self, node: Node, interface: str, name: str) -> Any:
        address = DBusAddress(node.path, node.bus, interface)
        return self._answer(Properties(address).get(name))[0][1]

    def _call(
        self, node: Node, interface: str, method: str, kinds: str = "", values: tuple[Any, ...] = ()
    ) -> tuple[Any, ...]:
        address = DBusAddress(node.path, node.bus, interface)
        return self._answer(new_method_call(address, method, kinds or None, values))

    def _answer(self, message: Any) -> tuple[Any, ...]:
        # By default only the newest of several that come at once would be kept.
        with self._bus.filter(self._rule, bufsize=_MOST_AT_ONCE) as announced:
            reply = self._bus.send_and_get_reply(message, timeout=20)
        self.heard += [str(event.body[3][1]) for event in announced]
        if reply.header.message_type is not MessageType.method_return:
            raise LookupError(str(reply.body))
        body: tuple[Any, ...] = reply.body
        return body


def patiently(look: Callable[[], Found]) -> Found:
    """Return what is found as soon as it is there."""
    end = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return look()
        except (LookupError, AssertionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def review_one(reader: ScreenReader, process: int) -> dict[str, object]:
    """Go to the review, read the first draft, and approve it."""
    top = patiently(lambda: reader.window(process))
    review = patiently(lambda: reader.find(top, lambda name, _: name.startswith("Review ")))
    waiting = reader.name(review)
    reader.press(review)

    def draft() -> tuple[Node, str]:
        field = reader.find(top, lambda name, role: name == "Alt text" and "text" in role)
        read = reader.text(field)
        assert read
        return field, read

    field, read = patiently(draft)
    place = patiently(lambda: reader.find(top, lambda name, _: name.startswith("1 of ")))
    seen = reader.name(place)
    reader.press(reader.find(top, lambda name, _: name == "Approve and next"))
    patiently(lambda: reader.find(top, lambda name, _: name.startswith("2 of ")))

    def next_draft() -> str:
        text = reader.text(field)
        assert text != read
        assert any(line.startswith("2 of ") for line in reader.heard)
        return text

    following = patiently(next_draft)
    unnamed = [
        reader.role(node)
        for node in reader.everything(top)
        if reader.role(node) in ("button", "push button", "text") and reader.is_showing(node)
        if not reader.name(node)
    ]
    return {
        "waiting": waiting, "place": seen, "draft": read, "next": following,
        "heard": reader.heard, "unnamed": unnamed,
    }  # fmt: skip


def main() -> None:
    """Start the window on a library and review."""
    reader = ScreenReader()
    environment = {
        **os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb",
        "BLIPDESK_LIBRARY": sys.argv[1], "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    program = "from blipdesk.gui.app import main; raise SystemExit(main())"
    window = subprocess.Popen([sys.executable, "-c", program], env=environment)
    try:
        sys.stdout.write(json.dumps(review_one(reader, window.pid)) + "\n")
        time.sleep(1)
    finally:
        window.terminate()
        window.wait(30)


if __name__ == "__main__":
    main()
