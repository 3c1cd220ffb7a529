"""The chat window as somebody in front of the screen uses it."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, Request, expect

OPEN = "Poser une question sur la formation"
PATIENCE_MS = 30_000


@dataclass
class Window:
    """One tab, with what it asked the network for and what the browser complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def on(cls, page: Page, url: str) -> Window:
        """The tab, gone to a page."""
        window = cls(page)
        page.set_default_timeout(PATIENCE_MS)
        page.on("request", window._asked)
        page.on("pageerror", lambda error: window.complaints.append(str(error)))
        page.on("console", lambda said: window.complaints.append(said.text) if said.type == "error" else None)
        page.goto(url)
        return window

    @property
    def launcher(self) -> Locator:
        """The button in the corner."""
        return self.page.get_by_role("button", name=OPEN)

    @property
    def field(self) -> Locator:
        """Where one writes."""
        return self.page.get_by_role("textbox", name="Votre message")

    def open(self) -> None:
        """Open the chat, and wait for the notice."""
        self.launcher.click()
        self.sees("un programme, pas une personne")

    def sees(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        expect(self.page.get_by_text(text).last).to_be_visible(timeout=PATIENCE_MS)

    def sees_no(self, text: str) -> None:
        """Make sure that a text is not, or no more, on the screen."""
        expect(self.page.get_by_text(text)).to_have_count(0, timeout=PATIENCE_MS)

    def says(self, text: str, reply: str) -> None:
        """Write something, and wait for what the reply says."""
        self.field.fill(text)
        self.field.press("Enter")
        self.sees(reply)

    def chooses(self, label: str, reply: str) -> None:
        """Click the latest suggestion of this label."""
        self.page.get_by_role("button", name=label, exact=True).last.click()
        self.sees(reply)

    def menu(self, entry: str) -> None:
        """Choose something in the menu of the conversation."""
        self.page.get_by_role("button", name="Ma conversation").click()
        self.page.get_by_role("menuitem", name=entry).click()

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
