import { describe, expect, it } from "vitest";
import { findAddresses, readTypedAddress, toBareAddress } from "../../src/message/address.js";
import { toTimestamp } from "../../src/message/date.js";

describe("toBareAddress", () => {
  it.each([
    ["User <user@example.net>", "user@example.net"],
    ['"a@b" <user@example.net>', "user@example.net"],
    ["user@example.net (User)", "user@example.net"],
    ['"two words"@example.net', '"two words"@example.net'],
    ['<"two words"@example.net>', '"two words"@example.net'],
    ["<@relay.example.com:user@example.net>", "user@example.net"],
    ["user@localhost", "user@localhost"],
    ["undisclosed-recipients:;", undefined],
    ["<>", undefined],
    ["@example.net", undefined],
  ])("%s", (written, expected) => expect(toBareAddress(written)).toBe(expected));
});

it("finds the addresses of a sentence, without the punctuation around them", () => {
  expect(findAddresses("From a@example.com, to <b@example.net>; and “c@example.org”. Not @x or y@.")).toEqual(
    ["a@example.com", "b@example.net", "c@example.org"],
  );
});

it("reads typed addresses", () => {
  expect(readTypedAddress("rfc822;user+3Dx@example.net")).toBe("user=x@example.net");
  expect(readTypedAddress("utf-8; \\x{75}ser@example.net")).toBe("user@example.net");
  expect(readTypedAddress("user@example.net")).toBe("user@example.net");
  expect(readTypedAddress("x400; /PN=User/")).toBeUndefined();
});

describe("toTimestamp", () => {
  it.each([
    ["Thu, 29 Apr 2010 23:34:45 +0900", "2010-04-29T14:34:45Z"],
    ["29 Apr 2010 23:34 -0700 (PDT)", "2010-04-30T06:34:00Z"],
    ["Thu, 01 Oct 15 14:13:14 UTC", "2015-10-01T14:13:14Z"],
    ["Thu, 29 April 2010 23:34:45 EST", "2010-04-30T04:34:45Z"],
    ["Thu, 29 Apr 2010 23:34:45", "2010-04-29T23:34:45"],
    ["Thu, 29 Apr 99 23:34:45 GMT", "1999-04-29T23:34:45Z"],
    ["Thu, 29 Xyz 2010 23:34:45 +0900", undefined],
    ["Thu, 29 Apr 2010 25:34:45 +0900", undefined],
    ["yesterday", undefined],
  ])("%s", (written, expected) => expect(toTimestamp(written)).toBe(expected));
});
