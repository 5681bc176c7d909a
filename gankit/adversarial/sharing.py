"""Networks that share layers, saved so that they share them again once they are loaded.

Keras writes each network down by itself, and builds each anew: two generators with a common trunk
would come back with a trunk each. So a model also writes down which layers are one and the same, as
paths of names, and on loading every later network is built again around the layer of the first.

This reaches into functional and sequential networks, however deep. A layer that is shared inside of
a layer or network class of one's own can't be exchanged from outside; such a model is refused when
it is saved. Its cure is to take the parts as arguments, and to join them in `__init__`:

    def __init__(self, trunk, first_head, second_head):
        super().__init__()
        self.trunk, self.first_head, self.second_head = trunk, first_head, second_head
        self.first = keras.Sequential([trunk, first_head], name="first")
        self.second = keras.Sequential([trunk, second_head], name="second")
"""

import keras


def shared_layers(networks):
    """Lists the layers that stand at more than one place in some networks.

    Args:
        networks: Dict from a name to a layer or a network.

    Returns:
        List of lists of paths, one for each shared layer; a path is a list of names, that of the
        network first. Example: `[[["first", "trunk"], ["second", "trunk"]]]`.

    Raises:
        ValueError: If networks share variables in layers that no path leads to.
    """
    places = {}
    for path, layer in _walk(networks):
        places.setdefault(id(layer), []).append(path)
    _refuse_sharing_out_of_reach(networks)
    return [paths for paths in places.values() if len(paths) > 1]


def share_again(networks, shared):
    """Builds networks anew that share layers as `shared_layers` found it.

    Args:
        networks: Dict from a name to a layer or a network, each with layers of its own.
        shared: What `shared_layers` returned.

    Returns:
        Dict of the same names.
    """
    at = {tuple(path): layer for path, layer in _walk(networks)}
    first = {
        id(at[tuple(path)]): at[tuple(paths[0])]
        for paths in shared
        for path in paths[1:]
        if tuple(path) in at
    }
    built = {}

    def placed(layer):
        layer = first.get(id(layer), layer)
        if id(layer) not in built:
            inner = [part for _, part in _walk({"": layer}) if part is not layer]
            if any(id(part) in first for part in inner):
                built[id(layer)] = keras.models.clone_model(layer, clone_function=placed)
            else:
                built[id(layer)] = layer
        return built[id(layer)]

    return {name: placed(network) for name, network in networks.items()}


def _walk(networks):
    """Yields `(path, layer)` for all layers of some networks, each network before its parts."""
    for name, network in networks.items():
        yield [name], network
        if _can_be_built_around(network):
            inner = {layer.name: layer for layer in network.layers if not _is_input(layer)}
            yield from (([name, *path], layer) for path, layer in _walk(inner))


def _can_be_built_around(layer):
    # Classes of one's own are left out: a copy would not be of them. Keras doesn't export the class
    # of functional networks.
    functional = isinstance(layer, keras.Model) and type(layer).__name__ == "Functional"
    return functional or type(layer) is keras.Sequential


def _is_input(layer):
    return isinstance(layer, keras.layers.InputLayer)


def _refuse_sharing_out_of_reach(networks):
    holders = {}
    for path, layer in _walk(networks):
        if not _can_be_built_around(layer):
            for variable in layer.variables:
                holders.setdefault(id(variable), {})[id(layer)] = path
    for held_by in holders.values():
        paths = list(held_by.values())
        if len({path[0] for path in paths}) > 1:
            one, other = ("/".join(path) for path in paths[:2])
            raise ValueError(
                f"'{one}' and '{other}' share variables inside of a class of your own, so that "
                "they could not be loaded as one. Cure: take what they share as an argument of its "
                "own and join the parts in `__init__`, see gankit/adversarial/sharing.py."
            )
