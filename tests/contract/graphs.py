"""What TensorFlow makes of a traced step: the graphs as they run, after its graph optimizer."""

import contextlib
import graphlib
import itertools
from collections import defaultdict

import keras


@contextlib.contextmanager
def optimised_graphs():
    """Collects the graphs that run for the first time inside the block.

    Returns:
        Context manager of a list, which holds a `GraphDef` each once the block has ended;
        empty on other backends.
    """
    graphs = []
    if keras.backend.backend() != "tensorflow":
        yield graphs
        return
    from tensorflow.python.eager import context

    context.context().enable_graph_collection()
    try:
        yield graphs
        collected = context.context().export_run_metadata().function_graphs
        graphs += [each.post_optimization_graph for each in collected]
    finally:
        context.context().disable_graph_collection()


def unordered_reads(graph):
    """Lists the readings of a variable that may run before or after one of its writings.

    Args:
        graph: A `GraphDef`.

    Returns:
        List of pairs of names, `(reading, writing)`.
    """
    inputs = {node.name: [_name(i) for i in node.input] for node in graph.node}
    reads, writes = defaultdict(list), defaultdict(list)
    for node in graph.node:
        if node.op == "ReadVariableOp":
            reads[inputs[node.name][0]].append(node.name)
        elif node.op.startswith("Assign"):
            writes[inputs[node.name][0]].append(node.name)

    ancestors = {}
    for name in graphlib.TopologicalSorter(inputs).static_order():
        ancestors[name] = set(inputs[name]).union(*(ancestors[i] for i in inputs[name]))
    pairs = (pair for v in writes for pair in itertools.product(reads[v], writes[v]))
    return [(r, w) for r, w in pairs if r not in ancestors[w] and w not in ancestors[r]]


def _name(path):
    return path.lstrip("^").split(":")[0]
