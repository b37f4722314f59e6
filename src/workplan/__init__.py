"""workplan: an annual work plan in YAML, its progress logs, and the verdicts between them."""

__version__ = "0.1.0"
