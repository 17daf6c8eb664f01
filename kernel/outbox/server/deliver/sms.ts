/** 短信网关: the request is data of the channel (`Gateway`), so that a provider is set up without code. */
import { type Instant, millisOf } from "#base/instant.ts";
import { type Form, type Judged, jsonOf, type Letter, type OpenChannel } from "./form.ts";
import type { PostAnswer } from "./post.ts";

export function smsForm(channel: OpenChannel, letter: Letter, now: Instant): Form {
  const { gateway, address } = channel;
  if (!gateway) throw new Error("短信通道没有写明网关的请求格式");
  const known: Readonly<Record<string, string>> = {
    recipient: letter.recipient,
    text: letter.text,
    key: letter.key,
    secret: channel.secret ?? "",
    timestamp: String(Math.floor(millisOf(now) / 1_000)),
  };
  const fill = (template: string) => template.replaceAll(/\{\{(\w+)\}\}/g, (all, name: string) => known[name] ?? all);
  const filled = (entries: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(entries).map(([name, template]) => [name, fill(template)]));
  const fields = filled(gateway.fields);
  const isJson = gateway.encoding === "json";
  const type = isJson ? "application/json; charset=utf-8" : "application/x-www-form-urlencoded; charset=utf-8";
  return {
    posted: {
      address,
      headers: { ...filled(gateway.headers), "content-type": type },
      body: isJson ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
    },
    judge: gateway.successPath ? (answer) => judge(answer, gateway.successPath ?? "", gateway.successValue) : null,
  };
}

function judge({ text }: PostAnswer, path: string, wanted: string | undefined): Judged {
  const found = path
    .split(".")
    .reduce<unknown>(
      (value, member) => (value && typeof value === "object" ? (value as Record<string, unknown>)[member] : undefined),
      jsonOf(text),
    );
  return found !== undefined && (wanted === undefined || String(found) === wanted) ? "sent" : "refused";
}
