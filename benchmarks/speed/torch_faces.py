"""The step of `benchmarks.speed.faces` in plain PyTorch, channels last."""

import torch
from torch import nn

from benchmarks.speed.faces import real_batch
from benchmarks.speed.torch_face_networks import networks


def compiled(track):
    """The same, each network compiled for this processor, all but the penalty.

    A compiled network has no second gradient in PyTorch.
    """
    return channels_last(track, ready=torch.compile)


def channels_last(track, ready=lambda network: network):
    """Returns a function that takes one step with networks that were made `ready`."""
    plain = networks(track)
    generator, discriminator = (ready(network) for network in plain)
    averaged = [weight.detach().clone() for weight in plain[0].parameters()]
    optimizers = [
        torch.optim.Adam(network.parameters(), track.rate, betas=(0.0, 0.99)) for network in plain
    ]
    real = torch.from_numpy(real_batch(track)).permute(0, 3, 1, 2)
    real = real.contiguous(memory_format=torch.channels_last)
    bce = nn.BCEWithLogitsLoss()
    ones, zeros = torch.ones(track.batch_size, 1), torch.zeros(track.batch_size, 1)

    def fakes():
        return generator(torch.randn(track.batch_size, track.latent_dim))

    def discriminator_turn():
        optimizers[1].zero_grad()
        with torch.no_grad():
            drawn = fakes()
        loss = bce(discriminator(real), ones) + bce(discriminator(drawn), zeros)
        loss = loss + track.penalty * _penalty(plain[1], real[: track.penalised])
        loss.backward()
        optimizers[1].step()
        return loss.item()

    def generator_turn():
        optimizers[0].zero_grad()
        plain[1].requires_grad_(False)
        loss = bce(discriminator(fakes()), ones)
        loss.backward()
        plain[1].requires_grad_(True)
        optimizers[0].step()
        with torch.no_grad():
            weights = list(plain[0].parameters())
            torch._foreach_lerp_(averaged, weights, 1 - track.averaging)
        return loss.item()

    return lambda: (discriminator_turn(), generator_turn())


def _penalty(discriminator, real):
    real = real.clone(memory_format=torch.preserve_format).requires_grad_()
    (slopes,) = torch.autograd.grad(discriminator(real).sum(), real, create_graph=True)
    return 0.5 * slopes.square().sum(dim=(1, 2, 3)).mean()
