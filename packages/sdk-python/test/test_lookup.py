"""`lookup`, `entries` and `to_vocabulary`."""

import json
import typing
import unittest

import paths

import bouncebook
from bouncebook import entries, lookup, match, to_vocabulary, vocabulary


class Lookup(unittest.TestCase):
    def test_codes_and_ids(self):
        for code, id in (
            (550, "550"),
            ("550", "550"),
            (" 550 ", "550"),
            ("5.1.1", "x.1.1"),
            ("4.1.1", "x.1.1"),
            ("x.1.1", "x.1.1"),
            ("google/dmarc-policy", "google/dmarc-policy"),
            ("wordings/mailbox-full/en", "wordings/mailbox-full/en"),
            ("mailbox-full", "mailbox-full"),
            ("google", "google"),
            ("spamhaus-zen", "spamhaus-zen"),
        ):
            with self.subTest(code=code):
                self.assertEqual(lookup(code).id, id)

    def test_what_is_not_known(self):
        for code in ("", "nothing", 999, -1, "5.99.99", "x" * 1000, "\u4e0d", 'a"b', "\n", "../550"):
            with self.subTest(code=code):
                self.assertIsNone(lookup(code))

    def test_wrong_types(self):
        for code in (None, 5.5, True, b"550", ["550"]):
            with self.subTest(code=code):
                with self.assertRaisesRegex(TypeError, "^lookup: code must be "):
                    lookup(code)

    def test_moved_entries_give_what_took_their_place(self):
        lines = (paths.SOURCES / "bouncebook/_data/entries.jsonl").read_text(encoding="ascii").splitlines()
        moved = [entry for entry in map(json.loads, lines) if entry["kind"] == "moved"]
        for entry in moved:
            self.assertEqual(lookup(entry["id"]).id, entry["to"][0])
        self.assertFalse({entry["id"] for entry in moved} & {entry.id for entry in entries()})

    def test_every_entry_is_found(self):
        known = list(entries())
        self.assertGreater(len(known), 2000)
        self.assertEqual([entry.id for entry in known], sorted(entry.id for entry in known))
        for entry in known:
            self.assertEqual(lookup(entry.id), entry)
            self.assertTrue(entry.title)
            self.assertEqual(entry.advice is None, entry.kind == "provider")

    def test_advice_is_the_entry_s_own_or_its_reason_s(self):
        advice = lookup("mailbox-full").advice
        self.assertEqual((advice.reason, advice.category), ("mailbox-full", "mailbox"))
        self.assertTrue(advice.meaning and advice.fixes)
        self.assertEqual(lookup("wordings/mailbox-full/en").advice, advice)
        self.assertEqual(lookup("google/dmarc-policy").advice.action, "fix-sender")

    def test_what_is_given_is_a_copy(self):
        lookup(550).to_dict()["title"] = "changed"
        self.assertNotEqual(lookup(550).title, "changed")

    def test_diagnoses_can_be_looked_up(self):
        diagnosis = match("550 5.1.1 The email account that you tried to reach does not exist", host="mx.google.com")
        self.assertEqual(lookup(diagnosis.entry).advice.reason, diagnosis.reason)
        self.assertEqual(lookup(diagnosis.provider).title, "Google")


class Vocabularies(unittest.TestCase):
    def test_labels(self):
        diagnosis = match("552 5.2.2 mailbox full")
        for name in typing.get_args(bouncebook.VocabularyId):
            self.assertEqual(to_vocabulary(diagnosis, name), to_vocabulary("mailbox-full", name))
        self.assertEqual(to_vocabulary(diagnosis, "kumomta"), "QuotaIssues")

    def test_every_reason_has_a_label_in_every_vocabulary(self):
        for name in typing.get_args(bouncebook.VocabularyId):
            for reason in typing.get_args(bouncebook.Reason):
                self.assertIsInstance(to_vocabulary(reason, name), str)

    def test_what_is_not_known(self):
        with self.assertRaisesRegex(ValueError, "no vocabulary 'nobody'; known are kumomta, "):
            to_vocabulary(match("550"), "nobody")
        with self.assertRaisesRegex(ValueError, "no reason 'nothing'"):
            to_vocabulary("nothing", "kumomta")
        with self.assertRaisesRegex(TypeError, "diagnosis must be"):
            to_vocabulary(550, "kumomta")

    def test_types_enums_and_meanings_agree(self):
        for one, many in (
            ("Action", "Actions"),
            ("Bounce", "Bounces"),
            ("Category", "Categories"),
            ("Mechanism", "Mechanisms"),
            ("Reason", "Reasons"),
            ("Specificity", "Specificities"),
        ):
            words = list(typing.get_args(getattr(vocabulary, one)))
            self.assertEqual([member.value for member in getattr(vocabulary, many)], words)
            self.assertEqual(list(getattr(vocabulary, f"{one.upper()}_MEANINGS")), words)
            self.assertGreater(len(words), 3)

    def test_words_are_those_of_the_tables(self):
        reasons = bouncebook.tables()["reasons"]
        self.assertEqual({row[0] for row in reasons}, set(typing.get_args(bouncebook.Reason)))
        self.assertEqual({row[1] for row in reasons}, set(typing.get_args(bouncebook.Category)))
