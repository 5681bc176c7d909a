"""Speed of one adversarial step against the ways people write it, in one run."""
