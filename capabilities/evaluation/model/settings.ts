/** 本市设置 of evaluation. */
import { z } from "zod";
import { type SettingsOwner, setting } from "#base/settings.ts";
import { DEFAULT_TEMPLATE } from "./bulletin.ts";

export interface EvaluationSettings {
  readonly bulletin_template: string;
  readonly minimum_sample: number;
  readonly target_intime_dispose_rate: number;
}

export const EVALUATION_SETTINGS: SettingsOwner<EvaluationSettings> = {
  owner: "evaluation",
  label: "综合评价",
  declared: {
    minimum_sample: setting("排名最少件数", 5, "件", {
      note: "比率的分母少于此数的不排名；按方案得分排名时用方案里的数",
    }),
    target_intime_dispose_rate: setting("按期处置率目标", 95, "%", {
      note: "只画在走势图上，不影响得分",
      schema: z.number().min(0).max(100, "不能超过 100"),
    }),
    bulletin_template: setting("通报正文", DEFAULT_TEMPLATE, "", {
      note: "{{指标}} 处填数；一行 {{table street}} 处放表",
      schema: z.string().max(8000, "最长 8000 字"),
    }),
  },
};
