#!/usr/bin/env python3
"""Times the first invocation of each function in a new JVM, with one compiler and with both, and those after it.

    ./logbatch up --set OwnerName=example      # in another terminal
    .ci/first_invocation.py [PROCESSES [INVOCATIONS]]

The jars run as on Lambda, with AWS's own runtime interface client; the services are those of the local cloud, and the
events those of events/. Prints medians over the processes.
"""
import http.server
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HOME = pathlib.Path(__file__).resolve().parent.parent
REPOSITORY = pathlib.Path.home() / ".m2/repository"
CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
FUNCTIONS = {
    "LogSplitterLambda": ("splitter-lambda", "logbatch.splitter.SplitterHandler", "s3-put"),
    "LogProcessorWorker": ("worker-lambda", "logbatch.worker.WorkerHandler", "sqs-lines-one-bad"),
    "LogCounterLambda": ("reporter-lambda", "logbatch.reporter.CounterHandler", "stream-processed-logs"),
    "LogReporterLambda": ("reporter-lambda", "logbatch.reporter.ReporterHandler", "schedule"),
}
COMPILERS = {"C1 alone": ["-XX:TieredStopAtLevel=1"], "C1 and C2": []}


def java():
    home = subprocess.run(
        ["sh", HOME / ".mvn/find-jdk.sh", "25"], check=True, capture_output=True, text=True
    ).stdout.strip()
    return f"{home}/bin/java"


def client_jars():
    names = ("aws-lambda-java-runtime-interface-client", "aws-lambda-java-serialization", "aws-lambda-java-core", "utils-lite")
    newest = [max(REPOSITORY.rglob(f"{name}-*.jar"), key=lambda jar: jar.stat().st_mtime) for name in names]
    return ":".join(map(str, newest))


def variables(cloud):
    outputs = cloud["outputs"]
    return {
        **cloud["environment"],
        "BATCHES_TABLE": outputs["BatchesTableName"],
        "PROCESSED_LOGS_TABLE": outputs["ProcessedLogsTableName"],
        "LINES_QUEUE_URL": outputs["LogProcessingQueueUrl"],
        "SPLIT_QUEUE_URL": outputs["LogSplitQueueUrl"],
        "INPUT_BUCKET": outputs["InputBucketName"],
        "OUTPUT_BUCKET": outputs["OutputBucketName"],
        "MAX_LINE_BYTES": "262144",
        "RANGE_BYTES": "134217728",
        "DEFAULT_TIME_ZONE": "UTC",
        "STALLED_MINUTES": "60",
    }


class RuntimeApi:
    """Hands the event out so many times, and notes how long each answer took."""

    def __init__(self, event, invocations):
        self.event, self.left, self.seconds = event, invocations, []
        self.asked_at, self.handed_out_at, self.done = None, 0, threading.Event()
        api = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                api.asked_at = api.asked_at or time.monotonic()
                if api.left == 0:
                    api.done.set()
                    time.sleep(3600)
                api.left -= 1
                api.handed_out_at = time.monotonic()
                self.send_response(200)
                self.send_header("Lambda-Runtime-Aws-Request-Id", "8b1c7a5e-0000-4000-8000-000000000000")
                self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:1:function:f")
                self.send_header("Lambda-Runtime-Deadline-Ms", str(int(time.time() * 1000) + 60_000))
                self.send_header("Lambda-Runtime-Trace-Id", "Root=1-67270000-000000000000000000000000")
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(api.event)))
                self.end_headers()
                self.wfile.write(api.event)

            def do_POST(self):
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                api.seconds.append(time.monotonic() - api.handed_out_at)
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.end_headers()

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def measure(function, flags, invocations, cloud):
    module, handler, event = FUNCTIONS[function]
    api = RuntimeApi((HOME / f"events/{event}.json").read_bytes(), invocations)
    with tempfile.TemporaryDirectory() as root:
        (pathlib.Path(root) / "lib").mkdir()
        os.symlink(HOME / module / "target" / f"{module}.jar", pathlib.Path(root) / "lib" / "function.jar")
        environment = {
            "PATH": os.environ["PATH"],
            **variables(cloud),
            "LANG": "en_US.UTF-8",
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{api.server.server_port}",
            "AWS_LAMBDA_FUNCTION_NAME": function,
            "AWS_LAMBDA_FUNCTION_VERSION": "1",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
            "AWS_LAMBDA_LOG_GROUP_NAME": function,
            "AWS_LAMBDA_LOG_STREAM_NAME": "local",
            "LAMBDA_TASK_ROOT": root,
            "_HANDLER": f"{handler}::handleRequest",
        }
        command = [java(), *flags, "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx870m", "--enable-native-access=ALL-UNNAMED"]
        started_at = time.monotonic()
        process = subprocess.Popen(
            [*command, "-cp", client_jars(), CLIENT, f"{handler}::handleRequest"],
            cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        try:
            if not api.done.wait(300):
                sys.exit(f"{function} does not answer")
            fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
            cpu_seconds = sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
        finally:
            process.kill()
            process.wait()
            api.server.shutdown()
    return api.asked_at - started_at, api.seconds[0], statistics.median(api.seconds[-10:]), cpu_seconds


def main():
    processes, invocations = (list(map(int, sys.argv[1:])) + [5, 100][len(sys.argv) - 1:])[:2]
    cloud = json.loads((HOME / ".logbatch/up.json").read_text())
    print(f"{'function':19} {'compilers':10} {'init':>7} {'first':>8} {'later':>8} {'CPU, all ' + str(invocations):>14}")
    for function in FUNCTIONS:
        figures = {name: [] for name in COMPILERS}
        for _ in range(processes):
            for name, flags in COMPILERS.items():
                figures[name].append(measure(function, flags, invocations, cloud))
        for name, runs in figures.items():
            init, first, later, cpu = (statistics.median(column) for column in zip(*runs))
            print(f"{function:19} {name:10} {init * 1000:4.0f} ms {first * 1000:5.0f} ms {later * 1000:5.1f} ms {cpu:12.1f} s", flush=True)


main()
