"""Links → findings and verdicts, one rule a file.

A rule is a function of a `Pair` that returns the findings of its dimension; `verdicts.judge` asks them all.
"""
