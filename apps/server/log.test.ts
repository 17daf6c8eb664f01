import { afterEach, expect, it, vi } from "vitest";
import { processLog } from "./log.ts";

afterEach(() => vi.restoreAllMocks());

it("says what happened whatever the details are called", () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean(written.push(String(text))));
  processLog().warn({ message: "01a1", level: 7, error: new Error("gone") }, "a message was not sent");
  expect(JSON.parse(written[0] ?? "")).toMatchObject({
    ...{ level: "warn", message: "a message was not sent", at: expect.any(String) },
    error: { message: "gone" },
  });
});
