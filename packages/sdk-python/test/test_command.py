"""`python -m bouncebook`."""

import json
import os
import subprocess
import sys
import unittest

import paths

REFUSED = "550 5.1.1 The email account that you tried to reach does not exist"


def run(*words, text=None, python=sys.executable, sources=str(paths.SOURCES), **environment):
    return subprocess.run(
        [python, "-m", "bouncebook", *words],
        input=(text or "").encode("utf-8", "surrogatepass"),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": sources, **environment},
        timeout=60,
    )


class Words(unittest.TestCase):
    def test_a_person_s_answer(self):
        answer = run(REFUSED, "--host", "mx.google.com")
        text = answer.stdout.decode()
        self.assertEqual(answer.returncode, 0)
        self.assertIn("action   suppress: ", text)
        self.assertIn("said by  Google (known by host)", text)
        self.assertIn("What to do\n  1. ", text)
        self.assertTrue(all(len(line) <= 80 for line in text.splitlines()))

    def test_an_entry(self):
        answer = run("google/dmarc-policy")
        self.assertIn("kind    response", answer.stdout.decode())
        self.assertEqual(json.loads(run("google/dmarc-policy", "--json").stdout)["id"], "google/dmarc-policy")

    def test_json(self):
        lines = run("--json", REFUSED, "nonsense").stdout.splitlines()
        self.assertEqual([json.loads(line)["reason"] for line in lines], ["user-unknown", "unknown"])

    def test_nothing_recognised(self):
        self.assertEqual(run("nonsense").returncode, 1)

    def test_wrong_usage(self):
        answer = run("--nothing")
        self.assertEqual(answer.returncode, 2)
        self.assertIn(b"--nothing", answer.stderr)

    def test_versions(self):
        self.assertRegex(run("--version").stdout.decode(), r"^bouncebook \d+\.\d+\.\d+, registry \d+\.\d+\.\d+\n$")

    def test_a_stranger_s_text_is_never_raw(self):
        text = run("550 5.1.1 \x1b[31muser unknown\x07 \u202e\U0001f600", PYTHONIOENCODING="ascii").stdout
        self.assertNotIn(b"\x1b", text)
        self.assertNotIn(b"\x07", text)
        self.assertIn(b"user unknown", text)


class Lines(unittest.TestCase):
    def answers(self, text, *words):
        answer = run(*words, text=text)
        return answer, [json.loads(line) for line in answer.stdout.splitlines()]

    def test_one_line_a_reply(self):
        answer, found = self.answers(f"{REFUSED}\r\n450 4.2.2 mailbox full\n\n")
        self.assertEqual(answer.returncode, 0)
        self.assertEqual([each["reason"] for each in found], ["user-unknown", "mailbox-full", "unknown"])
        self.assertEqual(found[0]["text"], REFUSED)

    def test_objects_with_options(self):
        given = {"reply": REFUSED, "host": "mx.google.com", "command": None, "final": True}
        answer, found = self.answers(json.dumps(given), "--recipient", "a@example.com")
        self.assertEqual(found[0]["providerBy"], "host")
        self.assertEqual(answer.stderr, b"")

    def test_lines_that_cannot_be_read_are_told(self):
        answer, found = self.answers('{x\n{"reply":1}\n{"reply":"550","host":2}\n' + "[" * 9 + "\n")
        self.assertEqual((answer.returncode, len(found)), (3, 4))
        self.assertEqual(len(answer.stderr.splitlines()), 3)
        self.assertIn(b"bouncebook: line 1: ", answer.stderr)

    def test_long_lines_are_one_reply(self):
        _, found = self.answers(f"{REFUSED} {'a' * 300_000}\n450 4.2.2 mailbox full")
        self.assertEqual([each["reason"] for each in found], ["user-unknown", "mailbox-full"])

    def test_what_is_no_utf_8(self):
        answer = subprocess.run(
            [sys.executable, "-m", "bouncebook"],
            input=b"550 5.1.1 \xff user unknown\n",
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(paths.SOURCES)},
            timeout=60,
        )
        self.assertEqual(json.loads(answer.stdout)["text"], "550 5.1.1 \ufffd user unknown")

    def test_a_closed_pipe_ends_quietly(self):
        process = subprocess.Popen(
            [sys.executable, "-m", "bouncebook"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(paths.SOURCES)},
        )
        process.stdout.close()
        try:
            process.stdin.write(b"550 user unknown\n" * 2000)
            process.stdin.close()
        except BrokenPipeError:
            pass
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(60), 0)
