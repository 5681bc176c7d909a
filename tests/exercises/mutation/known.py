"""Mutants that a judge takes for right, each with the reason why that is no fault."""

ANY_ORDER = "what is drawn at random is as good in any other order"

KNOWN = {
    "gan.sample_latents": {"result: reversed": ANY_ORDER},
}
