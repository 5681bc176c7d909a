"""The same networks and the same step in plain PyTorch, channels last."""

import torch
from torch import nn

from benchmarks.speed.networks import real_batch


def torch_compiled(track):
    """The same, each network compiled for this processor."""
    return torch_channels_last(track, ready=torch.compile)


def torch_channels_last(track, ready=lambda network: network):
    """Returns a function that takes one step with networks that were made `ready`."""
    generator, discriminator = (ready(network) for network in _networks(track))
    optimizers = [
        torch.optim.Adam(network.parameters(), 2e-4, betas=(0.5, 0.999))
        for network in (generator, discriminator)
    ]
    real = torch.from_numpy(real_batch(track)).permute(0, 3, 1, 2)
    real = real.contiguous(memory_format=torch.channels_last)
    bce = nn.BCEWithLogitsLoss()
    ones, zeros = torch.ones(track.batch_size, 1), torch.zeros(track.batch_size, 1)

    def fakes():
        return generator(torch.randn(track.batch_size, track.latent_dim))

    def step():
        optimizers[1].zero_grad()
        with torch.no_grad():
            negatives = fakes()
        loss = bce(discriminator(real), ones) + bce(discriminator(negatives), zeros)
        loss.backward()
        optimizers[1].step()
        optimizers[0].zero_grad()
        discriminator.requires_grad_(False)
        generator_loss = bce(discriminator(fakes()), ones)
        generator_loss.backward()
        discriminator.requires_grad_(True)
        optimizers[0].step()
        return loss.item(), generator_loss.item()

    return step


def parameter_counts(track):
    """Counts the trainable parameters of `(generator, discriminator)`."""
    return [sum(p.numel() for p in network.parameters()) for network in _networks(track)]


def _networks(track):
    networks = _dense(track) if track.filters is None else _convolutional(track)
    return [network.to(memory_format=torch.channels_last) for network in networks]


def _dense(track):
    height, width, channels = track.image_shape
    layers, inputs = [], track.latent_dim
    for units in (128, 256, 512):
        layers += [nn.Linear(inputs, units), nn.LeakyReLU(0.2)]
        inputs = units
    layers += [nn.Linear(inputs, height * width * channels), nn.Tanh()]
    generator = nn.Sequential(*layers, nn.Unflatten(1, (channels, height, width)))
    layers, inputs = [nn.Flatten()], height * width * channels
    for units in (512, 256):
        layers += [nn.Linear(inputs, units), nn.LeakyReLU(0.2)]
        inputs = units
    return generator, nn.Sequential(*layers, nn.Linear(inputs, 1))


def _convolutional(track):
    return (
        convolutional_generator(
            track.latent_dim, track.image_shape, track.filters, track.subpixel_end
        ),
        convolutional_discriminator(track.image_shape, track.filters),
    )


def convolutional_generator(latent_dim, image_shape, filters, subpixel_end=False):
    """Builds what `gankit.models.dcgan.build_generator` builds."""
    side, blocks = image_shape[0], 0
    while side >= 8:
        side, blocks = side // 2, blocks + 1
    width = filters * 2**blocks
    layers = [nn.Linear(latent_dim, side * side * width, bias=False)]
    layers += [nn.BatchNorm1d(side * side * width), nn.ReLU(), nn.Unflatten(1, (width, side, side))]
    for block in reversed(range(1 if subpixel_end else 0, blocks)):
        outputs = filters * 2**block
        layers.append(nn.ConvTranspose2d(width, outputs, 4, 2, 1, bias=False))
        layers += [nn.BatchNorm2d(outputs), nn.ReLU()]
        width = outputs
    scale = 2 if subpixel_end else 1
    layers.append(nn.Conv2d(width, scale**2 * image_shape[-1], 3, padding=1))
    layers += [nn.PixelShuffle(2)] if subpixel_end else []
    return nn.Sequential(*layers, nn.Tanh())


def convolutional_discriminator(image_shape, filters, batch_normalisation=True, last_bias=True):
    """Builds what `gankit.models.dcgan.build_discriminator` builds, or a critic."""
    side, inputs, outputs = image_shape[0], image_shape[-1], filters
    layers = []
    while side > 4:
        # An odd side needs one row more on one edge for what Keras calls padding="same".
        layers.append(nn.ZeroPad2d((1, 1 + side % 2, 1, 1 + side % 2)))
        layers.append(nn.Conv2d(inputs, outputs, 4, 2, bias=not batch_normalisation))
        if batch_normalisation and len(layers) > 2:
            layers.append(nn.BatchNorm2d(outputs))
        layers.append(nn.LeakyReLU(0.2))
        side, inputs, outputs = (side + 1) // 2, outputs, outputs * 2
    last = nn.Linear(inputs * side * side, 1, bias=last_bias)
    return nn.Sequential(*layers, nn.Flatten(), last)
