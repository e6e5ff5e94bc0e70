import make
import pytest
from django.test import Client

from palabre.stages.outbox.models import Message
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

SECRET = "seven wells in the hills"
EMAIL = "farid@example.org"


@pytest.fixture
def account():
    return people.open_account(
        make.person("Farid Haddad"),
        email=EMAIL,
        password=SECRET,
        by=make.LOADER,
        at=make.NOON,
    )


def signed_in_as(client):
    return client.session.get("_auth_user_id")


def link_in(message):
    words = message.body.split()
    return next(word for word in words if word.startswith("http")).split("8000")[1]


def test_password_signs_in_and_goes_on(account, client):
    answer = client.post(
        "/en/sign-in/", {"email": EMAIL, "password": SECRET, "next": "/en/somewhere/"}
    )

    assert (answer.status_code, answer.url) == (302, "/en/somewhere/")
    assert signed_in_as(client) == str(account.pk)


def test_next_stays_on_this_site(account, client):
    for next_ in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:x"):
        answer = Client().post(
            "/en/sign-in/", {"email": EMAIL, "password": SECRET, "next": next_}
        )
        assert answer.url == "/en/me/"


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org"])
def test_wrong_password_gets_the_same_page(account, client, email):
    answer = client.post("/en/sign-in/", {"email": email, "password": "wrong"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Address and password do not belong together." in page
    assert f'value="{email}"' in page
    assert "wrong" not in page
    assert signed_in_as(client) is None


@pytest.mark.parametrize("email, n", [(EMAIL, 1), ("nobody@example.org", 0)])
def test_asking_for_a_link_tells_nothing(account, client, email, n):
    answer = client.post("/en/sign-in/", {"email": email, "password": ""})

    assert (answer.status_code, answer.url) == (302, "/en/sign-in/sent/")
    assert Message.objects.count() == n


def test_link_waits_for_a_click(account, client):
    client.post("/en/sign-in/", {"email": EMAIL, "next": "/en/somewhere/"})
    link = link_in(Message.objects.get())

    for _scanner in range(2):
        assert client.get(link).status_code == 200
    assert signed_in_as(client) is None
    answer = client.post(link.split("?")[0], {"next": "/en/somewhere/"})

    assert answer.url == "/en/somewhere/"
    assert signed_in_as(client) == str(account.pk)
    assert Client().post(link).status_code == 409


def test_link_is_in_the_language_of_its_reader(client):
    person = make.person("Amadou Ba", lang="fr")
    people.open_account(
        person, email="amadou@example.org", by=make.LOADER, at=make.NOON
    )

    client.post("/en/sign-in/", {"email": "amadou@example.org"})

    assert link_in(Message.objects.get()).startswith("/fr/sign-in/")


def test_link_leads_to_this_installation(account):
    Client(headers={"host": "evil.example"}).post("/en/sign-in/", {"email": EMAIL})

    assert "http://127.0.0.1:8000/" in Message.objects.get().body


def test_guessing_is_stopped(account, client, noon):
    for _ in range(6):
        client.post("/en/sign-in/", {"email": EMAIL, "password": "wrong"})

    answer = client.post("/en/sign-in/", {"email": EMAIL, "password": SECRET})
    other = client.post("/en/sign-in/", {"email": "bo@example.org", "password": "x"})

    assert "Too many tries" in answer.content.decode()
    assert "Too many tries" not in other.content.decode()
    assert signed_in_as(client) is None
    noon.at += people.LINK_LIFE
    client.post("/en/sign-in/", {"email": EMAIL, "password": SECRET})
    assert signed_in_as(client) == str(account.pk)


def test_guessing_from_many_machines_is_stopped(account):
    for n in range(20):
        Client(REMOTE_ADDR=f"10.0.0.{n}").post(
            "/en/sign-in/", {"email": EMAIL, "password": "wrong"}
        )

    answer = Client(REMOTE_ADDR="10.0.1.1").post(
        "/en/sign-in/", {"email": EMAIL, "password": SECRET}
    )

    assert "Too many tries" in answer.content.decode()


def test_sign_out_is_a_post(account, client):
    client.force_login(account)

    assert client.get("/en/sign-out/").status_code == 405
    assert client.post("/en/sign-out/").url == "/en/"
    assert signed_in_as(client) is None


def test_stranger_joins(client):
    asked = {
        "name": "Grace Okonkwo",
        "email": "grace@example.org",
        "organization": "Harbour Library",
        "country": "NG",
    }

    answer = client.post("/en/join/?next=/en/hamlet/proposals/", asked)

    assert (answer.url, Person.objects.count()) == ("/en/sign-in/sent/", 0)
    link = link_in(Message.objects.get())
    page = client.get(link).content.decode()
    assert all(asked[name] in page for name in ("name", "email", "organization"))
    answer = client.post(link)
    assert answer.url == "/en/hamlet/proposals/"
    assert signed_in_as(client) == str(Account.objects.get().pk)
    assert client.post(link).status_code == 409


def test_joining_keeps_what_was_typed(client):
    answer = client.post(
        "/en/join/", {"name": "Grace", "email": "grace@", "country": ""}
    )

    page = answer.content.decode()
    assert 'value="Grace"' in page
    assert 'value="grace@"' in page
    assert Message.objects.count() == 0


def test_forged_joining_link_opens_nothing(client):
    assert client.get("/en/join/forged/").status_code == 409
    assert client.post("/en/join/forged/").status_code == 409
    assert Account.objects.count() == 0


def test_signed_in_visitor_is_sent_on(account, client):
    client.force_login(account)

    assert client.get("/en/sign-in/?next=/en/x/").url == "/en/x/"


def test_sign_in_pages_are_not_cached(client):
    for path in ("/en/sign-in/", "/en/sign-in/abc/", "/en/join/"):
        assert "no-store" in client.get(path).headers["Cache-Control"]


def test_confirming_page_lets_the_browser_name_its_origin(client, db):
    """Without a referrer the form's POST says ``Origin: null`` and is refused."""
    page = client.get("/en/sign-in/some-token/")

    assert page["Referrer-Policy"] == "same-origin"
    assert b"no-referrer" not in page.content
