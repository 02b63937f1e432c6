"""Bytes → disk, safely."""
