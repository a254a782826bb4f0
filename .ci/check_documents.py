#!/usr/bin/env python3
"""Checks what documents refer to: relative links lead to files, types and tests in backticks exist."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
problems = []

types = {p.stem for p in root.rglob("*.java")}
template = (root / "template.yaml").read_text(encoding="utf-8")
documents = [p for p in root.rglob("*.md") if not {"target", ".logbatch"} & set(p.relative_to(root).parts)]
for document in documents:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not re.match(r"[a-z]+:", target) and not (document.parent / target).exists():
            problems.append(f"{document.relative_to(root)}: no {target}")
    for name in set(re.findall(r"`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)`", text)):
        if name not in types and name not in template:
            problems.append(f"{document.relative_to(root)}: there is no {name}")

    for name, method in set(re.findall(r"`([A-Z]\w+(?:Test|IT|Contract))\.([a-z]\w+)`", text)):
        sources = [p for p in root.rglob(f"{name}.java")]
        if not any(f" {method}(" in p.read_text(encoding="utf-8") for p in sources):
            problems.append(f"{document.relative_to(root)}: there is no {name}.{method}")

if problems:
    sys.exit("\n".join(sorted(problems)))
print(f"{len(documents)} documents, every link and type leads somewhere")
