"""Every example of the README is run; so is a server for those that send mail."""

import contextlib
import doctest
import io
import json
import os
import re
import smtplib
import subprocess
import sys
import tempfile
import types
import unittest
from email.message import EmailMessage
from unittest import mock

import paths
from smtp_server import SmtpServer
from test_match import OURS

README = (paths.PACKAGE / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
CONSOLE = re.findall(r"```console\n\$ (.*?)\n(.*?)```", README, re.DOTALL)


def example_with(text):
    (found,) = [code for code in PYTHON if text in code]
    return compile(found, "README.md", "exec")


class Readme(unittest.TestCase):
    def test_answers_of_the_examples(self):
        session = "\n".join(code for code in PYTHON if ">>>" in code)
        examples = doctest.DocTestParser().get_doctest(session, {}, "README.md", None, 0)
        output = io.StringIO()
        result = doctest.DocTestRunner().run(examples, out=output.write)
        self.assertGreater(result.attempted, 8)
        self.assertEqual(result.failed, 0, output.getvalue())

    def test_commands(self):
        self.assertEqual(len(CONSOLE), 2)
        for command, expected in CONSOLE:
            answer = subprocess.run(
                ["sh", "-c", command.replace("python", f"'{sys.executable}'")],
                capture_output=True,
                text=True,
                env={**os.environ, "PYTHONPATH": str(paths.SOURCES)},
                timeout=60,
            )
            self.assertEqual(answer.stdout[: len(expected) - 1], expected[:-1])

    def test_smtplib(self):
        names = {}
        exec(example_with("def send(server, message):"), names)
        self.assertEqual(self.send(names["send"], "550 5.1.1 User unknown"), "drop a@example.com\n")
        self.assertEqual(self.send(names["send"], "450 4.2.0 Greylisted, retry in 60 seconds"), "again a@example.com 60\n")
        self.assertEqual(
            self.send(names["send"], "550 5.7.1 Relaying denied"), "tell the team a@example.com relay-denied\n"
        )

    def send(self, send, reply):
        message = EmailMessage()
        message["From"], message["To"] = "sender@example.com", "a@example.com"
        output = io.StringIO()
        with SmtpServer({"RCPT": reply}) as server, contextlib.redirect_stdout(output):
            with smtplib.SMTP("127.0.0.1", server.port, timeout=20) as client:
                send(client, message)
        return output.getvalue()

    def test_django(self):
        with SmtpServer({"RCPT": "550 5.1.1 User unknown"}) as server:

            def send_mail(subject, body, sender, recipients):
                with smtplib.SMTP("127.0.0.1", server.port, timeout=20) as client:
                    client.sendmail(sender, recipients, body)

            modules = {
                "django": types.ModuleType("django"),
                "django.core": types.ModuleType("django.core"),
                "django.core.mail": types.SimpleNamespace(send_mail=send_mail),
                "django.http": types.SimpleNamespace(JsonResponse=lambda body, status=200: (status, body)),
            }
            names = {}
            with mock.patch.dict(sys.modules, modules):
                exec(example_with("from django"), names)
            request = types.SimpleNamespace(POST={"email": "a@example.com"})
            self.assertEqual(names["invite"](request), (422, {"problems": ["user-unknown"]}))

    def test_flask(self):
        routes = {}

        class Flask:
            def __init__(self, name):
                pass

            def post(self, path):
                return lambda view: routes.setdefault(path, view)

        request = types.SimpleNamespace(get_data=lambda as_text: "552 5.2.2 mailbox full")
        with mock.patch.dict(sys.modules, {"flask": types.SimpleNamespace(Flask=Flask, request=request)}):
            exec(example_with("from flask"), {"__name__": "app"})
            self.assertEqual(routes["/diagnose"]()["reason"], "mailbox-full")

    def test_private_entries(self):
        output = io.StringIO()
        here = os.getcwd()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(output):
            os.chdir(folder)
            try:
                with open("ours.json", "w", encoding="ascii") as file:
                    json.dump(OURS, file)
                exec(example_with("ours.json"), {})
            finally:
                os.chdir(here)
        self.assertEqual(output.getvalue(), "acme/nobody-here\n")

    def test_nothing_is_left_out(self):
        self.assertEqual(len(PYTHON), 6)
