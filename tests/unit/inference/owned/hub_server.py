"""A server that speaks the Hub's endpoints, and can drop, damage, refuse or redirect."""

import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
CONFIG = json.dumps({"architectures": ["BlipForConditionalGeneration"]}).encode()


@dataclass
class FakeHub:
    """What the server has and how it behaves.

    Args:
        files: name to bytes.
        served: name to the bytes that are really sent, where they differ.
        drop_after: name to the number of bytes after which the connection breaks, each time.
        drops: how often it breaks.
        broken: status for every request.
        resumes: whether Range is honoured.
        redirect: whether files come from another address, as the Hub's do.
        slow_s: pause between pieces of 64 KiB.
        requests: (path, Range) of all requests.
    """

    files: dict[str, bytes]
    model: str = "Salesforce/blip-image-captioning-base"
    revisions: tuple[str, ...] = ("main", "refs/pr/50", COMMIT)
    served: dict[str, bytes] = field(default_factory=dict)
    drop_after: dict[str, int] = field(default_factory=dict)
    drops: int = 1
    broken: int | None = None
    resumes: bool = True
    redirect: bool = False
    slow_s: float = 0.0
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    url: str = ""

    def listing(self) -> dict[str, Any]:
        siblings = []
        for name, data in self.files.items():
            entry: dict[str, Any] = {"rfilename": name, "size": len(data)}
            if name.endswith((".safetensors", ".bin")):
                sha256 = hashlib.sha256(data).hexdigest()
                entry |= {"lfs": {"sha256": sha256, "size": len(data), "pointerSize": 134}}
                entry["blobId"] = "f" * 40
            else:
                head = f"blob {len(data)}\0".encode()
                entry["blobId"] = hashlib.sha1(head + data).hexdigest()
            siblings.append(entry)
        return {"id": self.model, "sha": COMMIT, "siblings": siblings, "tags": []}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: FakeHub

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.requests.append((path, self.headers.get("Range")))
        if self.hub.broken is not None:
            self._send(self.hub.broken, b"out of order")
        elif found := re.fullmatch(rf"/api/models/{self.hub.model}/revision/(.+)", path):
            if found[1] in self.hub.revisions:
                self._send(200, json.dumps(self.hub.listing()).encode(), "application/json")
            else:
                self._send(404, b"{}", error="RevisionNotFound")
        elif found := re.fullmatch(rf"(/cdn)?/{self.hub.model}/resolve/{COMMIT}/(.+)", path):
            self._file(found[1] is not None, found[2])
        else:
            self._send(404, b"{}", error="RepoNotFound")

    def _file(self, on_cdn: bool, name: str) -> None:
        hub = self.hub
        if name not in hub.files:
            self._send(404, b"", error="EntryNotFound")
            return
        if hub.redirect and not on_cdn:
            self.send_response(302)
            self.send_header("Location", f"{hub.url}/cdn{self.path}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data = hub.served.get(name, hub.files[name])
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
        start = int(wanted[1]) if wanted and hub.resumes else 0
        body = data[start:]
        self.send_response(206 if wanted and hub.resumes else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        limit = hub.drop_after.get(name)
        if limit is not None and hub.drops > 0:
            hub.drops -= 1
            self.wfile.write(body[:limit])
            self.wfile.flush()
            self.close_connection = True
            self.connection.close()
            return
        for at in range(0, len(body), 65536):
            try:
                self.wfile.write(body[at : at + 65536])
            except OSError:
                return  # the client has gone
            time.sleep(hub.slow_s)

    def _send(
        self, status: int, body: bytes, kind: str = "text/plain", error: str | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if error is not None:
            self.send_header("X-Error-Code", error)
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A connection that the handler broke on purpose is no news."""


@contextmanager
def running(hub: FakeHub) -> Iterator[FakeHub]:
    """Serve until the block ends."""
    handler = type("Handler", (_Handler,), {"hub": hub})
    with _Server(("127.0.0.1", 0), handler) as server:
        hub.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield hub
        finally:
            server.shutdown()
            thread.join()
