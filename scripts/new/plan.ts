import { closest } from "../../packages/cli/src/closest.ts";
import type { CheckContext } from "../rules/rule.ts";
import { examineReply, type Known } from "./examine.ts";
import { nearestEntries } from "./nearest.ts";
import { type HandedIn, readHandedIn } from "./read-reply.ts";
import {
  keepProviders,
  providersOf,
  type Recognised,
  recogniseProvider,
  toSlug,
} from "./recognise-provider.ts";
import { providerText, responseText, TO_DO, toMeaning } from "./skeleton.ts";
import { type NextStep, writeAnswered, writeName, writeNearest, writeTooMuch } from "./write-report.ts";

export interface Request {
  readonly provider?: string | undefined;
  readonly replies: readonly string[];
  readonly id?: string | undefined;
  readonly reason?: string | undefined;
  readonly host?: string | undefined;
  readonly recipient?: string | undefined;
  readonly command?: string | undefined;
  readonly force?: boolean | undefined;
  /** Page that explains the replies, read today. */
  readonly source?: string | undefined;
  /** The day of reading, such as 2026-11-23. */
  readonly today?: string | undefined;
}

export interface NewFile {
  /** Path below registry/. */
  readonly path: string;
  readonly text: string;
}

export interface Plan {
  readonly files: readonly NewFile[];
  /** What a person is told on standard output. */
  readonly lines: readonly string[];
  readonly complaint?: string;
  /** 0 files are to be written, 1 nothing new, 2 wrong usage. */
  readonly exitCode: 0 | 1 | 2;
}

/** An issue's worth of samples; more do not make an entry better. */
const MOST_REPLIES = 50;

/** What to write for replies that nobody knows; `exists` tells whether a path below registry/ is taken. */
export function planNew(request: Request, context: CheckContext, exists: (path: string) => boolean): Plan {
  const fault = faultOf(request, context);
  if (fault !== undefined) return refuse(2, fault);
  const replies = readReplies(request, context);
  const known = replies.map((reply) => examineReply(reply, context));
  const step = nextStep(replies, known, request);
  const lines = tell(replies, known, context, step);
  const provider = providerFor(request, known, context);
  if (typeof provider === "string") return refuse(2, provider, lines);
  if (request.provider !== undefined && provider.known && toSlug(request.provider) !== provider.id)
    lines.unshift(writeName(request.provider, provider.id, provider.known.title), "");
  const answered = known.some(({ answeredBy }) => answeredBy !== undefined);
  if (answered && step !== "compare" && !request.force) return { files: [], lines, exitCode: 1 };
  const meaning = toSlug(request.id?.replace(`${provider.id}/`, "") ?? toMeaning(replies[0]!.template) ?? "");
  if (meaning === "")
    return refuse(2, "no name can be made from this text. Give one with --id, such as --id mailbox-full.");
  const path = `providers/${provider.id}/${meaning}.json`;
  if (exists(path))
    return refuse(1, `registry/${path} is there already. Edit it, or give another name with --id.`, lines);
  const reason = request.reason ?? known.find((each) => each.reason !== undefined)?.reason;
  const mechanism = known[0]!.mechanism;
  const proposal = { provider: provider.id, meaning, reason, mechanism, replies, source: sourceOf(request) };
  const isScoped = known.some((each, at) => isOnlyShared(replies[at]!, each));
  const entry = { path, text: responseText({ ...proposal, isScoped }) };
  return { files: [...providerFile(provider, request, exists), entry], lines, exitCode: 0 };
}

function refuse(exitCode: 1 | 2, complaint: string, lines: readonly string[] = []): Plan {
  return { files: [], lines, complaint, exitCode };
}

/** Where every word of the template is shared by many servers, only the host tells that this provider said it. */
function isOnlyShared({ template }: HandedIn, { shared }: Known): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return shared !== undefined && template !== undefined && plain(template) === plain(shared);
}

function nextStep(replies: readonly HandedIn[], known: readonly Known[], { host }: Request): NextStep {
  if (known.some(({ answeredBy, shared }) => answeredBy !== undefined && shared === undefined)) return "edit";
  const isBare = known.some((each, at) => isOnlyShared(replies[at]!, each));
  return isBare && host === undefined ? "name-host" : "compare";
}

function sourceOf({ source, today }: Request): object {
  if (source === undefined) return { url: TO_DO.source, kind: "provider" };
  return { url: source, kind: "provider", ...(today === undefined ? {} : { seen: today }) };
}

function faultOf({ replies, reason, source }: Request, { byId }: CheckContext): string | undefined {
  const texts = replies.filter((reply) => reply.trim() !== "");
  if (texts.length === 0)
    return 'there is no reply. Give one, such as pnpm new google "550-5.7.26 This mail …", or send it on standard input.';
  if (texts.length > MOST_REPLIES)
    return `${texts.length} replies are too many for one entry. Give at most ${MOST_REPLIES}.`;
  if (source !== undefined && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(source))
    return `--source ${source.slice(0, 80)} is no address of a page. Give one such as https://help.example.com/errors.`;
  if (reason === undefined || byId.get(reason)?.kind === "reason") return undefined;
  const reasons = [...byId.values()].flatMap(({ kind, id }) => (kind === "reason" ? [id] : []));
  const meant = closest(reason, reasons);
  return `there is no reason ${JSON.stringify(reason)}. ${meant ? `Did you mean ${meant}?` : `Known are ${reasons.join(", ")}.`}`;
}

function readReplies(request: Request, context: CheckContext): HandedIn[] {
  const { host, recipient, command } = request;
  const options = {
    ...(host === undefined ? {} : { host }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(command === undefined ? {} : { command }),
  };
  const keep = keepProviders(providersOf(context), toSlug(request.provider ?? ""));
  return request.replies
    .filter((reply) => reply.trim() !== "")
    .map((reply) => readHandedIn(reply, options, keep));
}

/** The provider named, else the one that the replies show; a sentence where there is none. */
function providerFor(
  { provider, force }: Request,
  known: readonly Known[],
  context: CheckContext,
): Recognised | string {
  const shown = provider ?? known.find((each) => each.provider !== undefined)?.provider;
  if (shown === undefined)
    return 'nothing in this text shows who sent it. Name the provider first, such as pnpm new google "…", or give --host.';
  const found = recogniseProvider(shown, context);
  if (found.id === "") return `${JSON.stringify(shown)} is no name of a provider. Use letters and digits.`;
  if (found.meant !== undefined && !force)
    return `there is no provider ${found.id}. Did you mean ${found.meant}? With --force ${found.id} is made.`;
  return found;
}

function providerFile(
  { id, known }: Recognised,
  request: Request,
  exists: (path: string) => boolean,
): NewFile[] {
  const { provider, host } = request;
  const path = `providers/${id}/provider.json`;
  if (known !== undefined || exists(path)) return [];
  const asked = provider ?? id;
  const title = asked.charAt(0).toUpperCase() + asked.slice(1);
  const source = request.source === undefined ? [] : [sourceOf(request)];
  return [{ path, text: providerText(id, title, host === undefined ? [] : [hostsOf(host, id)], source) }];
}

/** `ax.acme.example` of acme is one of `*.acme.example`; a host of another name stands for itself. */
function hostsOf(host: string, id: string): string {
  const labels = host.toLowerCase().replace(/\.$/, "").split(".");
  const at = labels.indexOf(id);
  return at > 0 && at < labels.length - 1 ? `*.${labels.slice(at).join(".")}` : labels.join(".");
}

function tell(
  replies: readonly HandedIn[],
  known: readonly Known[],
  { all }: CheckContext,
  step: NextStep,
): string[] {
  const answered = [
    ...known.filter(({ answeredBy }) => answeredBy !== undefined).map((each) => writeAnswered(each, step)),
    ...known.filter(({ tooMuch }) => tooMuch !== undefined).map(writeTooMuch),
  ];
  const texts = replies.map(({ raw }) => raw).join(" ");
  return [...answered, writeNearest(nearestEntries(texts, all)), ""];
}
