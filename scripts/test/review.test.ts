import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { compare } from "../compare/comparison.ts";
import { ROOT } from "../registry-files.ts";
import { MARKER, reviewComment } from "../review/comment.ts";
import type { GitHub } from "../review/github.ts";
import { postReview } from "../review/post-review.ts";
import { readReviewData } from "../review/review-data.ts";
import { readSuggestions, shownLines, suggestionBody } from "../review/suggestions.ts";
import { updateIssue, MARKER as WATCH } from "../review/watch-issue.ts";
import { changed, SOUND } from "./sound-registry.ts";

const FILE = "registry/providers/acme/box-full.json";
const PATCH = `diff --git a/${FILE} b/${FILE}
index 1111111..2222222 100644
--- a/${FILE}
+++ b/${FILE}
@@ -3 +3 @@
-  "kind":"response",
+  "kind": "response",
@@ -7,2 +7,1 @@
-  "a":
-  1
+  "a": 1
`;

describe("reading suggestions", () => {
  test("each hunk replaces its lines", () => {
    expect(readSuggestions(PATCH)).toEqual([
      { path: FILE, from: 3, to: 3, lines: ['  "kind": "response",'] },
      { path: FILE, from: 7, to: 8, lines: ['  "a": 1'] },
    ]);
  });

  test("lines between two changes stay in the suggestion", () => {
    const patch = PATCH.slice(0, PATCH.indexOf("@@")).concat(
      '@@ -3,4 +3,4 @@\n-  "reason": "a",\n   "title": "b",\n   "x": 1,\n-  "y": 2\n+  "reason": "a",\n+  "y": 2\n',
    );
    expect(readSuggestions(patch)).toEqual([
      { path: FILE, from: 3, to: 6, lines: ['  "title": "b",', '  "x": 1,', '  "reason": "a",', '  "y": 2'] },
    ]);
  });

  const NONE: [what: string, patch: string][] = [
    ["nothing", ""],
    ["a page of something", "x\n".repeat(1000)],
    ["a file beside the registry", PATCH.replaceAll(FILE, ".github/workflows/test.yml")],
    ["a file that leads out", PATCH.replaceAll(FILE, "registry/../package.json")],
    ["a file that is no entry", PATCH.replaceAll(FILE, "registry/README.md")],
    [
      "lines that are only put in",
      PATCH.replace("@@ -3 +3 @@", "@@ -3,0 +4 @@").replace("@@ -7,2", "@@ -7,0"),
    ],
    ["a line 0", PATCH.replace("-3 +3", "-0 +0").replace("-7,2", "-0,2")],
    ["control characters", PATCH.replaceAll('+  "', '+\u001b[31m  "')],
    ["text that turns round", PATCH.replaceAll('+  "', '+\u202e  "')],
    ["lines without end", PATCH.replaceAll('+  "', `+${"x".repeat(6000)}"`)],
  ];
  test.each(NONE)("%s gives none", (_what, patch) => {
    expect(readSuggestions(patch)).toEqual([]);
  });

  test("no more than people read", () => {
    const hunk = '@@ -3 +3 @@\n-a\n+  "b": 1\n';
    expect(readSuggestions(PATCH + hunk.repeat(1000))).toHaveLength(30);
  });

  test("a line that looks like a file's head inside a hunk is a line", () => {
    const patch = `${PATCH}@@ -9 +9 @@\n--- a/package.json\n+++ b/package.json\n`;
    expect(readSuggestions(patch).map(({ path }) => path)).toEqual([FILE, FILE, FILE]);
  });

  test("the fence is longer than any in the text", () => {
    const body = suggestionBody({ path: FILE, from: 1, to: 1, lines: ["```", "@everyone", "````"] });
    expect(body).toContain("`````suggestion\n```\n@everyone\n````\n`````\n");
  });
});

test("only lines that a pull request shows take a comment", () => {
  const isShown = shownLines("@@ -1,3 +1,4 @@\n a\n@@ -20 +21,2 @@ x\n");
  expect([isShown(1, 4), isShown(4, 5), isShown(21, 22), isShown(23, 23)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

const before = { name: "main", files: SOUND, schemas: {}, corpus: { lines: [], problems: [] }, problems: [] };
const after = {
  ...before,
  files: changed("providers/acme/box-full.json", { title: "@everyone <b>", reason: "policy-rejected" }),
};
const DATA = {
  comparison: compare(before, after),
  problems: [
    {
      path: "providers/acme/box-full.json",
      line: 3,
      message: "`@everyone` [a](https://b.example)",
      isMended: false,
    },
  ],
};
const REVIEW = JSON.stringify(DATA);

describe("reading a review", () => {
  test("what collect.ts writes is read", () => {
    expect(readReviewData(REVIEW)).toEqual(JSON.parse(REVIEW));
  });
  const NONE: [what: string, text: string][] = [
    ["nothing", ""],
    ["null", "null"],
    ["no comparison", JSON.stringify({ problems: [] })],
    ["problems that are none", JSON.stringify({ ...DATA, problems: ["text"] })],
    [
      "a line that is none",
      JSON.stringify({ ...DATA, problems: [{ path: "a", line: "1", message: "b", isMended: false }] }),
    ],
    [
      "no word on who mends it",
      JSON.stringify({ ...DATA, problems: [{ path: "a", line: 1, message: "b" }] }),
    ],
    ["too many", JSON.stringify({ ...DATA, problems: Array.from({ length: 1001 }, () => DATA.problems[0]) })],
  ];
  test.each(NONE)("%s is refused", (_what, text) => {
    expect(readReviewData(text)).toBeUndefined();
  });
});

test("the comment holds nothing of the pull request outside code spans", () => {
  const comment = reviewComment(DATA, 2);
  expect(comment.startsWith(MARKER)).toBe(true);
  const outside = comment.slice(MARKER.length).replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
  expect(outside).not.toMatch(/[@<>[\]]|everyone|https/);
  expect(outside).toContain("To put right (1)");
});

test("what a person has to do stands before what needs nobody's judgement, each in the order of the files", () => {
  const problem = (path: string, line: number, isMended: boolean) => ({ path, line, message: "x", isMended });
  const problems = [
    problem("b", 2, false),
    problem("b", 1, true),
    problem("a", 9, false),
    problem("b", 1, false),
  ];
  const text = reviewComment({ ...DATA, problems }, 1);
  expect(text.slice(text.indexOf("### To put right"))).toBe(
    [
      "### To put right (3)\n\n- `registry/a:9` `x`\n- `registry/b:1` `x`\n- `registry/b:2` `x`",
      "### Needs nobody's judgement (1)\n\n- `registry/b:1` `x`",
      "The buttons under the suggestions put lines right, `pnpm fix` does it all at once, or a maintainer does it.",
    ].join("\n\n"),
  );
  expect(reviewComment({ ...DATA, problems: [] }, 0)).toContain("The checks find nothing wrong.");
});

/** GitHub in memory: answers by path, and what was sent. */
function fake(answers: Readonly<Record<string, unknown>>) {
  const sent: { method: string; path: string; body: object }[] = [];
  const github: GitHub = {
    get: async (path) => answers[path.replace(/\?.*$/, "")] ?? [],
    send: async (method, path, body) => {
      sent.push({ method, path, body });
      return {};
    },
  };
  return { github, sent };
}

describe("posting", () => {
  const COMMIT = "a".repeat(40);
  const RUN = { repository: "ours/book", headRepository: "theirs/book", headCommit: COMMIT };
  const PULL = {
    number: 7,
    state: "open",
    head: { sha: COMMIT },
    base: { repo: { full_name: "ours/book" } },
  };
  const PULLS = `repos/theirs/book/commits/${COMMIT}/pulls`;
  const ARTIFACT = { review: REVIEW, patch: PATCH };
  const FILES = [{ filename: FILE, patch: "@@ -1,5 +1,6 @@\n" }];

  test("a comment, and the suggestions on lines that are shown", async () => {
    const { github, sent } = fake({ [PULLS]: [PULL], "repos/ours/book/pulls/7/files": FILES });
    expect(await postReview(github, RUN, ARTIFACT)).toBe(
      "Pull request 7: the comment is written, 1 suggestions.",
    );
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST repos/ours/book/issues/7/comments",
      "POST repos/ours/book/pulls/7/reviews",
    ]);
    expect(sent[1]!.body).toMatchObject({
      commit_id: COMMIT,
      event: "COMMENT",
      comments: [{ path: FILE, line: 3 }],
    });
  });

  test("the second time the same comment is changed, and no suggestion stands twice", async () => {
    const user = { login: "github-actions[bot]" };
    const [first] = readSuggestions(PATCH);
    const { github, sent } = fake({
      [PULLS]: [PULL],
      "repos/ours/book/pulls/7/files": FILES,
      "repos/ours/book/issues/7/comments": [
        { id: 1, body: `${MARKER} by somebody else`, user: { login: "stranger" } },
        { id: 2, body: `${MARKER} old`, user },
      ],
      "repos/ours/book/pulls/7/comments": [{ path: FILE, line: 3, body: suggestionBody(first!), user }],
    });
    await postReview(github, RUN, ARTIFACT);
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "PATCH repos/ours/book/issues/comments/2",
    ]);
  });

  const NOTHING: [what: string, run: object, pulls: unknown[], artifact: object][] = [
    ["a closed pull request", {}, [{ ...PULL, state: "closed" }], {}],
    ["another head", {}, [{ ...PULL, head: { sha: "b".repeat(40) } }], {}],
    ["another repository's pull request", {}, [{ ...PULL, base: { repo: { full_name: "x/y" } } }], {}],
    ["two pull requests", {}, [PULL, { ...PULL, number: 8 }], {}],
    ["a repository that is a path", { headRepository: "../x" }, [PULL], {}],
    ["no commit", { headCommit: "HEAD" }, [PULL], {}],
    ["a review that is none", {}, [PULL], { review: "{}" }],
  ];
  test.each(NOTHING)("%s: nothing is written", async (_what, run, pulls, artifact) => {
    const { github, sent } = fake({ [PULLS]: pulls });
    await postReview(github, { ...RUN, ...run }, { ...ARTIFACT, ...artifact });
    expect(sent).toEqual([]);
  });
});

describe("the issue of the nights", () => {
  const user = { login: "github-actions[bot]" };
  const issue = { number: 3, state: "open", body: `${WATCH}\n\nold`, user };
  const CASES: [what: string, issues: object[], report: string, sent: string[]][] = [
    ["is opened", [], "new", ["POST repos/o/b/issues"]],
    ["is brought up to date", [issue], "new", ["PATCH repos/o/b/issues/3"]],
    ["stays as it is", [issue], "old", []],
    ["is closed when nothing is left", [issue], " \n", ["PATCH repos/o/b/issues/3"]],
    ["is not opened for nothing", [], "", []],
    ["is never a stranger's", [{ ...issue, user: { login: "x" } }], "new", ["POST repos/o/b/issues"]],
    ["is no pull request", [{ ...issue, pull_request: {} }], "new", ["POST repos/o/b/issues"]],
  ];
  test.each(CASES)("%s", async (_what, issues, report, expected) => {
    const { github, sent } = fake({ "repos/o/b/issues": issues });
    await updateIssue(github, "o/b", report);
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(expected);
  });

  test("has a bounded length", async () => {
    const { github, sent } = fake({});
    await updateIssue(github, "o/b", "x".repeat(100_000));
    expect((sent[0]!.body as { body: string }).body.length).toBeLessThanOrEqual(60_000);
  });
});

describe("what runs with rights needs nothing installed", () => {
  /** Every file that a script loads at run time, by its imports. */
  function loadedBy(path: string, seen = new Set<string>()): Set<string> {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const [, from = ""] of readFileSync(path, "utf8").matchAll(/^import (?!type\b)[^;]*?"([^"]+)";/gm)) {
      if (from.startsWith("node:")) continue;
      expect(from, path).toMatch(/^\..*\.ts$/);
      loadedBy(join(dirname(path), from), seen);
    }
    return seen;
  }

  test.each(["post.ts", "watch.ts"])("%s", (name) => {
    const loaded = [...loadedBy(join(ROOT, "scripts/review", name))];
    expect(loaded.length).toBeGreaterThan(2);
    expect(
      loaded.filter((path) => /\benum\b .*\{|\bnamespace \w+ \{/.test(readFileSync(path, "utf8"))),
    ).toEqual([]);
  });
});
