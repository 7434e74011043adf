"""Pages compared with what was kept of them: ``layout regress``, and the pytest fixture of ``layout.testing``."""
