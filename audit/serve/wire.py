"""HTTP/1.1 as h11 and uvicorn speak it, with limits that uvicorn has not.

A client that sends its head slowly, reads its answer slowly, or comes when all connections are taken holds nothing for
long, and what is no HTTP gets a clear answer.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import sys
from typing import Any, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from audit.serve.headers import HEADERS
from audit.serve.problem import RequestError
from audit.serve.settings import Settings

HEAD_BYTES = 32_768
"""The longest head of a request."""
LINGER_SECONDS = 2.0
"""How long what a client still sends is read and dropped after its answer: a connection that is closed over unread
bytes is reset, and the answer would be lost."""
HEAD, REST = "head", "rest"
"""What has a deadline: the head of a request, and what is left of a body that was answered before its end."""
SHORTER = "send a shorter one"
SEE = "the server speaks HTTP/1.1, and no TLS"
SLOWEST = 100_000
"""Bytes a second that a client must read of a long answer."""


class LimitedConnection(H11Protocol):
    """One connection. `settings`: its limits."""

    def __init__(self, settings: Settings, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._settings = settings
        self._deadline: asyncio.TimerHandle | None = None
        self._reading: asyncio.TimerHandle | None = None
        self._lingers = False
        self._awaits = HEAD

    # -- the head of a request, and what follows an answer that came early

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(cast(asyncio.Transport, _Patient(transport, self)))
        if len(self.connections) > 2 * self._settings.connections:
            self.transport.abort()  # too many even to be told so
        elif len(self.connections) > self._settings.connections:
            said = "too many connections are open"
            headers = {"Retry-After": "1"}
            self.refuse(RequestError(503, "connections", said, "send it again in a second", headers))
        else:
            self._arm(self._settings.header_seconds)

    def data_received(self, data: bytes) -> None:
        if self._lingers:
            return
        super().data_received(data)
        if self._lingers:
            return
        awaits = ""
        if self.conn.their_state is h11.IDLE:
            awaits = HEAD
        elif self.conn.our_state is h11.DONE and self.conn.their_state is h11.SEND_BODY:
            awaits = REST
        if awaits != self._awaits:
            self._disarm()
            self._awaits = awaits
        if awaits:
            self._arm(self._settings.header_seconds if awaits == HEAD else LINGER_SECONDS)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._disarm()
        self._awaits = ""

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        self._read()
        super().connection_lost(exc)

    def _arm(self, seconds: float) -> None:
        """From now on `seconds` are left; where some are left already, they are."""
        if self._deadline is None:
            self._deadline = self.loop.call_later(seconds, self._late)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _late(self) -> None:
        self._deadline = None
        if self._lingers or self._awaits == REST or not self.conn.trailing_data[0]:
            self.transport.abort()  # it was answered, or has asked nothing
            return
        said = f"the head of the request took longer than {self._settings.header_seconds:g} seconds"
        self.refuse(RequestError(408, "slow-head", said, "send it again"))

    # -- refusing

    def send_400_response(self, msg: str) -> None:
        """Called where h11 cannot read what was sent, while its error is handled."""
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True  # its answer would come too late, or has begun
            self.cycle.message_event.set()
        hint = getattr(sys.exception(), "error_status_hint", 400)
        if hint == 431 and b"\n" not in self.conn.trailing_data[0]:
            self.refuse(RequestError(414, "long-address", f"the address is longer than {HEAD_BYTES:,} bytes", SHORTER))
        elif hint == 431:
            self.refuse(RequestError(431, "long-head", f"the request has a head of over {HEAD_BYTES:,} bytes", SHORTER))
        else:
            self.refuse(RequestError(400, "no-http", "this is no request in HTTP/1.1 that can be read", SEE))

    def refuse(self, error: RequestError) -> None:
        """Answers with the error where an answer is possible, and closes the connection."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            made = error.response()
            made.headers.update({**HEADERS, "Connection": "close"})
            headers = [*made.raw_headers, *self.server_state.default_headers]
            for event in (
                h11.Response(status_code=error.status, headers=headers, reason=error.members["title"].encode()),
                h11.Data(data=bytes(made.body)),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
            self.linger()
        else:
            self.transport.abort()

    def linger(self) -> None:
        """Closes the connection when the client does, or after a while."""
        if self._lingers:
            return
        self._lingers = True
        self._unset_keepalive_if_required()
        self._disarm()
        self._arm(LINGER_SECONDS)
        self.flow.resume_reading()
        self.transport.write_eof()

    # -- a client that does not read

    def pause_writing(self) -> None:
        super().pause_writing()
        seconds = self._settings.write_seconds + self.transport.get_write_buffer_size() / SLOWEST
        self._reading = self.loop.call_later(seconds, self._reset)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._read()

    def _reset(self) -> None:
        """Closes without waiting for the client: else the system would keep what it does not read."""
        sock = self.transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None


class _Patient:
    """The transport, which lingers where it is closed before all that the client sends was read."""

    def __init__(self, transport: asyncio.Transport, wire: LimitedConnection) -> None:
        self._transport, self._wire = transport, wire

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def close(self) -> None:
        if self._wire.conn.their_state in (h11.SEND_BODY, h11.ERROR) and not self._transport.is_closing():
            self._wire.linger()
        else:
            self._transport.close()
