"""Mail over Django's backend: SMTP, a file, the console."""

import logging
import smtplib

from django.core.mail import EmailMessage

log = logging.getLogger(__name__)

PERMANENT = 500
"""SMTP replies from 500 on are refusals for good (RFC 5321 section 4.2.1)."""


class DjangoMailer:
    """Sends through the backend that the settings name."""

    def send(
        self, *, email: str, subject: str, body: str, lang: str, calendar: str = ""
    ) -> str:
        """Return "" when the message was taken, else why it was refused for good.

        Raises
        ------
        ConnectionError
            When the server cannot be reached or asks to come back later.
        """
        message = EmailMessage(
            " ".join(subject.split()),
            body,
            to=[email],
            headers={"Content-Language": lang, "Auto-Submitted": "auto-generated"},
        )
        if calendar:
            message.attach("sessions.ics", calendar, "text/calendar")
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as error:
            return _refusal(error.recipients)
        except smtplib.SMTPResponseException as error:
            return _for_good_or_later(error)
        except (smtplib.SMTPException, OSError) as error:
            log.warning("mail server out of reach: %s", type(error).__name__)
            raise ConnectionError(str(error)) from error
        return ""


def _refusal(recipients: dict[str, tuple[int, bytes]]) -> str:
    code, words = next(iter(recipients.values()))
    if code < PERMANENT:
        raise ConnectionError(f"{code} {words!r}")
    return f"{code} {words.decode(errors='replace')}"


def _for_good_or_later(error: smtplib.SMTPResponseException) -> str:
    words = error.smtp_error
    told = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    is_login = isinstance(error, smtplib.SMTPAuthenticationError)
    if is_login or error.smtp_code < PERMANENT:
        log.warning("mail server said %s", error.smtp_code)
        raise ConnectionError(f"{error.smtp_code} {told}") from error
    return f"{error.smtp_code} {told}"
