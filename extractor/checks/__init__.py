"""Drafting checks: one module, one code, one manual each.

A check looks at a finished analysis and says what is wrong, where, and what may be meant. Its module is named after it
(`ref001_acuan_tak_ditemukan`), its docstring is the manual that `thk explain` prints.
"""

from extractor.checks.framework.check import Check
from extractor.checks.framework.manual import manual
from extractor.checks.framework.registry import checks, codes
from extractor.checks.framework.runner import Checked, run, run_across, run_all

__all__ = ["Check", "Checked", "checks", "codes", "manual", "run", "run_across", "run_all"]
