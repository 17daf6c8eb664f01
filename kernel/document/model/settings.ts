/** 本市设置 of documents: what a city decides about its papers. */
import { z } from "zod";
import { type SettingsOwner, setting } from "#base/settings.ts";

export interface DocumentSettings {
  /** Short name of an agency in document numbers, by the name of its unit. */
  readonly agency_short_names: Readonly<Record<string, string>>;
  /** For units that the table does not name. */
  readonly agency_short_name: string;
  readonly signing_link_hours: number;
}

const ShortNameSchema = z.string().trim().min(1, "简称不能为空").max(12, "简称最长 12 字");

export const DOCUMENT_SETTINGS: SettingsOwner<DocumentSettings> = {
  owner: "document",
  label: "文书",
  declared: {
    agency_short_names: setting("机关代字（按单位名称）", {}, "", {
      schema: z.record(z.string().min(1), ShortNameSchema),
      note: '文号里的机关简称，例如 {"衡川区城市管理局":"衡城管"}',
    }),
    agency_short_name: setting("机关代字（其他单位）", "城管", "", {
      schema: ShortNameSchema,
      note: "上表没有的单位用它；以本机关公文处理规定为准",
    }),
    signing_link_hours: setting("手机签名链接有效", 24, "小时", { note: "过期后可重新生成" }),
  },
};
