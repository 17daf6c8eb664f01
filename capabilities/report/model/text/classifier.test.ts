import { describe, expect, it } from "vitest";
import { classify, trainClassifier } from "./classifier.ts";
import { crossValidate, evaluate } from "./evaluate.ts";
import { sampleMessages } from "./sample-messages.ts";
import { likelihoodWords, suggestClass } from "./suggest-class.ts";

const MESSAGES = sampleMessages(240);
const classifier = trainClassifier(MESSAGES);

describe("a classifier", () => {
  it("learns from examples and judges messages it has not seen", () => {
    const unseen = [
      { title: "校门口路灯不亮", text: "校门口的路灯一直不亮，孩子放学看不见路。", label: "facility:0137" },
      { title: "半夜打桩", text: "对面工地半夜打桩，声音很大，老人睡不着。", label: "incident:0301" },
    ];
    expect(evaluate(classifier, unseen)).toMatchObject({ accuracy: 1, n: 2 });
  });

  it("says by which words, and these stand in the text", () => {
    const text = { title: "垃圾没人清运", text: "楼下垃圾没人清运，很臭。路灯倒是亮的。" };
    const [first] = classify(classifier, text);
    expect(first?.label).toBe("incident:0110");
    expect(first?.words.join()).toContain("清运");
    expect(first?.words.join()).not.toContain("路灯");
    for (const word of first?.words ?? []) expect(text.title + text.text).toContain(word);
  });

  it("is the same for the same examples, and its likelihoods add up to one", () => {
    const again = trainClassifier(MESSAGES);
    expect(again.weights).toEqual(classifier.weights);
    const likely = classify(classifier, { title: "", text: "人行道上停满了车" }, 10);
    expect(likely).toHaveLength(4);
    expect(likely.reduce((sum, one) => sum + one.likelihood, 0)).toBeCloseTo(1, 6);
    expect(likely[0]?.label).toBe("incident:0409");
  });

  it("needs two classes", () => {
    expect(() => trainClassifier(MESSAGES.filter((one) => one.label === "incident:0110"))).toThrow(RangeError);
  });

  it("knows nothing of a text without a known word", () => {
    const likely = classify(classifier, { title: "Hello", text: "404" });
    expect(likely.every((one) => one.words.length === 0)).toBe(true);
  });

  it("tells the place apart from the complaint", () => {
    const bySite = trainClassifier([
      ...MESSAGES.map((one) => ({ ...one, place: one.label === "incident:0301" ? "东城工地围挡" : "居民楼前" })),
    ]);
    const likely = (place: string) => classify(bySite, { title: "太吵了", text: "太吵了", place })[0]?.label;
    expect(likely("东城工地围挡")).toBe("incident:0301");
  });
});

describe("its quality", () => {
  it("is measured on parts it did not learn from", () => {
    const found = crossValidate(MESSAGES);
    expect(found.n).toBe(240);
    expect(found.macroF1).toBeGreaterThan(0.95);
    expect(found.classes.reduce((sum, one) => sum + one.examples, 0)).toBe(240);
  });

  it("is poor when the labels mean nothing", () => {
    // Turned by one: every message carries the label of its neighbour.
    const senseless = MESSAGES.map((one, i) => ({
      ...one,
      label: MESSAGES[(i * 7 + 1) % MESSAGES.length]?.label ?? "",
    }));
    expect(crossValidate(senseless).macroF1).toBeLessThan(0.5);
  });

  it("is not asked of a class with a single example", () => {
    expect(() => crossValidate([...MESSAGES, { title: "异味", text: "异味", label: "incident:0999" }])).toThrow(
      RangeError,
    );
  });
});

describe("a suggestion", () => {
  const CLASSES = [
    { key: "incident:0110", name: "暴露垃圾" },
    { key: "facility:0137", name: "路灯" },
    { key: "facility:0999", name: "道路破损" },
  ];
  const text = (words: string) => ({ title: "", text: words });

  it("comes from everyday words while nothing has been learnt", () => {
    const [first] = suggestClass(null, CLASSES, text("路中间有个大坑"));
    expect(first).toMatchObject({ issueClass: CLASSES[2], basis: "everyday", likelihood: null, words: ["坑"] });
  });

  it("comes from what was learnt first, then from everyday words", () => {
    const found = suggestClass(classifier, CLASSES, text("垃圾没人清运，路中间还有个大坑"));
    expect(found.map((one) => [one.issueClass.name, one.basis])).toEqual([
      ["暴露垃圾", "learnt"],
      ["道路破损", "everyday"],
    ]);
  });

  it("comes from everyday words first where the class they name was never learnt and they do not name the learnt one", () => {
    const found = suggestClass(classifier, CLASSES, text("路中间有个大坑，坏了好几天，孩子放学看不见"));
    expect(found[0]).toMatchObject({ issueClass: { name: "道路破损" }, basis: "everyday" });
    expect(found.slice(1).map((one) => one.basis)).toContain("learnt");
  });

  it("never names a class that cannot be chosen", () => {
    const found = suggestClass(classifier, CLASSES.slice(1), text("垃圾没人清运"));
    expect(found.map((one) => one.issueClass.key)).not.toContain("incident:0110");
  });

  it("is silent where nothing speaks for anything", () => {
    expect(suggestClass(classifier, CLASSES, text("你好"))).toEqual([]);
  });

  it.each([
    [0.9, "很可能"],
    [0.85, "很可能"],
    [0.84, "较可能"],
    [0.5, "较可能"],
    [0.49, "也可能"],
    [null, "按常用说法"],
  ])("%s is said as %s", (likelihood, words) => expect(likelihoodWords(likelihood)).toBe(words));
});
