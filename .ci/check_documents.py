#!/usr/bin/env python3
"""Checks what documents refer to: relative links lead to files, types and tests in backticks exist,
and README.pt-BR.md is in step with README.md."""
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


def fenced(text):
    """The fenced blocks, each as its language and its lines; in those of shell without what stands behind a #."""
    blocks = []
    for language, body in re.findall(r"^ *```(\w*)\n(.*?)^ *```$", text, flags=re.M | re.S):
        lines = body.splitlines()
        if language in {"sh", "bash", "console"}:
            lines = [re.sub(r"(^|\s)#.*", "", line).rstrip() for line in lines]
        blocks.append((language, lines))
    return blocks


def outline(name):
    """What a README and its translation have in common."""
    text = (root / name).read_text(encoding="utf-8")
    prose = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.M | re.S)
    links = set(re.findall(r"\]\(([^)\s]+)\)", prose))
    return {
        "heading levels": [len(level) for level in re.findall(r"^(#+) ", prose, flags=re.M)],
        "fenced blocks": fenced(text),
        "table rows": [len(re.findall(r"^ *\|", prose, flags=re.M))],
        "links": sorted(links - {"README.md", "README.pt-BR.md"}),
    }


translation = outline("README.pt-BR.md")
for part, original in outline("README.md").items():
    translated = translation[part]
    if original != translated:
        missing = [x for x in original if x not in translated]
        added = [x for x in translated if x not in original]
        detail = f"without {missing}, with {added}" if missing or added else f"{translated} in place of {original}"
        problems.append(f"README.pt-BR.md: other {part} than README.md: {detail}")

if problems:
    sys.exit("\n".join(sorted(problems)))
print(f"{len(documents)} documents, every link and type leads somewhere")
