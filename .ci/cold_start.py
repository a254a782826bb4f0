#!/usr/bin/env python3
"""Measures cold starts: cold_start.py [ROUNDS], 5 unless said. Asks for the jars (./mvnw package) and for moto.

Each function is started from its deployed jar as Lambda starts it, but for the jar, which Lambda unpacks: by AWS's own
runtime interface client, with a Runtime API that is served here. Measured are the time from the start of the process to
its first call for an event (init), and from there to its answer (first invocation); then to the answer to the same event
again; and the processor time of all until the first answer, which tells more than the others on a machine that has more
to do. A round takes five lines from the upload to the report, with moto as S3, SQS and DynamoDB; of the times some
milliseconds per call are moto's.
"""
import http.server
import json
import os
import pathlib
import queue
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

import boto3

import moto_server
from transformed import ACCOUNT, ROOT, Evaluation, packaged, raw, translated
from understood import Understood

LINES = b"".join(b'192.0.2.1 - - [02/Nov/2026:00:00:00 +0000] "GET /%d HTTP/1.1" 200 5\n' % i for i in range(5))
FLAGS = {
    "as deployed, -XX:TieredStopAtLevel=1": ["-XX:TieredStopAtLevel=1"],
    "both compilers": [],
}
HOST = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
JNI = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"


def processor_seconds(pid):
    """Of all threads of a process, as Linux counts them."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class RuntimeApi(http.server.ThreadingHTTPServer):
    """Hands out the events that are put, and keeps the times of calls and answers."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.daemon_threads = True
        self.events, self.calls, self.answers = queue.Queue(), queue.Queue(), queue.Queue()


class Handler(http.server.BaseHTTPRequestHandler):

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.calls.put(time.monotonic())
        event = json.dumps(self.server.events.get()).encode()
        self.send_response(200)
        for name, value in {
            "Lambda-Runtime-Aws-Request-Id": "00000000-0000-4000-8000-000000000000",
            "Lambda-Runtime-Trace-Id": "Root=1-67270000-000000000000000000000000",
            "Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + 60_000),
            "Lambda-Runtime-Invoked-Function-Arn": f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:measured",
            # Without it the native client crashes.
            "Content-Type": "application/json",
            "Content-Length": str(len(event)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(event)

    def do_POST(self):
        answer = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.answers.put((time.monotonic(), self.path, answer))
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class Functions:
    """The functions of the template, each in a folder, and started one at a time."""

    def __init__(self, folder, url, cloud):
        self.folder, self.url = folder, url
        self.described = cloud.all()["functions"]
        self.java = subprocess.run(
            ["sh", ROOT / ".mvn" / "find-jdk.sh", "25"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
        jars = (ROOT / "cli/target/dependencies.txt").read_text().strip().split(os.pathsep)
        self.host = [j for j in jars if "aws-lambda-java" in j or "utils-lite" in j]
        for name, function in self.described.items():
            library = folder / name / "lib"
            library.mkdir(parents=True)
            shutil.copy(function["CodeUri"], library)
        with zipfile.ZipFile(next(j for j in self.host if "interface-client" in j)) as jar:
            machine = os.uname().machine.replace("aarch64", "aarch_64")
            self.native = jar.extract(f"jni/libaws-lambda-jni.linux-{machine}.so", folder)

    def environment(self, name):
        function = self.described[name]
        queues = f"https://sqs.invalid/{ACCOUNT}/"
        return {
            **moto_server.CREDENTIALS,
            **{k: v.replace(queues, f"{self.url}/{ACCOUNT}/") for k, v in function["Environment"].items()},
            **{f"AWS_ENDPOINT_URL_{service}": self.url for service in ("S3", "SQS", "DYNAMODB")},
            "PATH": os.environ["PATH"],
            "LANG": "en_US.UTF-8",
            "AWS_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_EXECUTION_ENV": "AWS_Lambda_java25",
            "AWS_LAMBDA_FUNCTION_NAME": name,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function["MemorySize"]),
            "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{name}",
            "AWS_LAMBDA_LOG_STREAM_NAME": "local",
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "_HANDLER": function["Handler"],
            "LAMBDA_TASK_ROOT": str(self.folder / name),
        }

    def measured(self, name, flags, event):
        """Seconds of init, of the first invocation and of the second, and of processor time until the first answer."""
        function = self.described[name]
        with RuntimeApi() as api, open(self.folder / f"{name}.log", "ab") as log:
            threading.Thread(target=api.serve_forever, daemon=True).start()
            command = [
                f"{self.java}/bin/java", *flags, "-XX:+UseSerialGC", "-Xshare:auto",
                f"-Xmx{function['MemorySize'] * 85 // 100}m", "--enable-native-access=ALL-UNNAMED", f"-D{JNI}={self.native}",
                "-cp", os.pathsep.join(self.host), HOST, function["Handler"]]
            environment = self.environment(name) | {"AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{api.server_port}"}
            started = time.monotonic()
            process = subprocess.Popen(command, cwd=self.folder / name, env=environment, stdout=log, stderr=log)
            try:
                return self.times(api, started, event, process)
            except queue.Empty:
                sys.exit(f"{name} does not answer: {(self.folder / (name + '.log')).read_text()[-2000:]}")
            finally:
                process.kill()
                process.wait()
                api.shutdown()

    @staticmethod
    def times(api, started, event, process):
        times = [api.calls.get(timeout=60) - started]
        for i in range(2):
            handed_out = time.monotonic()
            api.events.put(event)
            answered, path, answer = api.answers.get(timeout=60)
            if not path.endswith("/response"):
                sys.exit(f"an invocation failed: {answer.decode()}")
            times.append(answered - handed_out)
            if i == 0:
                processor = processor_seconds(process.pid)
            api.calls.get(timeout=120)
        return [*times, processor]


class Round:
    """Five lines on their way: what each function is invoked with."""

    def __init__(self, url, cloud, number):
        self.client = {s: boto3.client(s, endpoint_url=url) for s in ("s3", "sqs", "dynamodb", "dynamodbstreams")}
        self.cloud = cloud
        self.key = f"cold-{number}.log"

    def events(self):
        """Function and event, each made when those before have done their part."""
        yield "LogSplitterLambda", self.upload()
        yield "LogProcessorWorker", self.lines()
        yield "LogCounterLambda", self.stream("ProcessedLogsTable") | {"shardId": f"shard-{self.key}", "state": {}}
        yield "LogReporterLambda", self.stream("BatchesTable")

    def upload(self):
        bucket = self.cloud.of("AWS::S3::Bucket")["InputBucket"]["BucketName"]
        tag = self.client["s3"].put_object(Bucket=bucket, Key=self.key, Body=LINES)["ETag"].strip('"')
        event = json.loads((ROOT / "events" / "s3-put.json").read_text(encoding="utf-8"))
        record = event["Records"][0]
        record["s3"]["bucket"]["name"] = bucket
        record["s3"]["object"].update(key=self.key, size=len(LINES), eTag=tag)
        return event

    def lines(self):
        url = self.client["sqs"].get_queue_url(QueueName="log-processing-queue")["QueueUrl"]
        received = self.client["sqs"].receive_message(
            QueueUrl=url, MaxNumberOfMessages=10, AttributeNames=["All"]).get("Messages", [])
        return {"Records": [
            {"messageId": m["MessageId"], "receiptHandle": m["ReceiptHandle"], "body": m["Body"],
             "attributes": m["Attributes"], "eventSource": "aws:sqs"} for m in received]}

    def stream(self, table):
        """The records that moto's streams have of this round; those of the rounds before are passed over in turn."""
        client = self.client["dynamodbstreams"]
        arn = client.list_streams(TableName=table)["Streams"][0]["StreamArn"]
        shard = client.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
        iterator = client.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        records = client.get_records(ShardIterator=iterator)["Records"]
        return json.loads(json.dumps({"Records": records[-5:]}, default=lambda value: None))


def create(url, cloud):
    """The resources that the functions talk to."""
    clients = {s: boto3.client(s, endpoint_url=url) for s in ("s3", "sqs", "dynamodb")}
    for bucket in cloud.of("AWS::S3::Bucket").values():
        clients["s3"].create_bucket(Bucket=bucket["BucketName"])
    for q in cloud.of("AWS::SQS::Queue").values():
        clients["sqs"].create_queue(QueueName=q["QueueName"])
    for table in cloud.of("AWS::DynamoDB::Table").values():
        names = ("TableName", "BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")
        clients["dynamodb"].create_table(
            **{n: table[n] for n in names if n in table},
            StreamSpecification={"StreamEnabled": True, **table["StreamSpecification"]})


def show(title, times):
    print(f"\n{title}\n\n| function | init | first invocation | second | processor until the first answer |\n|---|---|---|---|---|")
    for name, measured in times.items():
        cells = [f"{min(t):.2f} / {statistics.median(t):.2f} / {max(t):.2f}" for t in zip(*measured)]
        print(f"| {name} | {' | '.join(cells)} |")


def main(rounds):
    os.environ.update(moto_server.CREDENTIALS)
    parameters = {"OwnerName": "ci"}
    evaluation = Evaluation(translated(packaged(raw(), "packages")[0], parameters), parameters)
    cloud = Understood(evaluation)
    print(f"seconds, least / median / most of {rounds}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, moto_server.moto(ROOT / ".logbatch" / "moto.log") as url:
        create(url, cloud)
        functions = Functions(pathlib.Path(folder), url, cloud)
        for number, (title, flags) in enumerate(FLAGS.items()):
            times = {}
            for i in range(rounds):
                for name, event in Round(url, cloud, f"{number}-{i}").events():
                    times.setdefault(name, []).append(functions.measured(name, flags, event))
            show(title, times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
