"""The step of `benchmarks.speed.conditional` in plain PyTorch, channels last."""

import torch
from torch import nn

from benchmarks.speed.conditional import real_batch
from benchmarks.speed.torch_peer import convolutional_discriminator, convolutional_generator


class Projection(nn.Module):
    """A discriminator whose features are projected on the label."""

    def __init__(self, track):
        super().__init__()
        network = convolutional_discriminator(
            track.image_shape, track.discriminator_filters, batch_normalisation=False
        )
        self.features, self.logit = network[:-1], network[-1]
        self.embedding = nn.Linear(track.label_length, self.logit.in_features, bias=False)

    def forward(self, images, labels):
        features = self.features(images)
        agreement = (self.embedding(labels) * features).sum(dim=1, keepdim=True)
        return self.logit(features) + agreement


def networks(track):
    """Builds `(generator, discriminator)`, channels last."""
    told = track.latent_dim + track.label_length
    generator = convolutional_generator(told, track.image_shape, track.generator_filters)
    return [n.to(memory_format=torch.channels_last) for n in (generator, Projection(track))]


def parameter_counts(track):
    """Counts the trainable parameters of `(generator, discriminator)`."""
    return [sum(p.numel() for p in network.parameters()) for network in networks(track)]


def compiled(track):
    """The same, each network compiled for this processor."""
    return channels_last(track, ready=torch.compile)


def channels_last(track, ready=lambda network: network):
    """Returns a function that takes one step with networks that were made `ready`."""
    plain = networks(track)
    generator, discriminator = (ready(network) for network in plain)
    averaged = [weight.detach().clone() for weight in plain[0].state_dict().values()]
    optimizers = [
        torch.optim.Adam(network.parameters(), track.rate, betas=(0.5, 0.999)) for network in plain
    ]
    images, labels = (torch.from_numpy(each) for each in real_batch(track))
    images = images.permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
    bce = nn.BCEWithLogitsLoss()
    ones, zeros = torch.ones(track.batch_size, 1), torch.zeros(track.batch_size, 1)

    def fakes():
        latents = torch.randn(track.batch_size, track.latent_dim)
        return generator(torch.cat([latents, labels], dim=1))

    def discriminator_turn():
        optimizers[1].zero_grad()
        with torch.no_grad():
            drawn = fakes()
        loss = bce(discriminator(images, labels), ones) + bce(discriminator(drawn, labels), zeros)
        loss.backward()
        optimizers[1].step()
        return loss.item()

    def generator_turn():
        optimizers[0].zero_grad()
        plain[1].requires_grad_(False)
        loss = bce(discriminator(fakes(), labels), ones)
        loss.backward()
        plain[1].requires_grad_(True)
        optimizers[0].step()
        with torch.no_grad():
            for average, weight in zip(averaged, plain[0].state_dict().values(), strict=True):
                if weight.is_floating_point():
                    average.lerp_(weight, 1 - track.averaging)
        return loss.item()

    return lambda: (discriminator_turn(), generator_turn())
