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
html_static_path: list[str] = []
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
# Pages link to files of the repository (notebooks, examples) that are not part of the site.
suppress_warnings = ["myst.xref_missing"]
autodoc_typehints = "description"
autodoc_member_order = "bysource"
