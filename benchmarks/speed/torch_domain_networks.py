"""The taught domain-adversarial network in PyTorch: the same networks, losses and teacher.

Images stay `(N, H, W, C)` up to the convolutions, for which a turned view of them is channels last.
The label predictor reads both domains in one call.
"""

import copy

import torch
from torch import nn
from torch.nn import functional

CLASSES = 10


class FeatureExtractor(nn.Module):
    """Normalises each image, three convolutions, and features normalised image by image."""

    def __init__(self, track):
        super().__init__()
        side, inputs, layers = track.image_shape[0], track.image_shape[-1], []
        for block, kernel in enumerate((5, 3, 3), start=1):
            outputs = block * track.filters
            # On even sides Keras pads a pixel less on one edge; what comes out is as large.
            layers += [nn.Conv2d(inputs, outputs, kernel, 2, kernel // 2), nn.ReLU()]
            side, inputs = (side + 1) // 2, outputs
        self.convolutions = nn.Sequential(*layers).to(memory_format=torch.channels_last)
        dense = nn.Linear(side * side * inputs, track.units, bias=False)
        self.dense = nn.Sequential(dense, nn.LayerNorm(track.units, eps=1e-3), nn.ReLU())

    def forward(self, images):
        images = functional.layer_norm(images, images.shape[1:], eps=1e-3)
        maps = self.convolutions(images.permute(0, 3, 1, 2))
        return self.dense(maps.permute(0, 2, 3, 1).flatten(1))


class Reversal(torch.autograd.Function):
    """Leaves features as they are and turns their gradient, times a weight."""

    @staticmethod
    def forward(ctx, features, weight):
        ctx.save_for_backward(weight)
        return features.view_as(features)

    @staticmethod
    def backward(ctx, gradient):
        return -ctx.saved_tensors[0] * gradient, None


class Adaptation(nn.Module):
    """The three networks, the teacher, and what they descend."""

    def __init__(self, track):
        super().__init__()
        self.track = track
        predictor = nn.Linear(track.units, CLASSES)
        self.reader = nn.Sequential(FeatureExtractor(track), predictor)
        self.classifier = _dense(track.units, track.classifier_units)
        self.teacher = copy.deepcopy(self.reader).requires_grad_(False)
        self.trailing = list(self.teacher.parameters()), list(self.reader.parameters())
        inside = list(range(track.image_shape[0]))
        before, behind = inside[: track.shift][::-1], inside[::-1][: track.shift]
        self.register_buffer("mirrored", torch.tensor(before + inside + behind))
        self.register_buffer("inside", torch.tensor(inside))

    def features_of(self, source, target):
        """Extracts the features of both domains, the target's images shifted, all alike."""
        start = torch.randint(2 * self.track.shift + 1, (2, 1))
        rows, columns = self.mirrored[start + self.inside]
        shifted = target.index_select(1, rows).index_select(2, columns)
        return self.reader[0](torch.cat([source, shifted]))

    def told_apart(self, features):
        """How badly the domain classifier tells the domains apart."""
        source, target = self.classifier(features).chunk(2)
        return 0.5 * (functional.softplus(-source).mean() + functional.softplus(target).mean())

    def classifier_loss(self, source, target):
        """What the domain classifier descends in the first of two phases."""
        with torch.no_grad():
            features = self.features_of(source, target)
        return self.told_apart(features)

    def features_loss(self, source, target, labels, weights):
        """What the rest descends in the second, and the losses of labels and teacher in it."""
        features = self.features_of(source, target)
        lessons, parts = self.lessons(features, target, labels, weights[1])
        return lessons - weights[0] * self.told_apart(features), parts

    def joint_loss(self, source, target, labels, weights):
        """What all descend at once, and its parts, the domain loss first."""
        features = self.features_of(source, target)
        told_apart = self.told_apart(Reversal.apply(features, weights[0]))
        lessons, parts = self.lessons(features, target, labels, weights[1])
        return lessons + told_apart, (told_apart.detach(), *parts)

    def lessons(self, features, target, labels, weight):
        """The label loss and the teacher's, weighed; both, and how often the teacher is sure."""
        of_source, of_target = self.reader[1](features).chunk(2)
        read_badly = functional.cross_entropy(of_source, labels)
        with torch.no_grad():
            shares = self.teacher(target).softmax(dim=1)
            counts = (shares.amax(dim=1) > self.track.sure).float()
        taught = (counts * functional.cross_entropy(of_target, shares, reduction="none")).mean()
        even = -(of_target.softmax(dim=1).mean(dim=0) + 1e-7).log().mean()
        taught = taught + self.track.balance * even
        return read_badly + weight * taught, (read_badly.detach(), taught.detach(), counts.mean())

    def follow(self, step):
        """Moves the teacher's weights towards the learning ones after a step, counted from 1."""
        kept = min(self.track.averaging, step / (step + 9))
        with torch.no_grad():
            torch._foreach_lerp_(*self.trailing, 1 - kept)


def _dense(inputs, units):
    layers = []
    for width in units:
        layers += [nn.Linear(inputs, width), nn.ReLU()]
        inputs = width
    return nn.Sequential(*layers, nn.Linear(inputs, 1))
