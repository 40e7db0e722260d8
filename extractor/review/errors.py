"""What a person is told when a side file cannot be used."""


class SideFileError(Exception):
    """A side file that cannot be read or is wrong, as one sentence: `message` Indonesian, `message_en` English."""

    def __init__(self, message: str, message_en: str) -> None:
        """Keep both sentences."""
        super().__init__(message)
        self.message = message
        self.message_en = message_en
