import { expect, test } from "vitest";
import { foreignAddress } from "../rules/documentation-addresses.ts";

const FOREIGN: [text: string, address: string][] = [
  ["550 refused from 8.8.8.8", "8.8.8.8"],
  ["550 [1.1.1.1] refused", "1.1.1.1"],
  ["550 9.9.9.9.", "9.9.9.9"],
  ["550 5.7.1 4.2.2.2 refused", "4.2.2.2"],
  ["550 (3.2.3.1)", "3.2.3.1"],
  ["550 93.184.216.34", "93.184.216.34"],
  ["550 [2606:2800:220:1::1]", "2606:2800:220:1::1"],
  ["550 [2a00::5]", "2a00::5"],
  ["550 IPv6:2a00:1450::1b refused", "2a00:1450::1b"],
  ["550 2001:4860:4860:0:0:0:0:8888", "2001:4860:4860:0:0:0:0:8888"],
  ["550 ::ffff:8.8.8.8", "8.8.8.8"],
  ["550 ::2", "::2"],
  ["550 3fff:1000::1", "3fff:1000::1"],
  ["550 <jo@realdomain.com>", "jo@realdomain.com"],
];

test.each(FOREIGN)("%j may belong to somebody", (text, address) => {
  expect(foreignAddress(text, new Set(), "")).toBe(address);
});

const NOBODYS = [
  "550 192.0.2.1 198.51.100.255 203.0.113.7 127.0.0.1 0.0.0.0",
  "550 2001:db8::1 2001:0db8:0:1::2 3fff::1 3fff:fff::1 ::1 :: fe80::1 fd00::1 ::ffff:192.0.2.1",
  "550 5.7.1 refused",
  "550-5.7.26 2 lines",
  "421 4.16.55.1 complaints - 4.16.56.1; see (3.2.1.1) and (1.5.6.1)",
  "550 version 1.2.3 or 1.2.3.4.5 or 1.2.3.400",
  "550 at 12:34:56, std::string, a::b::c::d",
  "550 <jo@example.com>, <al@mx.example.org>",
];

test.each(NOBODYS)("%j belongs to nobody", (text) => {
  expect(foreignAddress(text, new Set(), "")).toBeUndefined();
});

test("long texts are read in one go", () => {
  for (const unit of ["a", "a.", "1.", "1:", "a@", ":", "@"])
    expect(foreignAddress(unit.repeat(500_000), new Set(), "")).toBeUndefined();
});
