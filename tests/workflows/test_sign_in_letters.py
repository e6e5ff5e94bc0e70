import journals
import make
import pytest
from django.urls import reverse

from palabre.gateways.mail.null import NullMailer
from palabre.stages.outbox.models import Message
from palabre.stages.people import joining
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.workflows.ask_to_join import ask_to_join
from palabre.workflows.send_messages import send_messages
from palabre.workflows.send_sign_in_link import send_sign_in_link

pytestmark = pytest.mark.django_db

FACTS = joining.JoiningFacts("Grace Okonkwo", "grace@example.org")


def url_of(token):
    return f"https://palabre.example/in/{token}/"


def join_url_of(token):
    return f"https://palabre.example/join/{token}/"


def account(email="grace@example.org"):
    person = make.person("Grace Okonkwo")
    return people.open_account(person, email=email, by=make.LOADER, at=make.NOON)


def token_in(message):
    return message.body.split("https://palabre.example/")[1].split("/")[1]


def test_link_is_sent_to_the_account_and_opens_it():
    opened = account()

    send_sign_in_link(" Grace@example.org ", url_of=url_of, at=make.NOON)

    message = Message.objects.get()
    assert (message.email, message.state) == ("grace@example.org", "approved")
    assert people.sign_in_by_link(token_in(message), at=make.NOON) == opened


@pytest.mark.parametrize(
    "lang, path, subject",
    [
        ("zh", "/zh-hans/", "您的登录链接"),
        ("es", "/es/", "Su enlace para iniciar sesión"),
        ("de", "/en/", "Your link to sign in"),
    ],
)
def test_a_letter_and_its_link_are_in_the_language_of_whom_it_reaches(
    lang, path, subject
):
    person = account().person
    Person.objects.filter(pk=person.pk).update(lang=lang)

    send_sign_in_link(
        "grace@example.org",
        url_of=lambda token: reverse("participant:sign-in-link", args=[token]),
        at=make.NOON,
    )

    message = Message.objects.get()
    assert (message.subject, message.lang) == (subject, lang)
    assert f"\n{path}sign-in/" in message.body


def test_nothing_is_sent_without_an_account():
    account("other@example.org")
    before = journals.acts()

    send_sign_in_link("grace@example.org", url_of=url_of, at=make.NOON)

    assert Message.objects.count() == 0
    assert journals.acts() == before


def test_closed_account_gets_no_link():
    opened = account()
    opened.is_active = False
    opened.save()

    send_sign_in_link("grace@example.org", url_of=url_of, at=make.NOON)

    assert Message.objects.count() == 0


def test_stranger_gets_a_letter_to_confirm():
    ask_to_join(FACTS, url_of=join_url_of, sign_in_url_of=url_of, at=make.NOON)

    message = Message.objects.get()
    assert (message.email, message.act) == ("grace@example.org", "people.joining.asked")
    assert Person.objects.count() == 0
    joined = joining.join(token_in(message), at=make.NOON)
    assert joined.person.name == "Grace Okonkwo"


def test_somebody_with_an_account_gets_a_link_instead():
    opened = account()

    ask_to_join(FACTS, url_of=join_url_of, sign_in_url_of=url_of, at=make.NOON)

    message = Message.objects.get()
    assert message.act == "people.link.made"
    assert people.sign_in_by_link(token_in(message), at=make.NOON) == opened


def test_worker_sends_what_is_approved():
    account()
    send_sign_in_link("grace@example.org", url_of=url_of, at=make.NOON)
    mailer = NullMailer()

    assert send_messages(at=make.NOON, mailer=mailer) == 1

    assert mailer.sent[0].email == "grace@example.org"
    assert journals.acts()[-1] == "outbox.message.sent"


def test_without_a_mailer_djangos_is_used(mailoutbox):
    account()
    send_sign_in_link("grace@example.org", url_of=url_of, at=make.NOON)

    assert send_messages(at=make.NOON) == 1

    assert [mail.to for mail in mailoutbox] == [["grace@example.org"]]
