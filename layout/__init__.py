"""layout: a Chinese newspaper, described in YAML, set on its grid and written as print-ready PDF."""
