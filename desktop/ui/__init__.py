"""The window. The only part besides `desktop.app` that knows Qt."""
