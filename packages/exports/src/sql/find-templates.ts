import { ANCHOR_LENGTH } from "./anchor.js";
import { type Dialect, withSettings } from "./dialect.js";
import { SHORTEST_LIMIT } from "./template-pattern.js";

export interface TableNames {
  /** The table of replies that the user brings. */
  readonly replies: string;
  /** Name of a table of the registry or of a step between. */
  of(table: string): string;
}

/** A text is cut into parts first, since an engine counts the characters from the left for each stretch it takes. */
const PART = 64;

/**
 * Step 3 of MATCHING.md as a query: the templates that are found. Each stretch of a reply is looked up among the
 * templates' anchors, and LIKE is asked only for those that meet; a reply of class 2 or 3 is not searched.
 */
export function findTemplates(dialect: Dialect, names: TableNames): string {
  return withSettings(
    dialect,
    `WITH ${dialect.step("pairs", pairs(dialect, names))}
SELECT p.id AS id, t.template AS template, t.owner_kind AS owner_kind, t.owner AS owner, t.weight AS weight,
  ${dialect.position("r.reply_text", "t.first_piece")} AS place
FROM pairs p
JOIN ${names.of("templates")} t ON t.template = p.template
JOIN ${names.of("read")} r ON r.id = p.id
WHERE ${dialect.like("r.reply_text", "t.pattern")}
  AND CASE WHEN coalesce(t.kinds, '') = '' THEN TRUE
    WHEN coalesce(t.lengths, '') = '' OR ${dialect.length("r.reply_text")} <= t.weight + ${SHORTEST_LIMIT}
      THEN ${dialect.matchesColumn("r.reply_text", "t.kinds")}
    ELSE ${dialect.matchesColumn("r.reply_text", "t.lengths")} END`,
  );
}

/** Replies and templates that share an anchor, each pair once, however often the anchor stands in the reply. */
function pairs({ each, substring, length }: Dialect, names: TableNames): string {
  const overlap = ANCHOR_LENGTH - 1;
  const starts = each({
    table: `(SELECT id, reply_text FROM ${names.of("read")} WHERE reply_class NOT IN (2, 3)) searched`,
    columns: ["id", "reply_text"],
    last: `${length("reply_text")} - ${overlap}`,
    step: PART,
  });
  const parts = `SELECT id, ${substring("reply_text", "i", String(PART + overlap))} AS part
      FROM (${starts}) starts`;
  const places = each({
    table: `(${parts}) parts`,
    columns: ["id", "part"],
    last: `${length("part")} - ${overlap}`,
    step: 1,
  });
  return `SELECT DISTINCT s.id AS id, t.template AS template
  FROM (SELECT id, ${substring("part", "i", String(ANCHOR_LENGTH))} AS stretch
    FROM (${places}) places) s
  JOIN ${names.of("templates")} t ON t.anchor = s.stretch`;
}
