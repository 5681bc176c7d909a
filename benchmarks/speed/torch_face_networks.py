"""The networks of `benchmarks.speed.faces` in PyTorch: what `gankit.models.progan_networks` builds.

Their parameters stand in the order of ours, so that the weights of one can be put into the other.
"""

import math
from itertools import pairwise

import torch
from torch import nn
from torch.nn import functional

from gankit.layers.equalised import ROOT_OF_TWO
from gankit.models.progan_networks import resolutions, widths_of


def networks(track):
    """Builds `(generator, discriminator)`, channels last."""
    sides = resolutions((track.side, track.side, 3), track.first_side)
    widths = widths_of(track.filters, len(sides))
    half = track.first_side // 2
    pair = _generator(track, widths, half), _discriminator(widths, half)
    return [network.to(memory_format=torch.channels_last) for network in pair]


def parameter_counts(track):
    """Counts the trainable parameters of `(generator, discriminator)`."""
    return [sum(p.numel() for p in network.parameters()) for network in networks(track)]


def _generator(track, widths, half):
    start = _Dense(track.latent_dim, half * half * widths[0], ROOT_OF_TWO / 4)
    layers = [_PixelNormalisation(), start, nn.Unflatten(1, (widths[0], half, half)), *_activated()]
    for inputs, outputs in pairwise(widths):
        layers += [_Convolution(inputs, 4 * outputs, 3), nn.PixelShuffle(2), *_activated()]
    to_image = _Convolution(widths[-1], 4 * 3, 3, gain=1.0)
    return nn.Sequential(*layers, to_image, nn.PixelShuffle(2), _Blur(track.side), nn.Tanh())


def _discriminator(widths, half):
    layers = [_Convolution(3, widths[-1], 4, 2), nn.LeakyReLU(0.2)]
    for inputs, outputs in pairwise(reversed(widths)):
        layers += [_Convolution(inputs, outputs, 4, 2), nn.LeakyReLU(0.2)]
    layers += [_MinibatchDeviation(), _Convolution(widths[0] + 1, widths[0], 3), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers, nn.Flatten(), _Dense(half * half * widths[0], 1, 1.0))


def _activated():
    return nn.LeakyReLU(0.2), _PixelNormalisation()


class _Dense(nn.Module):
    def __init__(self, inputs, outputs, gain):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.scale = gain / math.sqrt(inputs)

    def forward(self, x):
        return functional.linear(x, self.weight * self.scale, self.bias)


class _Convolution(nn.Module):
    def __init__(self, inputs, outputs, side, strides=1, gain=ROOT_OF_TWO):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs, side, side))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.strides, self.scale = strides, gain / math.sqrt(inputs * side * side)

    def forward(self, x):
        # 1 all round is what Keras calls "same", for 3 by 1 as for 4 by 2 on even sides.
        return functional.conv2d(x, self.weight * self.scale, self.bias, self.strides, 1)


class _PixelNormalisation(nn.Module):
    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(dim=1, keepdim=True) + 1e-8)


class _MinibatchDeviation(nn.Module):
    def forward(self, x, group=4):
        parts = x.view(min(group, len(x)), -1, *x.shape[1:])
        spread = (parts.var(dim=0, correction=0) + 1e-8).sqrt().mean(dim=(1, 2, 3))
        channel = spread.repeat(len(parts))[:, None, None, None]
        return torch.cat([x, channel.expand(-1, 1, *x.shape[2:])], dim=1)


class _Blur(nn.Module):
    def __init__(self, side):
        super().__init__()
        row = torch.tensor([0.25, 0.5, 0.25])
        kernel = torch.outer(row, row)[None, None]
        counted = functional.conv2d(torch.ones(1, 1, side, side), kernel, padding=1)
        self.register_buffer("kernel", kernel.repeat(3, 1, 1, 1))
        self.register_buffer("counted", counted)

    def forward(self, x):
        return functional.conv2d(x, self.kernel, padding=1, groups=3) / self.counted
