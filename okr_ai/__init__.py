"""okr-ai: write better OKRs and know early which key results will be missed, in Chinese and English."""

__version__ = "0.1.0"
