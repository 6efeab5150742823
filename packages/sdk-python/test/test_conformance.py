"""Every vector of conformance/, each twice: an engine that remembers anything must answer alike."""

import json
import unittest

import paths

from bouncebook import create_matcher, match

BY_HAND = ("reply", "codes", "template", "provider", "ranking", "verdict", "facets")


def read_vectors(name):
    with open(paths.CONFORMANCE / f"{name}.jsonl", encoding="ascii") as file:
        return [json.loads(line) for line in file]


class Conformance(unittest.TestCase):
    maxDiff = None

    def answer(self, matcher, vector):
        return matcher(vector["reply"], **vector["options"]).to_dict()

    def test_vectors_by_hand(self):
        tables = json.loads((paths.CONFORMANCE / "tables.json").read_text(encoding="ascii"))
        matcher = create_matcher(tables=[tables])
        for name in BY_HAND:
            vectors = read_vectors(name)
            self.assertGreater(len(vectors), 0)
            for vector in vectors + vectors[::-1]:
                with self.subTest(file=name, what=vector["what"], reply=vector["reply"]):
                    found = self.answer(matcher, vector)
                    expected = vector["expected"]
                    self.assertEqual({key: found.get(key) for key in expected}, expected)

    def check_whole(self, name, least):
        path = paths.CONFORMANCE / f"{name}.jsonl"
        if not path.exists():
            self.skipTest(f"{path.name} is not there; run: npx tsx scripts/generate-conformance.ts --random 20000")
        vectors = read_vectors(name)
        self.assertGreaterEqual(len(vectors), least)
        for vector in vectors:
            found = self.answer(match, vector)
            if found != vector["expected"]:
                with self.subTest(what=vector["what"], reply=vector["reply"], options=vector["options"]):
                    self.assertEqual(found, vector["expected"])
        for vector in vectors[:1000]:
            self.assertEqual(self.answer(match, vector), vector["expected"])

    def test_registry(self):
        self.check_whole("registry", 10000)

    def test_random(self):
        self.check_whole("random", 20000)
