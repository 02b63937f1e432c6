"""对标 Duibiao: lays a draft local plan beside the plan that it must carry out."""

__version__ = "0.1.0"
