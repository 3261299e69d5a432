"""audit open: the local page, in the browser."""

from audit.cli.serve import command as command
