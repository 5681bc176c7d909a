"""Exercises of lesson 04, forgetting and domains, in order of the notebook; one file for each."""

EXERCISES = ()
