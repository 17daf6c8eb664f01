import { useState } from "react";
import type { Json } from "#base/canonical-json.ts";
import { addChannel, changeChannel, listChannels } from "#kernel/outbox/contract.ts";
import { CHANNEL_KINDS, type Channel, ChannelInputSchema, DINGTALK_PER_MINUTE } from "#kernel/outbox/model/public.ts";
import { useToast } from "#ui/controls/toast.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useSend } from "#ui/use-call.ts";
import { linesOf, recordOf } from "./gateway-lines.ts";

interface ChannelFormProps {
  /** Null: a new one. */
  readonly channel: Channel | null;
  readonly onDone: (code: string) => void;
  readonly onCancel: () => void;
}

/** Address and secret are entered and never shown again; left empty they stay as they are. */
export function ChannelForm({ channel, onDone, onCancel }: ChannelFormProps) {
  const add = useSend(addChannel, [listChannels]);
  const change = useSend(changeChannel, [listChannels]);
  const toast = useToast();
  const [kind, setKind] = useState<string>(channel?.kind ?? "");
  return (
    <EditForm
      draftKey={`outbox.channel.${channel?.code ?? "new"}`}
      fields={fieldsOf(kind, channel)}
      initial={initialOf(channel)}
      unkept={["address", "secret", "gatewayHeaders", "gatewayFields"]}
      schema={ChannelInputSchema}
      inputOf={(value) => inputOf(value, channel)}
      onChanged={(value) => setKind(String(value.kind ?? ""))}
      send={async (body) => {
        const { code, ...rest } = body;
        await (channel ? change.mutateAsync({ params: { code }, body: rest }) : add.mutateAsync({ body }));
        return { code };
      }}
      onDone={({ code }) => {
        toast.done(channel ? "通道已改，中断的立即再试" : "通道已建，可以试发一条");
        onDone(code);
      }}
      sendLabel={channel ? "保存" : "新建"}
      onCancel={onCancel}
    />
  );
}

const text = (name: string, label: string, isRequired: boolean, hint?: string): FieldSpec => ({
  ...{ name, label, type: "text", isRequired },
  hint,
});
const number = (name: string, label: string, hint: string): FieldSpec => ({
  ...{ name, label, type: "number", isRequired: false },
  hint,
});

function fieldsOf(kind: string, channel: Channel | null): readonly FieldSpec[] {
  const isSending = kind !== "" && kind !== "none";
  const options = Object.entries(CHANNEL_KINDS).map(([value, label]) => ({ value, label }));
  const kept = channel ? "空着为不改" : undefined;
  return [
    ...(channel ? [] : [text("code", "通道代码", true, "小写字母、数字和下划线，如 hotline_12345；以后不能改")]),
    text("name", "名称", true),
    { name: "kind", label: "种类", type: "choice", isRequired: true, options },
    ...(isSending
      ? [
          text("address", "地址", !channel?.addressShown, kept ?? ADDRESS_HINTS[kind]),
          text("secret", SECRET_LABELS[kind] ?? "密钥", false, kept ?? "保存后不再显示"),
          {
            name: "allowsPrivate",
            label: "允许内网地址",
            type: "yesNo",
            isRequired: false,
            hint: "对方在本机关内网时才选是",
          },
          number(
            "perMinute",
            "每分钟最多",
            kind === "dingtalk" ? `钉钉限 ${DINGTALK_PER_MINUTE} 条` : "条，空着为不限",
          ),
          number("maxTries", "最多试", "次，之后等人处理"),
          number("timeoutSeconds", "等对方回答", "秒"),
        ]
      : []),
    ...(kind === "sms" ? GATEWAY_FIELDS : []),
  ];
}

const ADDRESS_HINTS: Readonly<Record<string, string>> = {
  webhook: "https://…，保存后只显示一部分",
  dingtalk: "群机器人的 Webhook 地址",
  sms: "网关的发送地址",
};
const SECRET_LABELS: Readonly<Record<string, string>> = {
  webhook: "签名密钥",
  dingtalk: "加签密钥（SEC…）",
  sms: "网关密钥",
};

const GATEWAY_FIELDS: readonly FieldSpec[] = [
  {
    ...{ name: "gatewayEncoding", label: "请求格式", type: "choice", isRequired: true },
    options: [
      { value: "json", label: "JSON" },
      { value: "form", label: "表单" },
    ],
  },
  {
    ...{ name: "gatewayFields", label: "请求内容", type: "longText", isRequired: true },
    hint: "一行一项，如 mobile={{recipient}}；可用 recipient、text、key、secret、timestamp",
  },
  { ...{ name: "gatewayHeaders", label: "请求头", type: "longText", isRequired: false }, hint: "一行一项" },
  {
    ...{ name: "successPath", label: "成功标志的位置", type: "text", isRequired: false },
    hint: "回答里的路径，如 result.code",
  },
  { ...{ name: "successValue", label: "成功标志的值", type: "text", isRequired: false }, hint: "如 0" },
];

function initialOf(channel: Channel | null): FormValue {
  if (!channel) return { maxTries: 20, timeoutSeconds: 10, allowsPrivate: false };
  const { name, kind, allowsPrivate, perMinute, maxTries, timeoutSeconds, gateway } = channel;
  return {
    ...{ name, kind, allowsPrivate, maxTries, timeoutSeconds },
    ...(perMinute === null ? {} : { perMinute }),
    ...(gateway
      ? {
          gatewayEncoding: gateway.encoding,
          gatewayFields: linesOf(gateway.fields),
          gatewayHeaders: linesOf(gateway.headers),
          ...(gateway.successPath ? { successPath: gateway.successPath } : {}),
          ...(gateway.successValue ? { successValue: gateway.successValue } : {}),
        }
      : {}),
  };
}

function inputOf(value: FormValue, channel: Channel | null): Record<string, Json | undefined> {
  const { gatewayEncoding, gatewayFields, gatewayHeaders, successPath, successValue, ...rest } = value;
  const gateway = {
    ...{ encoding: gatewayEncoding, fields: recordOf(gatewayFields), headers: recordOf(gatewayHeaders) },
    ...{ successPath, successValue },
  };
  return {
    ...rest,
    ...(channel ? { code: channel.code } : {}),
    ...(rest.kind === "sms" && gatewayFields ? { gateway } : {}),
  };
}
