"""The semi-supervised adversarial autoencoder in PyTorch: the same networks, losses and turns."""

import torch
from torch import nn
from torch.nn import functional

from benchmarks.speed.semi_supervised import batch

PIXELS, CLASSES, KEPT = 784, 10, 0.99


class Encoder(nn.Module):
    """Two batch-normalised layers behind noisy pixels, and two ends: label and style."""

    def __init__(self, track):
        super().__init__()
        layers, width = [], PIXELS
        for units in track.units:
            layers += [nn.Linear(width, units, bias=False), nn.BatchNorm1d(units), nn.ReLU()]
            width = units
        self.hidden = nn.Sequential(*layers)
        self.label, self.style = nn.Linear(width, CLASSES), nn.Linear(width, track.style_dim)

    def forward(self, images):
        x = self.hidden(images + 0.3 * torch.randn_like(images))
        return self.label(x), self.style(x)


def plain(track):
    """Returns a function that takes one step, run as it is written."""
    return _stepper(track, lambda function: function)


def compiled(track):
    """The same with each of the four losses, and with it its gradients, by `torch.compile`."""
    return _stepper(track, torch.compile)


def parameter_count(track):
    """Counts the trainable parameters of all four networks."""
    return sum(p.numel() for network in _networks(track) for p in network.parameters())


def dense(inputs, units, outputs):
    """Builds a network of dense layers with ReLU between them."""
    layers = []
    for width in units:
        layers += [nn.Linear(inputs, width), nn.ReLU()]
        inputs = width
    return nn.Sequential(*layers, nn.Linear(inputs, outputs))


def _networks(track):
    decoder = dense(track.style_dim + CLASSES, track.units, PIXELS)
    players = [dense(n, track.discriminator_units, 1) for n in (track.style_dim, CLASSES)]
    return Encoder(track), decoder, nn.ModuleList(players)


def _stepper(track, compiler):
    torch.manual_seed(0)
    encoder, decoder, players = _networks(track)
    averaged = Encoder(track)
    (unlabelled, labelled), labels = batch(track)
    unlabelled, labelled = (torch.from_numpy(x).flatten(1) for x in (unlabelled, labelled))
    labels = torch.from_numpy(labels)

    def reconstruction():
        logits, style = encoder(unlabelled)
        drawn = decoder(torch.cat([style, functional.softmax(logits, dim=1)], dim=1))
        loss = functional.binary_cross_entropy_with_logits(drawn, unlabelled, reduction="sum")
        return loss / len(unlabelled)

    def discriminators():
        with torch.no_grad():
            logits, style = encoder(unlabelled)
        numbers = torch.randint(CLASSES, (len(unlabelled),))
        real = torch.randn_like(style), functional.one_hot(numbers, CLASSES).float()
        fake = style, functional.softmax(logits, dim=1)
        return 0.5 * sum(
            functional.softplus(-player(r)).mean() + functional.softplus(player(f)).mean()
            for player, r, f in zip(players, real, fake, strict=True)
        )

    def fooling():
        logits, style = encoder(unlabelled)
        fake = style, functional.softmax(logits, dim=1)
        return sum(
            functional.softplus(-player(f)).mean() for player, f in zip(players, fake, strict=True)
        )

    def classification():
        return functional.cross_entropy(encoder(labelled)[0], labels)

    both = [*encoder.parameters(), *decoder.parameters()]
    learned = both, players.parameters(), encoder.parameters(), encoder.parameters()
    losses = reconstruction, discriminators, fooling, classification
    turns = [
        (compiler(loss), torch.optim.Adam(weights, 2e-3))
        for loss, weights in zip(losses, learned, strict=True)
    ]

    def step():
        values = []
        for loss_function, optimizer in turns:
            players.requires_grad_(loss_function is turns[1][0])
            optimizer.zero_grad(set_to_none=True)
            loss = loss_function()
            loss.backward()
            optimizer.step()
            values.append(loss.item())
        with torch.no_grad():
            for mine, theirs in zip(averaged.parameters(), encoder.parameters(), strict=True):
                mine.lerp_(theirs, 1 - KEPT)
        return values

    return step
