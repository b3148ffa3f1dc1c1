from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

import browsing

settings.register_profile("briefbook", deadline=None, max_examples=60, database=None, derandomize=True)
settings.load_profile("briefbook")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the stages give now into tests/golden")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not browsing.CHROMIUM:
        pytest.skip("no Chromium is installed here, so nothing is seen in a browser")
    pytest.importorskip("playwright.sync_api", reason="playwright isn't installed")
    with browsing.started() as started:
        yield started


@pytest.fixture
def visit(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Opens a page of the site at the module's `address`, in a window of its own: `visit("glossary/", color_scheme="dark")`."""
    address = request.getfixturevalue("address")  # once there is a browser: it builds a site
    contexts = []

    def opened(path: str = "", **options: Any) -> Any:
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        page.goto(address + path, wait_until="load")
        return page

    yield opened
    for context in contexts:
        context.close()
