import type { RegistryFile } from "@bouncebook/data";
import { describe, expect, test } from "vitest";
import { compareIana, type Drift, NOTHING_SEEN, seenOf } from "../drift/compare-iana.ts";
import { type IanaTables, NotIana, readIana } from "../drift/iana.ts";
import { writeDrift } from "../drift/write.ts";
import { SOUND } from "./sound-registry.ts";

/** In the form of smtp-enhanced-status-codes-3.csv; the words are ours. */
const CODES = `Code,Sample Text,Associated basic status code,Description,Reference,Submitter,Change Controller
X.1.1,Bad mailbox,"451, 550","There is no such mailbox.
The part left of the ""@"" is wrong.",[RFC3463] (Standards Track),A. Person,IESG
X.1.2,Bad system,Not given,There is no such system.,[RFC3463] (Standards Track); [RFC7504] (Standards Track),A. Person,IESG
X.6.10,,,This one is deprecated.,[RFC6531] (Standards track),,
`;
/** In the form of smtp-enhanced-status-codes-2.csv. */
const SUBJECTS = `Subject Sub-Code,Description,Reference,Submitter,Change Controller
X.1.YYY,Addressing,[RFC3463],A. Person,IESG
X.9.YYY,Weather,[RFC9999],A. Person,IESG
`;
const XML = `<?xml version='1.0' encoding='UTF-8'?>
<registry xmlns="http://www.iana.org/assignments" id="smtp-enhanced-status-codes">
  <title>Some title</title>
  <registry id="smtp-enhanced-status-codes-2">
    <record><value>X.1.YYY</value><description>Addressing</description><xref type="rfc" data="rfc3463"/></record>
    <record><value>X.9.YYY</value><description>Weather</description><xref type="rfc" data="rfc9999"/></record>
  </registry>
  <registry id="smtp-enhanced-status-codes-3">
    <record date="2008-01-01">
      <value>X.1.1</value>
      <sample>Bad mailbox</sample>
      <basic>451, 550</basic>
      <description>There is no such mailbox.
The part left of the "@" is wrong.</description>
      <xref type="rfc" data="rfc3463"/>
    </record>
    <record>
      <value>X.1.2</value>
      <sample>Bad system</sample>
      <basic>Not given</basic>
      <description>There is no such system.</description>
      <xref type="rfc" data="rfc3463"/>
      <xref type="rfc" data="rfc7504"/>
    </record>
    <record>
      <value>X.6.10</value>
      <sample></sample>
      <basic></basic>
      <description>This one is deprecated.</description>
      <xref type="rfc" data="rfc6531"/>
    </record>
  </registry>
</registry>
`;

const CODE = {
  id: "x.1.1",
  sample: "Bad mailbox",
  basic: [451, 550],
  description: 'There is no such mailbox. The part left of the "@" is wrong.',
  references: ["RFC3463"],
};

describe("reading", () => {
  const FORMS: [what: string, tables: IanaTables][] = [
    ["CSV", { codes: readIana(CODES).codes, subjects: readIana(SUBJECTS).subjects }],
    [
      "CSV with CR LF",
      { codes: readIana(CODES.replaceAll("\n", "\r\n")).codes, subjects: readIana(SUBJECTS).subjects },
    ],
    ["XML", readIana(XML)],
  ];
  test.each(FORMS)("%s", (_what, { codes, subjects }) => {
    expect(codes).toHaveLength(3);
    expect(codes[0]).toEqual(CODE);
    expect(codes[1]).toMatchObject({ id: "x.1.2", basic: [], references: ["RFC3463", "RFC7504"] });
    expect(codes[2]).toMatchObject({ id: "x.6.10", sample: "", description: "This one is deprecated." });
    expect([...subjects]).toEqual([
      [1, "Addressing"],
      [9, "Weather"],
    ]);
  });

  const NONE: [what: string, text: string, message: RegExp][] = [
    ["nothing", "", /neither the CSV nor the XML/],
    ["a page", "<!doctype html><title>404</title>", /neither the CSV nor the XML/],
    ["another CSV", "Code,Name\n1,2\n", /neither the CSV nor the XML/],
    ["a quotation without end", 'X.1.1,"Bad', /a quotation mark has no end/],
    ["a huge file", "X".repeat(9_000_000), /larger than any/],
    ["records without end", "<record><value>".repeat(100_000), /neither the CSV nor the XML/],
  ];
  test.each(NONE)("%s is refused in a sentence", (_what, text, message) => {
    expect(() => readIana(text)).toThrow(NotIana);
    expect(() => readIana(text)).toThrow(message);
  });
});

describe("comparing", () => {
  const entry = (keys: object): RegistryFile =>
    ({
      id: "x.1.1",
      kind: "enhanced",
      title: "Bad mailbox",
      status: "registered",
      basic: [550, 451],
      sources: [{ url: "https://www.rfc-editor.org/rfc/rfc3463", kind: "standard" }],
      ...keys,
    }) as unknown as RegistryFile;
  const tables = (keys: object = {}): IanaTables => ({ codes: [{ ...CODE, ...keys }], subjects: new Map() });
  const seen = seenOf(tables());

  const CASES: [what: string, files: RegistryFile[], theirs: IanaTables, found: Partial<Drift>[]][] = [
    ["the same", [entry({})], tables(), []],
    ["a code more", [], tables(), [{ what: "new", id: "x.1.1", theirs: "Bad mailbox" }]],
    ["a code less", [entry({}), entry({ id: "x.1.9" })], tables(), [{ what: "gone", id: "x.1.9" }]],
    ["a code that we only saw", [entry({}), entry({ id: "x.7.999", status: "observed" })], tables(), []],
    [
      "other basic codes",
      [entry({ basic: [550] })],
      tables(),
      [{ column: "basic codes", ours: "550", theirs: "451, 550" }],
    ],
    [
      "another document",
      [entry({})],
      tables({ references: ["RFC3463", "RFC9999"] }),
      [{ column: "reference", ours: "RFC3463", theirs: "RFC9999" }],
    ],
    [
      "a code out of use",
      [entry({})],
      tables({ description: "Deprecated." }),
      [{ column: "status", theirs: "deprecated" }, { column: "description" }],
    ],
    [
      "another description",
      [entry({})],
      tables({ description: "Other." }),
      [{ column: "description", theirs: "Other." }],
    ],
    [
      "another sample text",
      [entry({})],
      tables({ sample: "Other" }),
      [{ column: "sample text", ours: "Bad mailbox" }],
    ],
    [
      "a subject more",
      [entry({})],
      {
        codes: [],
        subjects: new Map([
          [1, "Addressing"],
          [9, "Weather"],
        ]),
      },
      [{ what: "new", id: "x.9", theirs: "Weather" }],
    ],
  ];
  test.each(CASES)("%s", (_what, files, theirs, found) => {
    expect(compareIana(files, theirs, seen)).toEqual(found.map((each) => expect.objectContaining(each)));
  });

  test("words that nobody has looked at yet are not called changed", () => {
    expect(compareIana([entry({})], tables({ sample: "Other" }), NOTHING_SEEN)).toEqual([]);
  });

  test("a description that nobody has looked at yet is not called changed", () => {
    const names = { codes: { "x.1.1": { sample: "Bad mailbox" } }, subjects: {} };
    expect(compareIana([entry({})], tables({ description: "Other." }), names)).toEqual([]);
  });

  test("another subject's name", () => {
    const before = seenOf({ codes: [], subjects: new Map([[1, "Addressing"]]) });
    const after = { codes: [], subjects: new Map([[1, "Addresses"]]) };
    expect(compareIana([entry({})], after, before)).toMatchObject([
      { id: "x.1", column: "subject", ours: "Addressing" },
    ]);
  });
});

describe("writing", () => {
  const drift = compareIana(
    SOUND.map(({ value }) => value),
    readIana(XML),
    NOTHING_SEEN,
  );

  test("for a terminal", () => {
    expect(writeDrift(drift, 5, "text")).toBe(`5 differences in 5 rows of IANA's registry.

New at IANA (3)
  x.9: Weather
  x.1.2: Bad system
  x.6.10: This one is deprecated.

Changed (2)
  x.1.1, basic codes: theirs 451, 550
  x.1.1, reference: ours RFC5321, theirs RFC3463
`);
    expect(writeDrift([], 5, "text")).toBe("The registry agrees with IANA's in all of 5 rows.\n");
  });

  test("for an issue, where nothing of the file becomes a mention, a link or HTML", () => {
    const hostile: Drift[] = [{ what: "new", id: "x.1.1", theirs: "@everyone <b>[a](https://b.example)" }];
    expect(writeDrift(hostile, 1, "markdown")).toContain(
      "- `x.1.1`: `@everyone <b>[a](https://b.example)`\n",
    );
  });

  test("for a program", () => {
    expect(JSON.parse(writeDrift(drift, 5, "json"))).toEqual(drift);
  });
});
