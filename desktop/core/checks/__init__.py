"""Links → findings and verdicts, one rule a file."""
