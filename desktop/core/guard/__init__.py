"""Bytes that anybody may have made → parts and XML that are safe to work on.

The one place that decides how much a file may unpack to, how XML is parsed, and what is refused. Nothing is ever
unpacked to disk, no entity is resolved, nothing outside the file is fetched.
"""
