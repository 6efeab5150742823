import { type Dialect, withSettings } from "./dialect.js";
import type { TableNames } from "./find-templates.js";

/** Steps 4 to 6 of MATCHING.md as a query: provider, entry and verdict of each reply. */
export function classify(dialect: Dialect, names: TableNames): string {
  const steps: (readonly [name: string, query: string])[] = [
    ...providers(dialect, names),
    ...candidates(dialect, names),
    ["ranked", ranked(dialect)],
  ];
  const ctes = steps.map(([name, query]) => dialect.step(name, query)).join(",\n");
  return withSettings(dialect, `WITH ${ctes}\n${verdict(names)}`);
}

/** By host, else by the heaviest signature, else by the recipient's domain. */
function providers(dialect: Dialect, names: TableNames): (readonly [string, string])[] {
  const characters = dialect.each({
    table: "hosts",
    columns: ["host_name"],
    last: dialect.length("host_name"),
    step: 1,
  });
  return [
    ["hosts", `SELECT DISTINCT host_name FROM ${names.of("read")} WHERE host_name <> ''`],
    [
      "host_matches",
      `SELECT h.host_name AS host_name, p.provider AS provider, 1000 AS nearness
  FROM hosts h JOIN ${names.of("provider_hosts")} p ON p.host = h.host_name AND NOT p.is_suffix
  UNION ALL
  SELECT e.host_name AS host_name, p.provider AS provider, ${dialect.length("p.host")} AS nearness
  FROM (${characters}) e
  JOIN ${names.of("provider_hosts")} p ON p.host = ${dialect.substring("e.host_name", "e.i + 1")} AND p.is_suffix
  WHERE ${dialect.substring("e.host_name", "e.i", "1")} = '.'`,
    ],
    [
      "known_hosts",
      `SELECT host_name, provider FROM (
    SELECT host_name, provider, row_number() OVER (PARTITION BY host_name ORDER BY nearness DESC) AS place
    FROM host_matches) m WHERE place = 1`,
    ],
    [
      "signatures",
      `SELECT id, provider FROM (
    SELECT id, owner AS provider, row_number() OVER (PARTITION BY id ORDER BY weight DESC, place, ${dialect.byCodePoints("owner")}) AS choice
    FROM ${names.of("found")} WHERE owner_kind = 'provider') f WHERE choice = 1`,
    ],
    [
      "known",
      `SELECT r.id AS id, r.reply_class AS reply_class, r.basic AS basic, r.has_enhanced AS has_enhanced,
    r.enhanced_class AS enhanced_class, r.enhanced_subject AS enhanced_subject, r.enhanced_detail AS enhanced_detail,
    r.before_envelope AS before_envelope, r.is_final AS is_final,
    coalesce(h.provider, s.provider, d.provider, '') AS provider,
    CASE WHEN h.provider IS NULL AND s.provider IS NOT NULL THEN TRUE ELSE FALSE END AS is_signed
  FROM ${names.of("read")} r
  LEFT JOIN known_hosts h ON h.host_name = r.host_name
  LEFT JOIN signatures s ON s.id = r.id
  LEFT JOIN ${names.of("provider_domains")} d ON d.domain = r.recipient_domain`,
    ],
  ];
}

/** The codes of a reply agree with a pair of codes: one side at least equals, and none contradicts. */
const AGREES = `((c.basic_from > 0 AND k.basic > 0) OR (c.has_enhanced AND k.has_enhanced))
        AND (c.basic_from = 0 OR k.basic = 0 OR k.basic BETWEEN c.basic_from AND c.basic_to)
        AND (NOT c.has_enhanced OR NOT k.has_enhanced OR (c.enhanced_subject = k.enhanced_subject
          AND k.enhanced_detail BETWEEN c.enhanced_detail_from AND c.enhanced_detail_to
          AND (c.enhanced_class = 0 OR c.enhanced_class = k.enhanced_class)))`;

/** Every code that a pair names is in the reply. */
const DECIDES = `(c.basic_from = 0 OR k.basic BETWEEN c.basic_from AND c.basic_to)
    AND (NOT c.has_enhanced OR (k.has_enhanced AND c.enhanced_subject = k.enhanced_subject
      AND k.enhanced_detail BETWEEN c.enhanced_detail_from AND c.enhanced_detail_to
      AND (c.enhanced_class = 0 OR c.enhanced_class = k.enhanced_class)))`;

const CODES = "basic, has_enhanced, enhanced_class, enhanced_subject, enhanced_detail";
const CONDEMNS = "(e.category = 'recipient' OR e.reason = 'mailbox-disabled')";

/** Everything that speaks for an entry, with its strength; a text may stand in several rows, the best one counts. */
function candidates(dialect: Dialect, names: TableNames): (readonly [string, string])[] {
  const textRows = `SELECT k.id AS id, e.entry AS entry,
    CASE WHEN e.kind = 'blocklist' THEN 'blocklist' WHEN e.kind = 'wording' THEN 'wording'
      WHEN ${AGREES} THEN 'provider-text-and-code' ELSE 'provider-text' END AS specificity,
    CASE WHEN e.kind = 'blocklist' THEN 50
      WHEN e.reason = 'message-expired' THEN 35
      WHEN e.kind <> 'wording' AND ${CONDEMNS} AND b.id IS NOT NULL AND (e.provider <> k.provider OR k.is_signed)
        THEN CASE WHEN ${AGREES} THEN 39 ELSE 38 END
      WHEN e.kind <> 'wording' THEN CASE WHEN ${AGREES} THEN 80 ELSE 70 END
      WHEN e.reason IN ('policy-rejected', 'deferred') THEN 36
      WHEN ${CONDEMNS} THEN 37 ELSE 40 END AS strength,
    CASE WHEN e.provider <> '' AND e.provider = k.provider THEN 1 ELSE 0 END AS own,
    f.weight AS weight, f.place AS place, 1 AS by_text
  FROM ${names.of("found")} f
  JOIN known k ON k.id = f.id
  JOIN ${names.of("entries")} e ON e.entry = f.owner
  LEFT JOIN ${names.of("codes")} c ON c.entry = e.entry
  LEFT JOIN blamed b ON b.id = k.id
  WHERE f.owner_kind <> 'provider'
    AND (NOT e.scoped OR e.provider = k.provider)
    AND (k.reply_class = 0 OR e.kind = 'blocklist' OR e.category <> 'not-a-bounce')
    AND NOT (e.kind = 'wording' AND ${CONDEMNS} AND k.basic IN (530, 534, 535, 538))`;
  const byCode = (specificity: string, strength: number, of: string): string =>
    `SELECT k.id AS id, e.entry AS entry, '${specificity}' AS specificity, ${strength} AS strength, ${specificity === "provider-code" ? 1 : 0} AS own,
    0 AS weight, 0 AS place, 0 AS by_text
  FROM known k
  ${of}
  WHERE CASE WHEN k.reply_class IN (2, 3) THEN e.category = 'not-a-bounce' ELSE e.category <> 'not-a-bounce' END`;
  // A verification of the sender quotes what another server said of the sender's own address.
  const blamed = `SELECT DISTINCT k.id AS id
  FROM ${names.of("found")} f
  JOIN known k ON k.id = f.id
  JOIN ${names.of("entries")} e ON e.entry = f.owner
  LEFT JOIN ${names.of("codes")} c ON c.entry = e.entry
  WHERE f.owner_kind <> 'provider' AND e.kind <> 'blocklist' AND e.category = 'sender'
    AND (NOT e.scoped OR e.provider = k.provider) AND (c.entry IS NULL OR (${AGREES}))`;
  return [
    ["blamed", blamed],
    ["by_text", textRows],
    ["known_codes", `SELECT DISTINCT provider, ${CODES} FROM known WHERE provider <> ''`],
    [
      "deciding",
      `SELECT DISTINCT k.provider AS provider, k.basic AS basic, k.has_enhanced AS has_enhanced, k.enhanced_class AS enhanced_class,
    k.enhanced_subject AS enhanced_subject, k.enhanced_detail AS enhanced_detail, e.entry AS entry, e.category AS category
  FROM known_codes k
  JOIN ${names.of("entries")} e ON e.provider = k.provider
  JOIN ${names.of("codes")} c ON c.entry = e.entry
  WHERE e.decisive AND ${DECIDES}`,
    ],
    [
      "coded",
      `SELECT k.id AS id, k.reply_class AS reply_class, coalesce(b.entry, '') AS basic_entry, coalesce(n.entry, '') AS enhanced_entry,
    CASE WHEN coalesce(n.vague, FALSE) AND b.entry IS NOT NULL AND NOT b.vague THEN TRUE ELSE FALSE END AS basic_first
  FROM known k
  LEFT JOIN ${names.of("entries")} b ON b.entry = ${dialect.toText("k.basic")}
  LEFT JOIN ${names.of("entries")} n ON n.entry = CASE WHEN k.has_enhanced
    THEN 'x.' || ${dialect.toText("k.enhanced_subject")} || '.' || ${dialect.toText("k.enhanced_detail")} ELSE '' END`,
    ],
    [
      "candidates",
      `SELECT id, entry, specificity, strength, own, weight, place, by_text FROM by_text
  UNION ALL
  ${byCode(
    "provider-code",
    60,
    `JOIN deciding e ON e.provider = k.provider AND e.basic = k.basic AND e.has_enhanced = k.has_enhanced
    AND e.enhanced_class = k.enhanced_class AND e.enhanced_subject = k.enhanced_subject AND e.enhanced_detail = k.enhanced_detail`,
  )}
  UNION ALL
  ${byCode("enhanced", 30, `JOIN coded q ON q.id = k.id AND NOT q.basic_first\n  JOIN ${names.of("entries")} e ON e.entry = q.enhanced_entry`)}
  UNION ALL
  ${byCode("basic", 20, `JOIN coded q ON q.id = k.id\n  JOIN ${names.of("entries")} e ON e.entry = q.basic_entry`)}`,
    ],
  ];
}

/** Step 5: the first candidate of each reply; of one entry with and without agreeing codes that with them. */
function ranked({ byCodePoints }: Dialect): string {
  return `SELECT id, entry, specificity, by_text FROM (
    SELECT id, entry, specificity, by_text,
      row_number() OVER (PARTITION BY id
        ORDER BY strength DESC, own DESC, weight DESC, place, ${byCodePoints("entry")}, specificity DESC) AS choice
    FROM candidates) c WHERE choice = 1`;
}

/** What follows from the first candidate and from the class of the reply. */
function verdict(names: TableNames): string {
  return `SELECT id, entry, specificity, reason, category,
  CASE WHEN bounce = 'hard' AND reply_class = 4 AND NOT is_final THEN 'soft'
    WHEN bounce <> 'undetermined' THEN bounce
    WHEN reply_class = 5 THEN 'hard' WHEN reply_class = 4 THEN 'soft' ELSE 'undetermined' END AS bounce,
  CASE WHEN is_final THEN CASE WHEN reply_class = 4 AND action = 'suppress' THEN 'suppress' ELSE exhausted END
    WHEN reply_class = 4 AND action = 'suppress' THEN 'retry' ELSE action END AS action,
  CASE WHEN reply_class = 4 AND action = 'suppress' THEN 'suppress' ELSE exhausted END AS exhausted,
  provider, reply_code, enhanced_class, enhanced_subject, enhanced_detail
FROM (
  SELECT k.id AS id, k.reply_class AS reply_class, k.is_final AS is_final, k.basic AS reply_code,
    k.enhanced_class AS enhanced_class, k.enhanced_subject AS enhanced_subject, k.enhanced_detail AS enhanced_detail,
    coalesce(r.entry, '') AS entry,
    coalesce(r.specificity, CASE WHEN k.reply_class = 0 THEN 'none' ELSE 'class' END) AS specificity,
    CASE WHEN d.which IS NULL THEN e.reason ELSE d.reason END AS reason,
    CASE WHEN d.which IS NULL THEN e.category ELSE d.category END AS category,
    CASE WHEN d.which IS NULL THEN e.bounce ELSE d.bounce END AS bounce,
    CASE WHEN d.which IS NULL THEN e.action ELSE d.action END AS action,
    CASE WHEN d.which IS NULL THEN e.exhausted ELSE d.exhausted END AS exhausted,
    CASE WHEN k.provider <> '' THEN k.provider ELSE coalesce(e.provider, '') END AS provider
  FROM known k
  LEFT JOIN ranked r ON r.id = k.id
  LEFT JOIN ${names.of("entries")} e ON e.entry = r.entry
  LEFT JOIN ${names.of("defaults")} d ON d.which = CASE
    WHEN k.reply_class = 5 AND k.before_envelope AND (r.entry IS NULL OR (r.by_text = 0 AND e.vague)) THEN 'before-envelope'
    WHEN r.entry IS NULL OR (e.reason = 'unknown' AND k.reply_class = 4) THEN CASE k.reply_class
      WHEN 2 THEN '2' WHEN 3 THEN '3' WHEN 4 THEN '4' WHEN 5 THEN '5' ELSE '0' END
    ELSE '' END
) v`;
}
