"""The wheel as a user gets it, and the types as a type checker sees them."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

import paths

README_EXAMPLE = """
from bouncebook import match, lookup, registry_version
import bouncebook
assert "site" in bouncebook.__file__, bouncebook.__file__
diagnosis = match("550 5.1.1 The email account that you tried to reach does not exist", host="mx.google.com")
print(diagnosis.action, lookup(diagnosis.entry).advice.reason, registry_version)
"""

TYPED = """
from typing import Optional
from bouncebook import Action, Diagnosis, Reason, match

diagnosis: Diagnosis = match("550")
action: Action = diagnosis.action
reason: Reason = diagnosis.reason
code: Optional[int] = diagnosis.code
"""


# Since version 71 setuptools needs no wheel package. It is imported first, since it replaces distutils.
BUILDS = "import setuptools; int(setuptools.__version__.split('.')[0]) >= 71 or __import__('wheel'); import pip"


def python_that(runs):
    """A Python on this machine that runs these lines."""
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        if os.path.exists(python) and subprocess.run([python, "-I", "-c", runs], capture_output=True).returncode == 0:
            return python
    return None


def run(command, folder, **environment):
    known = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environment}
    known.pop("PYTHONHOME", None)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=known, timeout=300)
    if done.returncode != 0:
        raise AssertionError(f"{command}\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Wheel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        python = python_that(BUILDS)
        if python is None:
            raise unittest.SkipTest(
                "the wheel was not built; install setuptools, wheel and pip, on Debian: "
                "apt-get install python3-setuptools python3-wheel python3-pip"
            )
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        # Built from a copy, since setuptools writes beside its sources.
        source = cls.folder / "source"
        source.mkdir()
        shutil.copytree(paths.SOURCES, source / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(paths.PACKAGE / name, source / name)
        wheels = cls.folder / "wheels"
        pip = [python, "-m", "pip"]
        run([*pip, "wheel", ".", "--no-build-isolation", "--no-deps", "--no-index", "-w", str(wheels)], source)
        (cls.wheel,) = wheels.iterdir()
        cls.site = cls.folder / "site"
        install = [*pip, "install", "--no-index", "--no-deps", "--target", str(cls.site), str(cls.wheel)]
        run(install, cls.folder)

    def in_site(self, *words):
        return run([sys.executable, *words], self.folder, PYTHONPATH=str(self.site))

    def test_is_for_every_python_and_holds_data_and_types(self):
        self.assertRegex(self.wheel.name, r"^bouncebook-\d+\.\d+\.\d+-py3-none-any\.whl$")
        names = zipfile.ZipFile(self.wheel).namelist()
        for name in ("py.typed", "vocabulary.py", "_data/tables.json", "_data/entries.jsonl", "_data/vocabularies.json"):
            self.assertIn(f"bouncebook/{name}", names)
        self.assertFalse([name for name in names if "__pycache__" in name or name.startswith("test")])

    def test_answers_from_where_it_is_installed(self):
        self.assertEqual(self.in_site("-c", README_EXAMPLE).split()[:2], ["suppress", "user-unknown"])

    def test_command(self):
        self.assertIn("action  suppress", self.in_site("-m", "bouncebook", "550 5.1.1 User unknown"))

    def test_needs_nothing_else(self):
        metadata = next(self.site.glob("*.dist-info")) / "METADATA"
        text = metadata.read_text(encoding="utf-8")
        self.assertNotIn("Requires-Dist", text)
        self.assertIn("Requires-Python: >=3.9", text)

    def test_installs_into_an_empty_environment(self):
        if importlib.util.find_spec("ensurepip") is None:
            self.skipTest("no virtual environment was made; on Debian: apt-get install python3-venv")
        environment = self.folder / "environment"
        run([sys.executable, "-m", "venv", str(environment)], self.folder)
        python = str(environment / "bin" / "python")
        run([python, "-m", "pip", "install", "--no-index", str(self.wheel)], self.folder)
        answer = run([python, "-m", "bouncebook", "--json", "550 5.1.1 User unknown"], self.folder)
        self.assertIn('"suppress"', answer)


class Types(unittest.TestCase):
    def check(self, folder, *words):
        python = python_that("import mypy")
        if python is None:
            self.skipTest("types were not checked; install mypy, on Debian: apt-get install mypy")
        with tempfile.TemporaryDirectory() as cache:
            command = [python, "-m", "mypy", "--cache-dir", cache, *words]
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, env={**os.environ, "MYPYPATH": str(paths.SOURCES)}
            )
        return done.stdout

    def test_sources_hold_by_the_strict_rules(self):
        self.assertIn("Success", self.check(paths.PACKAGE))

    def test_users_have_types(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "good.py").write_text(TYPED, encoding="ascii")
            self.assertIn("Success", self.check(folder, "--strict", "good.py"))
            wrong = TYPED + 'if diagnosis.action == "supress": pass\nother: Action = "supress"\n'
            (Path(folder) / "wrong.py").write_text(wrong, encoding="ascii")
            self.assertIn("error", self.check(folder, "--strict", "wrong.py"))


class Sources(unittest.TestCase):
    def test_modules_are_small_and_plain(self):
        for path in paths.SOURCES.rglob("*.py"):
            text = path.read_bytes()
            with self.subTest(path.name):
                text.decode("ascii")
                if path.name != "vocabulary.py":
                    self.assertLessEqual(len(text.splitlines()), 230)

    def test_bench_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            replies = Path(folder) / "replies.jsonl"
            replies.write_text('{"text": "550 5.1.1 User unknown", "host": "mx.google.com"}\n', encoding="ascii")
            output = run([sys.executable, str(paths.PACKAGE / "bench.py"), str(replies)], folder)
        rates = r": best [\d,]+ replies/s, median [\d,]+ replies/s\n"
        self.assertRegex(output, f"match{rates}match and fingerprint{rates}import and first answer: \\d+ ms\n")
