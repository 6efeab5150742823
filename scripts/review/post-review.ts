import { MARKER, reviewComment } from "./comment.ts";
import { type GitHub, isOurs, listAll } from "./github.ts";
import { readReviewData } from "./review-data.ts";
import { readSuggestions, type Suggestion, shownLines, suggestionBody } from "./suggestions.ts";

/** What the run that was watched says of itself. GitHub vouches for it, unlike for what the run wrote. */
export interface Run {
  /** `owner/name` of this repository. */
  readonly repository: string;
  /** `owner/name` of the repository that the pull request comes from. */
  readonly headRepository: string;
  readonly headCommit: string;
}

export interface Artifact {
  readonly review: string;
  readonly patch: string;
}

interface PullRequest {
  readonly number: number;
  readonly state: string;
  readonly head: { readonly sha: string };
  readonly base: { readonly repo: { readonly full_name: string } };
}

const NAME = /^[A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100}$/;
const COMMIT = /^[0-9a-f]{40}$/;

/** Posts the comment and the suggestions of one pull request; says in one sentence what was done. */
export async function postReview(github: GitHub, run: Run, artifact: Artifact): Promise<string> {
  if (!NAME.test(run.repository) || !NAME.test(run.headRepository) || !COMMIT.test(run.headCommit))
    return "This run does not say which pull request it belongs to.";
  const number = await findPullRequest(github, run);
  if (number === undefined) return "No open pull request has this commit at its head.";
  const data = readReviewData(artifact.review);
  if (data === undefined) return "The run left no review that can be read.";
  const suggestions = await usable(github, run, number, readSuggestions(artifact.patch));
  await postComment(github, run, number, reviewComment(data, suggestions.length));
  await postSuggestions(github, run, number, suggestions);
  return `Pull request ${number}: the comment is written, ${suggestions.length} suggestions.`;
}

/** The open pull request with exactly this head; a fork's run cannot name another one. */
async function findPullRequest(github: GitHub, run: Run): Promise<number | undefined> {
  const path = `repos/${run.headRepository}/commits/${run.headCommit}/pulls`;
  const found = await listAll<PullRequest>(github, path);
  const own = found.filter(
    ({ state, head, base }) =>
      state === "open" && head.sha === run.headCommit && base.repo.full_name === run.repository,
  );
  return own.length === 1 ? own[0]!.number : undefined;
}

async function postComment(github: GitHub, { repository }: Run, number: number, body: string): Promise<void> {
  type Comment = { id: number; body?: string; user?: { login: string } };
  const comments = await listAll<Comment>(github, `repos/${repository}/issues/${number}/comments`);
  const old = comments.find((comment) => isOurs(comment) && comment.body?.startsWith(MARKER));
  if (old) await github.send("PATCH", `repos/${repository}/issues/comments/${old.id}`, { body });
  else await github.send("POST", `repos/${repository}/issues/${number}/comments`, { body });
}

/** Suggestions on lines that the pull request shows, and that do not stand there already. */
async function usable(
  github: GitHub,
  { repository }: Run,
  number: number,
  all: readonly Suggestion[],
): Promise<Suggestion[]> {
  if (all.length === 0) return [];
  type File = { filename: string; patch?: string };
  type Comment = { path: string; line: number | null; body: string; user?: { login: string } };
  const files = await listAll<File>(github, `repos/${repository}/pulls/${number}/files`);
  const posted = await listAll<Comment>(github, `repos/${repository}/pulls/${number}/comments`);
  const isPosted = (one: Suggestion): boolean =>
    posted.some(
      (comment) =>
        isOurs(comment) &&
        comment.path === one.path &&
        comment.line === one.to &&
        comment.body === suggestionBody(one),
    );
  const isShown = (one: Suggestion): boolean => {
    const patch = files.find(({ filename }) => filename === one.path)?.patch;
    return patch !== undefined && shownLines(patch)(one.from, one.to);
  };
  return all.filter((one) => isShown(one) && !isPosted(one));
}

async function postSuggestions(
  github: GitHub,
  { repository, headCommit }: Run,
  number: number,
  suggestions: readonly Suggestion[],
): Promise<void> {
  if (suggestions.length === 0) return;
  const comments = suggestions.map((suggestion) => ({
    path: suggestion.path,
    side: "RIGHT",
    line: suggestion.to,
    ...(suggestion.from < suggestion.to ? { start_line: suggestion.from, start_side: "RIGHT" } : {}),
    body: suggestionBody(suggestion),
  }));
  const review = { commit_id: headCommit, event: "COMMENT", comments };
  await github.send("POST", `repos/${repository}/pulls/${number}/reviews`, review);
}
