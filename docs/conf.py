"""How Sphinx builds the site: `make docs`."""

from okr_ai import __version__

project = "okr-ai"
copyright = "the okr-ai contributors"
release = version = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["images/README.md"]
html_theme = "furo"
html_title = f"okr-ai {version}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
autodoc_typehints = "description"
autodoc_member_order = "bysource"
# The pages of rules and decisions are reached from their index, not from the sidebar.
suppress_warnings = ["toc.not_included"]
