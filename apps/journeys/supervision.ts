/** The post of 督查督办 in the demonstration city, and a plan under it. */
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { getPlan } from "#capabilities/task/contract.ts";
import { ACCOUNTS } from "./cast.ts";
import type { JourneyServer } from "./city-server.ts";
import { Client } from "./client.ts";

/** 督查督办岗 for the head of the command centre. */
export async function appointOffice(server: JourneyServer): Promise<void> {
  const administrator = await Client.signIn(server.url, ACCOUNTS.administrator);
  const units = await administrator.get<{ id: string; name: string }[]>("/api/people/units");
  const people =
    await administrator.get<{ id: string; signInName: string | null; posts: { id: string; isPrimary: boolean }[] }[]>(
      "/api/people/persons",
    );
  const person = people.find((one) => one.signInName === ACCOUNTS.commandLead);
  const unit = units.find((one) => one.name === "衡川区城市管理指挥中心");
  if (!person || !unit) throw new Error("the city has no command centre");
  for (const former of person.posts.filter((one) => one.isPrimary))
    await administrator.send("PATCH", `/api/people/posts/${former.id}`, { isPrimary: false });
  await administrator.send("POST", `/api/people/persons/${person.id}/posts`, {
    ...{ role: "supervision_office", title: "督查员", unitId: unit.id, divisionCode: null },
    ...{ validFrom: plainDateOf(server.now()), validTo: null, isPrimary: true },
  });
}

interface PlanAsked {
  readonly text: string;
  readonly title: string;
  readonly leadUnitName: string;
  readonly to: PlainDate;
}

/** Pastes a document, waits until it is read, publishes it, waits for its tasks. */
export async function publishPlan(server: JourneyServer, asked: PlanAsked) {
  const office = await Client.signIn(server.url, ACCOUNTS.commandLead);
  const draft = await office.send<{ id: string }>("POST", "/api/task/drafts/paste", { text: asked.text });
  await until(async () => (await office.get<{ state: string }>(`/api/task/drafts/${draft.id}`)).state === "read");
  const units = await office.get<{ id: string; name: string }[]>("/api/people/units");
  const { planId } = await office.send<{ planId: string }>("POST", `/api/task/drafts/${draft.id}/publish`, {
    ...{ title: asked.title, planKind: "plan", from: plainDateOf(server.now()), to: asked.to, revisesPlanId: null },
    ...{ leadUnitId: units.find(({ name }) => name === asked.leadUnitName)?.id, requestId: crypto.randomUUID() },
  });
  const seen = async () => getPlan.response.parse(await office.get(`/api/task/plans/${planId}`)).tasks;
  await until(async () => (await seen()).length > 0);
  return { draftId: draft.id, planId, taskId: (await seen())[0]?.matterId ?? "" };
}

const PAUSE_MS = 250;
const MOST_TRIES = 120;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error("the plan was not read or published in time");
}
