"""Errors that the command line shows as one message and a remedy, without a traceback."""


class MillError(Exception):
    """Something a person can put right; the message says what and how."""

    exit_code = 1


class UsageError(MillError):
    """The command was asked for something that it cannot do."""

    exit_code = 2


class LakeBusy(MillError):
    """Another process is writing to the lake."""


class ChecksFailed(MillError):
    """Data checks failed, so that the run was not published."""
