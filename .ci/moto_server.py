"""Moto's server, an emulator of AWS, for the time of a `with`: on the loopback address, ended with the process."""
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

# Any will do; the account is that of the local cloud.
CREDENTIALS = {"MOTO_ACCOUNT_ID": "000000000000", "AWS_ACCESS_KEY_ID": "moto", "AWS_SECRET_ACCESS_KEY": "moto",
               "AWS_DEFAULT_REGION": "us-east-1"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(url):
    with contextlib.suppress(OSError):
        with urllib.request.urlopen(url + "/moto-api/", timeout=1):
            return True
    return False


@contextlib.contextmanager
def moto(log):
    """Yields the server's URL; what it has to say goes to a file."""
    # So that the server is ended, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("terminated"))
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, __file__, "-H", "127.0.0.1", "-p", str(port)]
    with open(log, "wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, env={**os.environ, **CREDENTIALS})
        try:
            deadline = time.monotonic() + 60
            while not answers(url):
                if server.poll() is not None or time.monotonic() > deadline:
                    sys.exit(f"moto's server does not start; see {log}")
                time.sleep(0.2)
            yield url
        finally:
            server.terminate()
            server.wait()


def serve():
    """Moto's own server. Its streams number records without a lock: of two puts at a time both may get one number, of
    which a counter rightly takes one."""
    import moto.server
    from moto.dynamodb.models.table import StreamShard

    lock = threading.Lock()
    add = StreamShard.add

    def add_one_at_a_time(shard, old, new):
        with lock:
            add(shard, old, new)

    StreamShard.add = add_one_at_a_time
    moto.server.main()


if __name__ == "__main__":
    serve()
