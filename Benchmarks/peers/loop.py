"""Checks setups against a JSON schema: PyYAML's C loader and jsonschema-rs in a plain loop.

Usage: loop.py SCHEMA PATH... (files, or folders with files *.yaml); exits with 1 when a document does not fit.
"""

import json
import pathlib
import sys

import jsonschema_rs
import yaml

# Dates stay text, as the schema has them.
class Loader(yaml.CSafeLoader):
    pass


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}

with open(sys.argv[1], encoding="utf-8") as file:
    validator = jsonschema_rs.validator_for(json.load(file))
failed = documents = 0
for argument in map(pathlib.Path, sys.argv[2:]):
    for path in sorted(argument.rglob("*.yaml")) if argument.is_dir() else [argument]:
        with open(path, "rb") as file:
            for index, document in enumerate(yaml.load_all(file, Loader)):
                documents += 1
                for error in validator.iter_errors(document):
                    failed = 1
                    print(f"{path}[{index}]: {error.message}")
print(f"{documents} documents", file=sys.stderr)
sys.exit(failed)
