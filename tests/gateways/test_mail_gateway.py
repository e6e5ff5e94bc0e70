import smtplib

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from palabre.gateways.mail.django_mail import DjangoMailer

LETTER = {
    "email": "bo@example.org",
    "subject": "Sujet\nlong",
    "body": "É",
    "lang": "fr",
}


def test_message_is_handed_to_django():
    assert DjangoMailer().send(**LETTER) == ""

    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["bo@example.org"], "Sujet long", "É")
    assert sent.extra_headers == {
        "Content-Language": "fr",
        "Auto-Submitted": "auto-generated",
    }


def failing(monkeypatch, error):
    def send(self):
        raise error

    monkeypatch.setattr(EmailMessage, "send", send)


@pytest.mark.parametrize(
    "error, told",
    [
        (
            smtplib.SMTPRecipientsRefused(
                {"bo@example.org": (550, b"no such mailbox")}
            ),
            "550 no such mailbox",
        ),
        (smtplib.SMTPSenderRefused(553, b"not you", "a@example.org"), "553 not you"),
        (smtplib.SMTPDataError(554, b"too large"), "554 too large"),
    ],
)
def test_refusal_for_good_is_told(monkeypatch, error, told):
    failing(monkeypatch, error)

    assert DjangoMailer().send(**LETTER) == told


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"bo@example.org": (450, b"later")}),
        smtplib.SMTPDataError(451, b"later"),
        smtplib.SMTPAuthenticationError(535, b"wrong password"),
        smtplib.SMTPServerDisconnected("gone"),
        ConnectionRefusedError("nobody there"),
        TimeoutError("slow"),
    ],
)
def test_outage_is_raised(monkeypatch, error):
    failing(monkeypatch, error)

    with pytest.raises(ConnectionError):
        DjangoMailer().send(**LETTER)
