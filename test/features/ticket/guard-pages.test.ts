import { expect, test } from "vitest";
import { createPageGuard } from "../../../src/features/ticket/guard-pages.ts";

/** How many pages of so many items are read one after the other. */
function pagesRead(itemsOf: (page: number) => number, first?: string): number {
  const guard = createPageGuard(first);
  for (let page = 0; page < 10_000; page += 1) {
    try {
      guard(`c${page}`, itemsOf(page));
    } catch (error) {
      expect(error).toMatchObject({ code: "respuesta-invalida" });
      return page;
    }
  }
  return 10_000;
}

test.each([
  ["pages with nothing in them", () => 0, 50],
  ["pages of which one in 51 has something", (page: number) => (page % 51 === 50 ? 1 : 0), 5000],
  ["full pages", () => 200, 5000],
])("a list of %s is read to its end, but not for ever", (_what, itemsOf, pages) => {
  expect(pagesRead(itemsOf)).toBe(pages);
});

test.each([undefined, "uno"])(
  "a page that was there before is not asked for again (from %s)",
  (first) => {
    const guard = createPageGuard(first);
    guard("dos", 1);
    guard("tres", 1);
    expect(() => guard(first ?? "dos", 1)).toThrow(
      expect.objectContaining({ code: "respuesta-invalida" }),
    );
  },
);
