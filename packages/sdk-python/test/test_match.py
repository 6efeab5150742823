"""`match`: its arguments, its answer, hostile text, private entries."""

import json
import pickle
import random
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

import paths

import bouncebook
from bouncebook import Actions, create_matcher, match, tables

REFUSED = "550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown in virtual mailbox table"


class Arguments(unittest.TestCase):
    def test_wrong_types_name_the_argument(self):
        for arguments, name in (
            (((None,), {}), "reply"),
            (((550,), {}), "reply"),
            (((b"550",), {}), "reply"),
            ((("550",), {"host": 1}), "host"),
            ((("550",), {"recipient": b"a@example.com"}), "recipient"),
            ((("550",), {"command": ["RCPT"]}), "command"),
            ((("550",), {"final": "yes"}), "final"),
            ((("550",), {"final": None}), "final"),
        ):
            with self.subTest(arguments=arguments):
                with self.assertRaisesRegex(TypeError, f"^match: {name} must be "):
                    match(*arguments[0], **arguments[1])

    def test_options_are_named(self):
        with self.assertRaises(TypeError):
            match("550", "mx.example.com")

    def test_empty_options_are_none(self):
        self.assertEqual(match(REFUSED, host="", recipient="", command=""), match(REFUSED))

    def test_subclass_of_str(self):
        self.assertEqual(match(Text(REFUSED)).reason, "user-unknown")


class Text(str):
    pass


class Answer(unittest.TestCase):
    def test_is_typed_and_frozen(self):
        diagnosis = match(REFUSED)
        self.assertEqual(diagnosis.code, 550)
        self.assertEqual(diagnosis.enhanced, "5.1.1")
        self.assertEqual(diagnosis.reason, "user-unknown")
        self.assertEqual(diagnosis.action, Actions.SUPPRESS)
        self.assertIs(Actions(diagnosis.action), Actions.SUPPRESS)
        self.assertIsNone(diagnosis.retry_after)
        with self.assertRaises(AttributeError):
            diagnosis.action = "retry"

    def test_keys_of_json(self):
        diagnosis = match("450 4.2.0 Greylisted, try again in 5 minutes", host="mx.google.com").to_dict()
        self.assertEqual(diagnosis["retryAfter"], 300)
        self.assertEqual(diagnosis["providerBy"], "host")
        self.assertNotIn("retry_after", diagnosis)
        self.assertNotIn("blocklist", diagnosis)
        self.assertEqual(json.loads(json.dumps(diagnosis)), diagnosis)

    def test_blocklist_with_links(self):
        reply = "554 5.7.1 Service unavailable; Client host [192.0.2.55] blocked using zen.spamhaus.org"
        diagnosis = match(reply)
        self.assertEqual(diagnosis.reason, "ip-blocklisted")
        self.assertIn("192.0.2.55", diagnosis.blocklist.lookup)
        self.assertEqual(diagnosis.to_dict()["blocklist"]["lookup"], diagnosis.blocklist.lookup)

    def test_pickles_and_compares(self):
        diagnosis = match(REFUSED)
        self.assertEqual(pickle.loads(pickle.dumps(diagnosis)), diagnosis)
        self.assertEqual(len({diagnosis, match(REFUSED)}), 1)

    def test_characters_beyond_the_basic_plane_come_back(self):
        diagnosis = match("550 5.1.1 \U0001f600 user unknown <\U0001f600@example.com>")
        self.assertEqual(diagnosis.text, "550 5.1.1 \U0001f600 user unknown <\U0001f600@example.com>")
        self.assertEqual(diagnosis.evidence[0].text, "user unknown")
        self.assertEqual(diagnosis.fingerprint, "550 5.1.1 \U0001f600 user unknown <{address}>")

    def test_threads_share_it(self):
        with ThreadPoolExecutor(8) as pool:
            self.assertEqual(set(pool.map(match, [REFUSED] * 200)), {match(REFUSED)})


HOSTILE = {
    "nothing": "",
    "spaces": " " * 100_000,
    "line ends": "\r\n" * 50_000,
    "codes": "550 " * 30_000,
    "lines": "550-\n" * 30_000,
    "enhanced codes": "550 " + "5.1.1-" * 20_000,
    "dots": "550 " + "." * 100_000,
    "digits": "550 " + "1" * 100_000,
    "one word": "550 " + "a" * 100_000,
    "colons": "550 " + ":" * 100_000,
    "slashes": "550 http://" + "/" * 100_000,
    "links": "550 " + "http://a" * 20_000,
    "addresses": "550 " + "a@" * 50_000,
    "brackets": "550 " + "<" * 100_000,
    "hosts": "host a said: " * 10_000,
    "Exim": "smtp error from remote mail server after " * 3_000,
    "Sendmail": "while talking to a: " * 5_000,
    "quotes": "5.1.1 - a '" * 10_000 + "(delivery attempts: 1)",
    "commands": "(in reply to " * 10_000 + ")",
    "times": "try again " + "1 second " * 20_000,
    "clocks": "450 retry " + "1:00:00:" * 20_000,
    "numbers": "450 retry " + "123456" * 20_000,
    "many words": " ".join(f"w{number:x}" for number in range(50_000)),
    "null bytes": "\0" * 100_000,
    "half pairs": "\ud800" * 100_000,
    "emoji": "550 " + "\U0001f600" * 50_000,
    "capital sigma": "550 " + "\u03a3" * 50_000,
    "dotted capital i": "550 " + "\u0130" * 50_000,
    "Chinese": "550 " + "\u90ae\u7bb1\u4e0d\u5b58\u5728" * 20_000,
    "IPv6": "550 " + "2001:db8:" * 20_000,
    "user unknown": "550 " + "user unknown " * 10_000,
}

#: Longest time for one reply. It is far from what any takes, and far below what quadratic time would.
LONGEST = 2.0


class Hostile(unittest.TestCase):
    def test_any_text_has_an_answer_soon(self):
        match("")
        for name, text in HOSTILE.items():
            with self.subTest(name):
                start = time.process_time()
                diagnosis = match(text, host=text, recipient=text, command=text)
                self.assertLess(time.process_time() - start, LONGEST)
                self.assertLessEqual(len(diagnosis.text), 4096)
                json.dumps(diagnosis.to_dict())

    def test_random_text(self):
        chance = random.Random(7)
        alphabet = "2345 -.:;<>()[]'\"/@#\r\n\t\0abcdehostsaidSMTP\u0130\u03a3\u4e0d\U0001f600\ud800\udc00"
        for _ in range(3000):
            text = "".join(chance.choices(alphabet, k=chance.randrange(120)))
            diagnosis = match(text, host=text, recipient=text, command=text, final=chance.random() < 0.5)
            self.assertEqual(match(text, host=text, recipient=text, command=text).text, diagnosis.text)

    def test_every_template_at_once(self):
        whole = " ".join(tables()["templates"].split("\n"))
        for start in range(0, len(whole), 4000):
            match("550 " + whole[start : start + 4000])


OURS = {
    "format": 1,
    "version": "1.0.0",
    "reasons": [["user-unknown", "recipient", "hard", "suppress", "suppress"]],
    "providers": [["acme", "mailbox", ["*.acme.example"], ["acme.example"]]],
    "blocklists": [],
    "entries": [["acme/nobody-here", 0, {"provider": 0, "codes": "550/5.1.1"}]],
    "templates": "nobody by that name works at acme",
    "counts": [1, 0],
}


class PrivateEntries(unittest.TestCase):
    def test_stand_beside_the_registry(self):
        matcher = create_matcher(tables=[tables(), OURS])
        diagnosis = matcher("550 5.1.1 Nobody by that name works at ACME", host="mx.acme.example")
        self.assertEqual(diagnosis.entry, "acme/nobody-here")
        self.assertEqual(diagnosis.specificity, "provider-text-and-code")
        self.assertEqual((diagnosis.provider, diagnosis.provider_by), ("acme", "host"))
        self.assertEqual(matcher(REFUSED), match(REFUSED))

    def test_replace_entries_of_the_same_id(self):
        entry = match(REFUSED).entry
        ours = {**OURS, "entries": [[entry, 0, {}]], "templates": "nobody by that name works at acme"}
        diagnosis = create_matcher(tables=[tables(), ours])(REFUSED)
        self.assertNotEqual(diagnosis.entry, entry)

    def test_wrong_tables_are_refused(self):
        for wrong in (None, "tables", tables(), [None], 1):
            with self.assertRaisesRegex(TypeError, "tables must be"):
                create_matcher(tables=wrong)
        with self.assertRaisesRegex(ValueError, "format 2"):
            create_matcher(tables=[{**OURS, "format": 2}])
        with self.assertRaisesRegex(ValueError, "no reason delivered"):
            create_matcher(tables=[OURS])
        with self.assertRaisesRegex(ValueError, "fewer than 4 characters"):
            create_matcher(tables=[tables(), {**OURS, "templates": "abc"}])
        for key, value in (("reasons", [[]]), ("counts", [2, 0]), ("entries", [["x", 7]]), ("templates", None)):
            with self.subTest(key), self.assertRaisesRegex(ValueError, "not in the form"):
                create_matcher(tables=[tables(), {**OURS, key: value}])
        for key in OURS.keys() - {"version"}:
            with self.subTest(key), self.assertRaisesRegex(ValueError, "not in the form"):
                create_matcher(tables=[tables(), {name: OURS[name] for name in OURS if name != key}])


class Version(unittest.TestCase):
    def test_is_that_of_the_manifest(self):
        manifest = json.loads((paths.PACKAGE / "package.json").read_text(encoding="utf-8"))
        self.assertEqual(bouncebook.__version__, manifest["version"])
        self.assertEqual(bouncebook.registry_version, tables()["version"])
