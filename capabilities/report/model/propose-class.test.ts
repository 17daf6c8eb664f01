import { describe, expect, it } from "vitest";
import { SHIPPED_CATALOGUE } from "./catalogue/shipped.ts";
import { proposeClasses } from "./propose-class.ts";

const CLASSES = [...SHIPPED_CATALOGUE.classes.values()];
const first = (text: string, classes = CLASSES) => proposeClasses(classes, text)[0]?.name;

describe("the class that a citizen's words point to", () => {
  it.each([
    ["白色轿车停在盲道上，推婴儿车过不去", "机动车乱停放"],
    ["菜场北门垃圾没人清，很臭", "暴露垃圾"],
    ["楼下建筑垃圾堆了一周", "积存垃圾渣土"],
    ["路中间有个大坑", "道路破损"],
    ["墙上全是小广告", "非法小广告"],
    ["半夜施工，睡不着", "施工扰民"],
    ["下雨后道路积水过膝", "道路积水"],
    ["门口有人露天烧烤", "露天烧烤"],
  ])("%s → %s", (text, name) => {
    expect(first(text)).toBe(name);
    expect(first(text, CLASSES.toReversed())).toBe(name);
  });

  it("proposes nothing for words that say nothing", () => {
    expect(proposeClasses(CLASSES, "你好")).toEqual([]);
    expect(proposeClasses(CLASSES, "")).toEqual([]);
  });

  it("proposes no more than asked", () => {
    expect(proposeClasses(CLASSES, "垃圾", 2)).toHaveLength(2);
  });

  it("every everyday word leads to a class of the catalogue", () => {
    // A renamed class must not leave its everyday words pointing nowhere.
    for (const words of ["井盖", "路灯", "信号灯", "座椅", "公厕", "树枝断了", "线缆", "黑臭", "砍树"]) {
      expect(first(words), words).toBeDefined();
    }
  });
});
