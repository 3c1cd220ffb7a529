"""The server or the network fails while somebody reads the page."""

from __future__ import annotations

from playwright.sync_api import Route

from tests.server.browser.window import Window

PHONE = "02.32.76.94.80"


def test_a_server_that_is_gone_before_the_chat_opens_leaves_phone_and_mail(window: Window) -> None:
    window.page.route("**/chat/fichiers/**", lambda route: route.abort("connectionrefused"))
    window.launcher.click()
    window.sees("Le chat ne s'ouvre pas")
    alert = window.page.get_by_role("alert")
    assert alert.get_by_role("link", name=PHONE).get_attribute("href") == "tel:+33232769480"
    assert "mailto:" in str(alert.get_by_role("link", name="nmd_htt-rouen@lecnam.net").get_attribute("href"))


def test_a_server_that_stops_in_the_middle_of_a_talk_leaves_phone_and_mail(window: Window) -> None:
    window.open()
    window.page.route("**/chat/message", lambda route: route.abort("connectionrefused"))
    window.says("qui peut payer ?", "la connexion est coupée")
    assert window.page.get_by_role("link", name=PHONE).last.get_attribute("href") == "tel:+33232769480"


def test_a_cut_line_is_tried_again_with_the_same_number(window: Window) -> None:
    sent: list[str] = []

    def lose_the_first_answer(route: Route) -> None:
        sent.append(str(route.request.post_data_json["id"]))
        if len(sent) == 1:
            # The message arrives, its answer does not.
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    window.open()
    window.page.route("**/chat/message", lose_the_first_answer)
    window.says("qui peut payer ?", "Opco")
    assert len(sent) == 2
    assert sent[0] == sent[1]
    window.page.reload()
    window.sees("Opco")
    assert window.page.get_by_text("qui peut payer ?", exact=True).count() == 1


def test_an_apology_of_the_server_is_shown_as_it_is(window: Window) -> None:
    window.open()
    apology = '{"erreur": "panne", "message": "Un incident m\'empêche de répondre, pardon."}'
    window.page.route(
        "**/chat/message", lambda route: route.fulfill(status=503, body=apology, content_type="application/json")
    )
    window.says("qui peut payer ?", "Un incident m'empêche de répondre")


def test_a_visit_that_has_expired_goes_on_as_a_new_one(window: Window) -> None:
    window.open()
    window.page.evaluate("sessionStorage.setItem('balise.jeton', 'perime')")
    window.page.reload()
    window.sees("un programme, pas une personne")
    window.says("qui peut payer ?", "Opco")
