"""What an article may be sent as."""

from __future__ import annotations

from audit.parse import INPUTS

JSON = "application/json"
"""One article as an object, or many."""
BY_NAME = ("text/plain", "application/octet-stream")
"""These leave it to the name and the first bytes what a file is, as `audit check` does."""
FILES = (*BY_NAME, *(m for one in INPUTS.values() for m in one.media_types if m not in (JSON, *BY_NAME)))
"""Articles that are sent as files."""
