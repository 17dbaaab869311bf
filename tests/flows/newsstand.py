"""A web server on this machine that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]
MONDAY = "Mon, 14 Oct 2024 10:00:00 GMT"


def page(body: bytes, **headers: str) -> Answer:
    """An answer with a body; underscores in the names of headers stand for hyphens."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked = request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")
        known = any(value is not None and value in (headers.get("ETag"), headers.get("Last_Modified")) for value in asked)
        request.send_response(304 if known else 200)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            if not (known and name == "Content_Length"):
                request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        if not known:
            request.wfile.write(body)

    return answer


def status(code: int, **headers: str) -> Answer:
    """An answer of nothing but a status."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in {"Content_Length": "0", **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()

    return answer


class Newsstand:
    """``answers`` by path: one, or several for one request each, of which the last stays."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        stand = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                stand.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                answer = stand.answers.get(self.path.partition("?")[0], status(404))
                if isinstance(answer, list):
                    answer = answer.pop(0) if len(answer) > 1 else answer[0]
                try:
                    answer(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
