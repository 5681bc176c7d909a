"""A Wasserstein GAN's step in plain PyTorch, its penalty by `create_graph`."""

from itertools import pairwise

import torch
from torch import nn

from benchmarks.speed.torch_peer import convolutional_discriminator, convolutional_generator
from benchmarks.speed.wasserstein import real_batch


def create_graph(track):
    """Returns a function that takes one step."""
    generator, critic = networks(track)
    optimizers = [
        torch.optim.Adam(network.parameters(), 1e-3, betas=(0.5, 0.999))
        for network in (generator, critic)
    ]
    parts = _channels_first(torch.from_numpy(real_batch(track))).split(track.batch_size)

    def fakes():
        return generator(torch.randn(track.batch_size, track.latent_dim))

    def critic_turn(part):
        optimizers[1].zero_grad()
        with torch.no_grad():
            drawn = fakes()
        share = torch.rand(len(part), *(1 for _ in part.shape[1:]))
        mixed = (share * part + (1 - share) * drawn).requires_grad_()
        (slopes,) = torch.autograd.grad(critic(mixed).sum(), mixed, create_graph=True)
        norms = slopes.flatten(1).norm(dim=1)
        loss = critic(drawn).mean() - critic(part).mean()
        loss = loss + track.penalty * (norms - 1).square().mean()
        loss.backward()
        optimizers[1].step()
        return loss.item()

    def step():
        losses = [critic_turn(part) for part in parts]
        optimizers[0].zero_grad()
        critic.requires_grad_(False)
        generator_loss = -critic(fakes()).mean()
        generator_loss.backward()
        critic.requires_grad_(True)
        optimizers[0].step()
        return losses[-1], generator_loss.item()

    return step


def networks(track):
    """Builds `(generator, critic)` as `benchmarks.speed.wasserstein.build_networks` does."""
    if track.units:
        critic = _dense(track.sample_shape[0], track.units, 1, last_bias=False)
        return _dense(track.latent_dim, track.units, track.sample_shape[0]), critic
    shape, filters = track.sample_shape, track.filters
    pair = (
        convolutional_generator(track.latent_dim, shape, filters),
        convolutional_discriminator(shape, filters, batch_normalisation=False, last_bias=False),
    )
    return [network.to(memory_format=torch.channels_last) for network in pair]


def parameter_counts(track):
    """Counts the trainable parameters of `(generator, critic)`."""
    return [sum(p.numel() for p in network.parameters()) for network in networks(track)]


def _dense(inputs, units, outputs, last_bias=True):
    layers = []
    for before, width in pairwise((inputs, *units)):
        layers += [nn.Linear(before, width), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers, nn.Linear(units[-1], outputs, bias=last_bias))


def _channels_first(samples):
    if samples.ndim == 2:
        return samples
    return samples.permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
