"""What the core says: a code and parameters, rendered by `desktop.core.messages`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """`code` is a dotted key of the message catalogue; `params` fill it, in a fixed order."""

    code: str
    params: tuple[tuple[str, str | int | float], ...] = ()

    @classmethod
    def of(cls, code: str, **params: str | int | float) -> "Message":
        """The message `code` with its parameters by name."""
        return cls(code, tuple(params.items()))
