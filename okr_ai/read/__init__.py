"""Reading drafts (Markdown, YAML, JSON, CSV, XLSX), metric series (CSV, Parquet) and past key results."""
