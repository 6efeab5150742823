"""`bouncebook.smtp` with the errors of a real conversation."""

import smtplib
import unittest

import paths
from smtp_server import SmtpServer

from bouncebook.smtp import diagnose

GMAIL = (
    "550-5.1.1 The email account that you tried to reach does not exist. Please try\n"
    "550-5.1.1 double-checking the recipient's email address for typos or\n"
    "550 5.1.1 unnecessary spaces."
)


def send(replies, recipients=("a@example.com",)):
    """What sending gives: refused recipients, or the error."""
    with SmtpServer(replies) as server:
        try:
            with smtplib.SMTP("127.0.0.1", server.port, timeout=20) as client:
                return client.sendmail("sender@example.com", list(recipients), "Subject: hello\n\nHello")
        except smtplib.SMTPException as error:
            return error


class Conversations(unittest.TestCase):
    def check(self, failure, recipient, reason, action, **known):
        ((found, diagnosis),) = diagnose(failure, **known)
        self.assertEqual((found, diagnosis.reason, diagnosis.action), (recipient, reason, action))
        return diagnosis

    def test_nothing_went_wrong(self):
        self.assertEqual(diagnose(send({})), [])

    def test_every_recipient_refused(self):
        failure = send({"RCPT": GMAIL})
        self.assertIsInstance(failure, smtplib.SMTPRecipientsRefused)
        diagnosis = self.check(failure, "a@example.com", "user-unknown", "suppress", host="mx.google.com")
        self.assertEqual(diagnosis.entry, "google/user-unknown")
        self.assertEqual(diagnosis.text.count("5.1.1"), 1)

    def test_one_of_two_refused(self):
        failure = send({"a@example.com": "452 4.2.2 Mailbox full"}, ("a@example.com", "b@example.com"))
        self.check(failure, "a@example.com", "mailbox-full", "retry")

    def test_message_refused(self):
        failure = send({"END": "550 5.7.1 Message contains a virus"})
        self.assertIsInstance(failure, smtplib.SMTPDataError)
        self.check(failure, None, "virus-detected", "fix-content")

    def test_sender_refused(self):
        failure = send({"MAIL": "550 5.1.8 Sender address rejected: Domain not found"})
        self.assertIsInstance(failure, smtplib.SMTPSenderRefused)
        self.check(failure, None, "sender-rejected", "fix-sender")

    def test_connection_refused_by_a_greeting(self):
        failure = send({"CONNECT": "554 No SMTP service here"})
        self.assertIsInstance(failure, smtplib.SMTPConnectError)
        self.check(failure, None, "ip-refused", "fix-sender")

    def test_errors_without_a_reply(self):
        self.check(smtplib.SMTPServerDisconnected("Connection unexpectedly closed"), None, "connection-failed", "retry")
        self.check(ConnectionRefusedError(111, "Connection refused"), None, "connection-failed", "retry")
        self.check(smtplib.SMTPDataError(-1, b"nonsense"), None, "unknown", "none")

    def test_wrong_types(self):
        with self.assertRaisesRegex(TypeError, "^diagnose: failure must be "):
            diagnose("550")
