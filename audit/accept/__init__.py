"""Outcomes -> outcomes in which what the newsroom accepts is marked: waived, with a reason, or known already. It finds
nothing and forgives nothing by itself; a waiver that is unused, expired or broken becomes a finding."""

from audit.accept.apply import FAMILY, RULES, accept
from audit.accept.baseline import Baseline, Ratchet, read_baseline
from audit.accept.comments import comment

__all__ = ["FAMILY", "RULES", "Baseline", "Ratchet", "accept", "comment", "read_baseline"]
