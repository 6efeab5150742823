import { type GitHub, isOurs, listAll } from "./github.ts";

/** By this the issue is found again: there is one, whatever the nights find. */
export const MARKER = "<!-- bouncebook-watch -->";
const TITLE = "What the nightly run found";
/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;

interface Issue {
  readonly number: number;
  readonly state: string;
  readonly body?: string | null;
  readonly user?: { readonly login: string };
  readonly pull_request?: object;
}

/** Opens the issue, or brings it up to date; with nothing to say an open one is closed. */
export async function updateIssue(github: GitHub, repository: string, report: string): Promise<string> {
  const issues = await listAll<Issue>(github, `repos/${repository}/issues`);
  const old = issues.find(
    (issue) => isOurs(issue) && issue.pull_request === undefined && issue.body?.startsWith(MARKER),
  );
  const body = `${MARKER}\n\n${report.trim()}`.slice(0, LONGEST);
  const path = `repos/${repository}/issues`;
  if (report.trim() === "") {
    if (old === undefined) return "There is nothing to look at.";
    await github.send("PATCH", `${path}/${old.number}`, { state: "closed" });
    return `Issue ${old.number} is closed: there is nothing to look at any more.`;
  }
  if (old !== undefined) {
    if (old.body === body) return `Issue ${old.number} says so already.`;
    await github.send("PATCH", `${path}/${old.number}`, { body });
    return `Issue ${old.number} is up to date.`;
  }
  await github.send("POST", path, { title: TITLE, body });
  return "An issue is opened.";
}
