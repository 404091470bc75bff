"""Evaluations a second of four CEL engines over the same expressions and values.

Usage: table.py FILE... <CEL-BENCH-OUTPUT

The files are what cel-bench read. Every engine compiles an expression and makes an activation once; what is
measured is the call that evaluates. The Python packages spend a part of it between Python and their engine:
the constant `true` shows how much.
"""

import base64
import json
import math
import statistics
import sys
import time

import cel
import celpy
import celpy.adapter
from cel_expr_python import cel as google

# In the order of the table's columns: Google's C++ engine, the Rust engine, pure Python.
PACKAGES = ["cel-expr-python", "common-expression-language", "cel-python"]


def plain(value):
    """The Python value of a typed value."""
    ((kind, content),) = value.items()
    match kind:
        case "int":
            return int(content)
        case "double":
            return float(content)
        case "bytes":
            return base64.b64decode(content)
        case "list":
            return [plain(element) for element in content]
        case "map":
            return {plain(key): plain(element) for key, element in content}
        case "null" | "bool" | "string":
            return content
        case _:
            raise ValueError(f"no Python value for {kind}")


def google_type(value):
    """The type to declare for a typed value, as narrow as cel-bench's."""
    ((kind, content),) = value.items()
    match kind:
        case "list":
            return google.Type.List(common([google_type(element) for element in content]))
        case "map":
            return google.Type.Map(google.Type.STRING, common([google_type(element) for _, element in content]))
        case _:
            return getattr(google.Type, kind.upper())


def common(types):
    """The type of all elements, or dyn."""
    return types[0] if types and all(one == types[0] for one in types) else google.Type.DYN


def google_evaluation(expression, bindings):
    types = {name: google_type(value) for name, value in bindings.items()}
    environment = google.NewEnv(variables=types)
    program = environment.compile(expression)
    activation = environment.Activation({name: plain(value) for name, value in bindings.items()})
    return lambda: program.eval(activation), lambda result: result.plain_value()


def rust_evaluation(expression, bindings):
    program = cel.compile(expression)
    context = cel.Context({name: plain(value) for name, value in bindings.items()})
    return lambda: program.execute(context), lambda result: result


def python_evaluation(expression, bindings):
    environment = celpy.Environment()
    program = environment.program(environment.compile(expression))
    activation = {name: celpy.adapter.json_to_cel(plain(value)) for name, value in bindings.items()}
    return lambda: program.evaluate(activation), lambda result: result


def same(result, expected):
    """Whether a result is the expected one; numbers may differ in the last place."""
    if isinstance(expected, float):
        return math.isclose(float(result), expected)
    if isinstance(expected, list):
        return len(result) == len(expected) and all(map(same, result, expected))
    return result == expected


def nanoseconds(work):
    """The median processor time of one call: of 41 samples, each of about 2 ms."""
    count = 1
    while sample(work, count) < 2_000_000:
        count *= 2
    return statistics.median(sample(work, count) for _ in range(41)) / count


def sample(work, count):
    start = time.process_time_ns()
    for _ in range(count):
        work()
    return time.process_time_ns() - start


def peer_time(make, benchmark):
    """The nanoseconds of an evaluation, or None for an engine that gives another result or none."""
    try:
        work, value = make(benchmark["expr"], benchmark["bindings"])
        if not same(value(work()), plain(benchmark["expected"])):
            return None
    except Exception as error:  # Whatever an engine throws: it can't do this one.
        print(f"{make.__name__}: {benchmark['name']}: {str(error).splitlines()[0]}", file=sys.stderr)
        return None
    return nanoseconds(work)


def cell(time_taken):
    return "-" if time_taken is None else f"{1e9 / time_taken:,.0f}"


def main():
    benchmarks = []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            benchmarks += json.load(file)
    own = {}
    for line in sys.stdin:
        name, _, evaluation = line.rstrip("\n").split("\t")
        own[name] = int(evaluation)
    missing = [benchmark["name"] for benchmark in benchmarks if benchmark["name"] not in own]
    if missing:
        sys.exit(f"no times of cel-bench for {', '.join(missing)}")
    makers = [google_evaluation, rust_evaluation, python_evaluation]
    heads = ["expression", "cel-bench", *PACKAGES]
    print("| " + " | ".join(heads) + " |")
    print("| --- |" + " ---: |" * (len(heads) - 1))
    for benchmark in benchmarks:
        times = [own[benchmark["name"]]] + [peer_time(make, benchmark) for make in makers]
        expression = benchmark["expr"].replace("|", "\\|")
        print(f"| `{expression}` | " + " | ".join(map(cell, times)) + " |")


main()
