"""The figures that the course rests on, measured: one file per figure."""
