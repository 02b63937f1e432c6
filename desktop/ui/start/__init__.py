"""The start page: two drop zones, samples, recent pairs."""
