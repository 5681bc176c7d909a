"""The taught domain-adversarial step in PyTorch, channels last: in two phases, and all at once.

In two phases nothing is copied to remember the domain classifier: both gradients are computed
before either optimizer moves.
"""

import math

import torch

from benchmarks.speed.domains import CLASSIFIERS_RATE, LEARNING_RATE, batch
from benchmarks.speed.torch_domain_networks import Adaptation


def two_phases(track, compiler=lambda function: function, adaptation=None):
    """Returns a function that takes one step: the domain classifier's turn, then that of the rest.

    The step returns the losses of domains, labels and teacher, and how often the teacher was sure.
    """
    adaptation = adaptation or Adaptation(track)
    source, target, labels = _tensors(track)
    classifier_loss = compiler(adaptation.classifier_loss)
    features_loss, move = compiler(adaptation.features_loss), _mover(track, adaptation)

    def turns(weights):
        adaptation.classifier.requires_grad_(True)
        told_apart = classifier_loss(source, target)
        told_apart.backward()
        adaptation.classifier.requires_grad_(False)
        loss, parts = features_loss(source, target, labels, weights)
        loss.backward()
        return told_apart.detach(), *parts

    return lambda: move(turns)


def two_phases_compiled(track):
    """The same with both losses, and with them their gradients, by `torch.compile`."""
    return two_phases(track, torch.compile)


def at_once(track, compiler=lambda function: function, adaptation=None):
    """Returns a function that takes one step with one forward pass and a gradient reversal."""
    adaptation = adaptation or Adaptation(track)
    source, target, labels = _tensors(track)
    joint_loss, move = compiler(adaptation.joint_loss), _mover(track, adaptation)

    def turn(weights):
        loss, parts = joint_loss(source, target, labels, weights)
        loss.backward()
        return parts

    return lambda: move(turn)


def at_once_compiled(track):
    """The same with the loss, and with it its gradients, by `torch.compile`."""
    return at_once(track, torch.compile)


def parameter_counts(track):
    """Counts the trainable parameters of extractor, predictor and domain classifier."""
    adaptation = Adaptation(track)
    networks = *adaptation.reader, adaptation.classifier
    return [sum(p.numel() for p in network.parameters()) for network in networks]


def _mover(track, adaptation):
    """Makes a function that lets gradients be computed at a step's weights, and moves by them."""
    settings = {"betas": (0.5, 0.999), "eps": 1e-7, "fused": True}
    fast = torch.optim.Adam(adaptation.classifier.parameters(), CLASSIFIERS_RATE, **settings)
    slow = torch.optim.Adam(adaptation.reader.parameters(), LEARNING_RATE, **settings)
    done = 0

    def move(compute_gradients):
        nonlocal done
        risen = 2 / (1 + math.exp(-10 * min(done / track.run, 1))) - 1
        parts = compute_gradients(torch.tensor([track.highest_weight * risen, risen]))
        slow.param_groups[0]["lr"] = _settling_rate(done, track.run)
        for optimizer in (fast, slow):
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        done += 1
        adaptation.follow(done)
        return torch.stack(parts).tolist()

    return move


def _settling_rate(step, run):
    held = 2 * run // 3
    past = min(max(step - held, 0) / max(1, run - held), 1)
    return LEARNING_RATE * 0.5 * (1 + math.cos(math.pi * past))


def _tensors(track):
    (source, target), labels = batch(track)
    return [torch.from_numpy(array) for array in (source, target, labels)]
