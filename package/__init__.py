"""A frozen folder → what a person installs: small, with licences, known to the desktop. Used by build_spec.py alone."""
