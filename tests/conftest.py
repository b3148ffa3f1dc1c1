from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("briefbook", deadline=None, max_examples=60, database=None, derandomize=True)
settings.load_profile("briefbook")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the stages give now into tests/golden")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))
