"""The local server: a page to paste an article into, and the HTTP API. Takes the extra `serve`."""
