#!/usr/bin/env python3
"""Compares stored items with the bytes of the files they came from: check_items.py RECORDS FILE...

RECORDS is what `./logbatch run --records RECORDS FILE...` wrote. Every line of every file has to be there exactly once, at
its byte offset, with its very bytes, and nothing else may be there. The lines are cut here independently of the project.
"""
import base64
import collections
import gzip
import json
import os
import re
import sys

LIMIT = 262144


def record_end(raw, offset, delimiter):
    """where the line feed of the record is that starts there: one inside quotes does not end it"""
    field = rb'(?:"(?:[^"]|"")*+"[^%b\n]*+|[^"%b\n][^%b\n]*+|)' % ((delimiter,) * 3)
    record = re.compile(rb'%b(?:%b%b)*+(?=\n|\Z)' % (field, delimiter, field)).match(raw, offset)
    if record and len(record[0].removesuffix(b"\r")) <= LIMIT:
        return record.end() if record.end() < len(raw) else -1
    return raw.find(b"\n", offset)


def header(raw, offset):
    """(offset behind the header, delimiter) of a CSV file; the delimiter is None if it has no header"""
    start = offset
    while raw[start:start + 1] in (b"\r", b"\n"):
        start += 1
    named = re.compile(rb'"?sep=([,;\t|])"?\r?\n[\r\n]*', re.I).match(raw, start)
    start = named.end() if named else start
    ends = {d: record_end(raw, start, re.escape(d)) for d in ([named[1]] if named else [b",", b";", b"\t", b"|"])}
    best = max(ends, key=lambda d: re.sub(rb'"[^"]*"', b"", raw[start:ends[d]]).count(d))
    first = raw[start:] if ends[best] < 0 else raw[start:ends[best]]
    value = rb"\d:\d\d|\d{4}-\d\d-\d\d|\d+/\d+/\d+|\d{9}|\d+\.\d+\.\d+\.\d+"
    is_header = re.search(value, first) is None and re.search(r"[^\W\d_]", first.decode(errors="replace"))
    return (start + len(first) + 1, re.escape(best)) if is_header else (offset, None)


def expected(path):
    """offset -> bytes of every line that is sent; the number of lines that are not"""
    raw = open(path, "rb").read()
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    offset = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    lines, unsent = {}, 0
    start, delimiter = header(raw, offset) if ".csv" in path.lower() else (offset, None)
    while offset < len(raw):
        end = record_end(raw, offset, delimiter) if delimiter else raw.find(b"\n", offset)
        content = raw[offset:] if end < 0 else raw[offset:end].removesuffix(b"\r")
        if not content or offset < start:
            unsent += 1
        else:
            lines[offset] = content
        offset = len(raw) if end < 0 else end + 1
    return lines, unsent


def stored(item):
    if "original_log_base64" in item:
        return base64.b64decode(item["original_log_base64"])
    return item["original_log"].encode()


def same(content, item):
    got = stored(item)
    if not item.get("truncated"):
        return got == content
    return len(content) == item["length_bytes"] > len(got) >= LIMIT - 3 and content.startswith(got)


batches = collections.defaultdict(lambda: collections.defaultdict(list))
ids = collections.Counter()
for line in open(sys.argv[1], encoding="utf-8"):
    item = json.loads(line)
    batches[item["batch_id"]][item["byte_offset"]].append(item)
    ids[item["id"]] += 1

problems = [f"id {i} is there {n} times" for i, n in ids.items() if n > 1]
total = unsent = 0
for path in sys.argv[2:]:
    lines, not_sent = expected(path)
    unsent += not_sent
    name = os.path.basename(path)
    if name not in batches:
        # Of two files with one name each is known by its path.
        name = os.path.normpath(path).lstrip("./")
    items = batches.pop(name, {})
    for offset, content in lines.items():
        found = items.pop(offset, [])
        total += 1
        if len(found) != 1:
            problems.append(f"{path}: line at {offset} is there {len(found)} times")
        elif not same(content, found[0]):
            problems.append(f"{path}: line at {offset} has other bytes")
    problems += [f"{path}: an item at {offset}, where no line starts" for offset in items]
problems += [f"items of a file that was not named: {name}" for name in batches]

if problems:
    sys.exit("\n".join(problems[:20] + [f"{len(problems)} problems"]))
print(f"{len(sys.argv) - 2} files, {total} lines: each is there once, with its bytes ({unsent} blank and header lines)")
