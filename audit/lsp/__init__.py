"""The language server: what `audit check` finds, while somebody writes. Needs the extra `lsp`.

    stdio -> server -> desk (last version only) -> reader (config, Auditor) -> diagnostics, hover, actions -> stdio

Only `server` and what speaks to a client import the protocol's library, so that the rest is plain Python.
"""
