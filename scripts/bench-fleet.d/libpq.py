"""The few calls of libpq that a simulated client needs, without a package."""

import ctypes
import ctypes.util
import select


class _Notification(ctypes.Structure):
    _fields_ = [("channel", ctypes.c_char_p), ("pid", ctypes.c_int), ("payload", ctypes.c_char_p)]


_pq = ctypes.CDLL(ctypes.util.find_library("pq") or "libpq.so.5")
for _name, _result, _arguments in (
    ("PQconnectdb", ctypes.c_void_p, [ctypes.c_char_p]),
    ("PQstatus", ctypes.c_int, [ctypes.c_void_p]),
    ("PQerrorMessage", ctypes.c_char_p, [ctypes.c_void_p]),
    ("PQfinish", None, [ctypes.c_void_p]),
    ("PQresultStatus", ctypes.c_int, [ctypes.c_void_p]),
    ("PQresultErrorField", ctypes.c_char_p, [ctypes.c_void_p, ctypes.c_int]),
    ("PQresultErrorMessage", ctypes.c_char_p, [ctypes.c_void_p]),
    ("PQntuples", ctypes.c_int, [ctypes.c_void_p]),
    ("PQnfields", ctypes.c_int, [ctypes.c_void_p]),
    ("PQgetisnull", ctypes.c_int, [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]),
    ("PQgetvalue", ctypes.c_char_p, [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]),
    ("PQclear", None, [ctypes.c_void_p]),
    ("PQsocket", ctypes.c_int, [ctypes.c_void_p]),
    ("PQconsumeInput", ctypes.c_int, [ctypes.c_void_p]),
    ("PQnotifies", ctypes.POINTER(_Notification), [ctypes.c_void_p]),
    ("PQfreemem", None, [ctypes.c_void_p]),
):
    getattr(_pq, _name).restype = _result
    getattr(_pq, _name).argtypes = _arguments
_values = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p,
           ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int]
_prepared = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p,
             ctypes.c_void_p, ctypes.c_int]
_pq.PQprepare.restype = ctypes.c_void_p
_pq.PQprepare.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int,
                          ctypes.c_void_p]
_pq.PQexecPrepared.restype = ctypes.c_void_p
_pq.PQexecPrepared.argtypes = _prepared
_pq.PQsendQueryPrepared.restype = ctypes.c_int
_pq.PQsendQueryPrepared.argtypes = _prepared

_BAD, _TUPLES, _COMMAND = 1, 2, 1
_SQLSTATE = ord("C")


class DatabaseError(Exception):
    """What the server refused; `state` is the SQLSTATE."""

    def __init__(self, state, message):
        super().__init__(f"{state} {message}")
        self.state = state


class Connection:
    """One connection; statements are prepared once each."""

    def __init__(self, conninfo):
        self._conninfo = conninfo
        self._open()

    def _open(self):
        self._handle = _pq.PQconnectdb(self._conninfo.encode())
        self._names = {}
        if _pq.PQstatus(self._handle) == _BAD:
            raise DatabaseError("08006", _pq.PQerrorMessage(self._handle).decode())

    def close(self):
        _pq.PQfinish(self._handle)

    def _prepare(self, sql):
        if sql not in self._names:
            name = f"s{len(self._names)}".encode()
            self._rows(_pq.PQprepare(self._handle, name, sql.encode(), 0, None))
            self._names[sql] = name
        return self._names[sql]

    @staticmethod
    def _array(values):
        encoded = [None if v is None else str(v).encode() for v in values]
        return (ctypes.c_char_p * len(encoded))(*encoded)

    def query(self, sql, *values):
        """The rows of a statement, each a tuple of texts."""
        name, array = self._prepare(sql), self._array(values)
        return self._rows(_pq.PQexecPrepared(self._handle, name, len(values), array, None, None, 0))

    def lose(self, sql, *values):
        """Sends a statement and hangs up: nobody knows whether it was done."""
        name, array = self._prepare(sql), self._array(values)
        _pq.PQsendQueryPrepared(self._handle, name, len(values), array, None, None, 0)
        self.close()
        self._open()

    def notifications(self, seconds):
        """The payloads that came, after waiting for the first at most so long."""
        payloads = self._waiting()
        if not payloads and select.select([_pq.PQsocket(self._handle)], [], [], seconds)[0]:
            _pq.PQconsumeInput(self._handle)
            payloads = self._waiting()
        return payloads

    def _waiting(self):
        payloads = []
        while notification := _pq.PQnotifies(self._handle):
            payloads.append(notification.contents.payload.decode())
            _pq.PQfreemem(notification)
        return payloads

    @staticmethod
    def _rows(result):
        try:
            if _pq.PQresultStatus(result) not in (_TUPLES, _COMMAND):
                state = _pq.PQresultErrorField(result, _SQLSTATE) or b"08006"
                raise DatabaseError(state.decode(), _pq.PQresultErrorMessage(result).decode())
            fields = range(_pq.PQnfields(result))
            return [
                tuple(None if _pq.PQgetisnull(result, row, field)
                      else _pq.PQgetvalue(result, row, field).decode() for field in fields)
                for row in range(_pq.PQntuples(result))
            ]
        finally:
            _pq.PQclear(result)
