"""Who learns in which phase, for families of models."""

GAN_LEARNERS = {"discriminator": {"discriminator"}, "generator": {"generator"}}
TRAILING = {"averaged_generator": "generator"}
TRANSLATING_LEARNERS = {
    "discriminators": {"source_discriminator", "target_discriminator"},
    "generators": {"target_generator", "source_generator"},
}
