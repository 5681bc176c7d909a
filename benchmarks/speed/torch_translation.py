"""The CycleGAN in PyTorch, channels last: the same networks, losses and turns."""

import torch
from torch import nn

from benchmarks.speed.translation import CYCLE_WEIGHT, batch


class Residual(nn.Module):
    """Adds what two normalised convolutions make of maps to these maps."""

    def __init__(self, width):
        super().__init__()
        second = nn.Conv2d(width, width, 3, padding=1, bias=False), nn.BatchNorm2d(width)
        self.inner = nn.Sequential(*_normalised(width, width, 3, 1, 1), *second)

    def forward(self, maps):
        return maps + self.inner(maps)


class Generator(nn.Module):
    """Down, residual blocks, up by sub-pixels, and the image itself beside what came of it."""

    def __init__(self, track):
        super().__init__()
        channels, filters = track.image_shape[-1], track.filters
        layers = _normalised(channels, filters, 3, 1, 1) + _normalised(
            filters, 2 * filters, 4, 2, 1
        )
        layers += [Residual(2 * filters) for _ in range(track.blocks)]
        up = nn.Conv2d(2 * filters, 4 * filters, 3, padding=1, bias=False)
        layers += [up, nn.PixelShuffle(2), nn.BatchNorm2d(filters), nn.ReLU()]
        self.inner = nn.Sequential(*layers)
        self.end = nn.Conv2d(filters + channels, channels, 3, padding=1)

    def forward(self, images):
        return torch.tanh(self.end(torch.cat([self.inner(images), images], dim=1)))


def channels_last(track):
    """Returns a function that takes one step."""
    torch.manual_seed(0)
    form = {"memory_format": torch.channels_last}
    to_target, to_source = (Generator(track).to(**form) for _ in range(2))
    judges = nn.ModuleList([_discriminator(track) for _ in range(2)]).to(**form)
    painters = [*to_target.parameters(), *to_source.parameters()]
    learned = judges.parameters(), painters
    optimizers = [torch.optim.Adam(each, 5e-4, betas=(0.5, 0.999)) for each in learned]
    images = [
        torch.from_numpy(part).permute(0, 3, 1, 2).contiguous(**form) for part in batch(track)
    ]

    def translated():
        return to_source(images[1]), to_target(images[0])

    def judges_loss():
        with torch.no_grad():
            fakes = translated()
        return sum(
            ((judge(real) - 1) ** 2).mean() / 2 + (judge(fake) ** 2).mean() / 2
            for judge, real, fake in zip(judges, images, fakes, strict=True)
        )

    def painters_loss():
        fakes = translated()
        fooled = sum(
            ((judge(fake) - 1) ** 2).mean() for judge, fake in zip(judges, fakes, strict=True)
        )
        again = to_source(fakes[1]), to_target(fakes[0])
        cycle = sum((one - other).abs().mean() for one, other in zip(again, images, strict=True))
        return fooled + CYCLE_WEIGHT * cycle

    def step():
        values = []
        for optimizer, loss_function in zip(optimizers, (judges_loss, painters_loss), strict=True):
            judges.requires_grad_(loss_function is judges_loss)
            optimizer.zero_grad(set_to_none=True)
            loss = loss_function()
            loss.backward()
            optimizer.step()
            values.append(loss.item())
        return values

    return step


def parameter_count(track):
    """Counts the trainable parameters of all four networks."""
    networks = [Generator(track), Generator(track), _discriminator(track), _discriminator(track)]
    return sum(p.numel() for network in networks for p in network.parameters())


def _normalised(inputs, outputs, kernel, stride, padding):
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False)
    return [convolution, nn.BatchNorm2d(outputs), nn.ReLU()]


def _discriminator(track):
    side, inputs, outputs, layers = (
        track.image_shape[0],
        track.image_shape[-1],
        2 * track.filters,
        [],
    )
    most = 4 * outputs
    while side > 4:
        layers += [nn.Conv2d(inputs, outputs, 4, 2, 1), nn.LeakyReLU(0.2)]
        side, inputs, outputs = side // 2, outputs, min(2 * outputs, most)
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(inputs * side * side, 1))
