#!/usr/bin/env python3
"""Compares a report with its file, counted here by other means: check_report.py REPORT ACCESS_LOG"""
import collections
import json
import re
import sys

report = json.load(open(sys.argv[1], encoding="utf-8"))
lines = open(sys.argv[2], "rb").read().split(b"\n")
assert lines.pop() == b"", "the file ends with a line feed"

statuses = collections.Counter()
for line in lines:
    statuses[re.search(rb'" (\d{3}) (?:\d+|-)', line).group(1).decode()] += 1

expected = {
    "status": "Completo",
    "total_linhas": len(lines),
    "total_itens_processados": len(lines),
    "total_itens_rejeitados": 0,
    "pendentes": 0,
    "por_status": dict(statuses),
}
wrong = {key: (report.get(key), value) for key, value in expected.items() if report.get(key) != value}
if wrong:
    sys.exit(f"the report differs from the file (report, file): {wrong}")
print(f"{sys.argv[1]} agrees with the file: {len(lines)} lines, {len(statuses)} statuses")
