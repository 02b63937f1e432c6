"""What the core found, as Qt item models."""
