import { describe, expect, it } from "vitest";
import type { ListedActOnPage, MatterPage } from "#kernel/matter/contract.ts";
import { opinionIn } from "./opinion.ts";
import { heldBack, inActBar, likelyActs } from "./order.ts";

function act(id: string, changes: Partial<ListedActOnPage> = {}): ListedActOnPage {
  return {
    act: id,
    label: id,
    code: "T",
    weight: "normal",
    isMine: true,
    isAllowed: true,
    refusals: [],
    fields: [],
    confirm: null,
    isBatch: false,
    ...changes,
  };
}

describe("the acts that are offered", () => {
  it("begin with the primary one and end with what hurts", () => {
    const acts = [act("annul", { weight: "danger" }), act("supervise"), act("close", { weight: "primary" })];
    expect(likelyActs(acts).map((one) => one.act)).toEqual(["close", "supervise", "annul"]);
  });
  it("are only my own and only those allowed", () => {
    const acts = [act("others", { isMine: false }), act("refused", { isAllowed: false }), act("mine")];
    expect(likelyActs(acts).map((one) => one.act)).toEqual(["mine"]);
  });
  it("name first the refusal of what carries the matter on, never one of another post", () => {
    const refusals = [{ rule: "R-01", message: "还不能", source: "" }];
    const acts = [
      act("others", { isMine: false, isAllowed: false, refusals, weight: "primary" }),
      act("detour", { isAllowed: false, refusals }),
      act("next", { isAllowed: false, refusals, weight: "primary" }),
      act("done", { weight: "primary" }),
    ];
    expect(heldBack(acts)?.act).toBe("next");
    expect(heldBack([act("done")])).toBeUndefined();
  });
  it("leave remarks to their box and masked data to its place", () => {
    const page = {
      acts: [act("comment"), act("unmask"), act("close")],
      fields: [{ label: "联系电话", value: "139****1234", unmaskAct: "unmask" }],
    } as unknown as MatterPage;
    expect(inActBar(page).map((one) => one.act)).toEqual(["close"]);
  });
});

describe("what was written when somebody acted first", () => {
  const fields = [
    { name: "opinion", label: "意见", type: "longText", isRequired: false },
    { name: "reason", label: "理由", type: "text", isRequired: false },
    { name: "value", label: "延长", type: "number", isRequired: true },
  ];
  it("is left as it is when it is one thing", () => {
    expect(opinionIn(fields, { opinion: "同意", value: 2 })).toBe("同意");
  });
  it("says which field it came from when there are several", () => {
    expect(opinionIn(fields, { opinion: "同意", reason: "车坏了" })).toBe("意见：同意\n理由：车坏了");
  });
});
