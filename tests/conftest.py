"""Options that the tests share."""

import pytest
from hypothesis import settings

# The same examples on every machine. `pytest --hypothesis-profile=search` looks for new ones, as long as one lets it.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write what comes out into the .case files")
