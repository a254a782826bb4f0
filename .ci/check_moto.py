#!/usr/bin/env python3
"""Takes small files through the pipeline with moto's server as S3, SQS and DynamoDB, and the functions as processes here.

A second opinion on what the embedded services take and answer, not a judge: moto is slow on SQS and lax on some rules.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

import moto_server
from transformed import ROOT

LINES = 40
CI = ROOT / ".ci"


def lines(count):
    access = '192.0.2.{} - - [02/Nov/2026:00:00:{:02} +0000] "GET /ü/{} HTTP/1.1" {} 5\n'
    return "".join(access.format(i % 250, i % 60, i, (200, 404, 500)[i % 3]) for i in range(count))


def run(*command, **options):
    if subprocess.run(command, **options).returncode != 0:
        sys.exit(f"this failed: {' '.join(map(str, command))}")


with tempfile.TemporaryDirectory() as folder, moto_server.moto(ROOT / ".logbatch" / "moto.log") as url:
    folder = pathlib.Path(folder)
    access = folder / "access.log"
    access.write_text(lines(LINES), encoding="utf-8")
    bytes_ = folder / "bytes.txt"
    bytes_.write_bytes(b"nul\0 escape\x1b[31m \xe2\x80\xa8\n\n\xe9\xff x\r\r\nlast\r")
    records = folder / "records.jsonl"
    environment = {**os.environ, **moto_server.CREDENTIALS}
    command = [ROOT / "logbatch", "run", "--endpoint-url", url, "--out", folder / "out", "--records", records]
    run(*command, access, bytes_, env=environment)
    run(sys.executable, CI / "check_items.py", records, access, bytes_)
    run(sys.executable, CI / "check_report.py", folder / "out" / "relatorio_access.log.json", access)
