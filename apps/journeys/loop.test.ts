/** 从市民上报到回访: every seat of the loop in its own browser, on a whole city. */
import { describe, expect, it } from "vitest";
import { verifyRecord } from "#kernel/record/server/public.ts";
import type { Seat } from "./browser.ts";
import { ACCOUNTS, accountOf, deskOf, someCell } from "./cast.ts";
import { act, addPhoto, ask, choose, chooseFirst, here, openMatter, takePhoto } from "./desk.ts";
import { openScene } from "./scene.ts";

const PLACE = someCell(3);
const position = { longitude: PLACE.longitude, latitude: PLACE.latitude };

const scene = openScene();
const desk = (account: string): Promise<Seat> => scene.desk(account, { position });
const phone = (account: string | null = null): Promise<Seat> => scene.phone(account, { position });

interface Page {
  readonly row: {
    readonly state: string;
    readonly turnLabel: string;
    readonly unitName: string;
    readonly number: string;
  };
  readonly clocks: readonly { readonly kind: string; readonly state: string; readonly isOverdue: boolean }[];
}

describe("a citizen's problem", () => {
  it("goes from the pin on the map to the call-back, and the citizen can follow it in plain words", async () => {
    const citizen = await phone();
    await citizen.page.goto("/report");
    await citizen.page.getByRole("button", { name: "用我现在的位置" }).click();
    await citizen.page.getByText(/已选好位置/).waitFor();
    await citizen.page.getByRole("button", { name: "下一步" }).click();
    await takePhoto(citizen.page, "citizen");
    await citizen.page.getByLabel("一句话说明").fill("路口垃圾桶外堆着五六袋垃圾，已经有味道");
    await citizen.page.getByText("暴露垃圾", { exact: true }).click();
    await citizen.page.getByRole("button", { name: "下一步" }).click();
    await citizen.page.getByLabel("电话").fill("19900001234");
    await citizen.page.getByLabel("怎么称呼").fill("周市民");
    await citizen.page.getByRole("button", { name: "发送" }).click();
    await citizen.page.getByRole("heading", { name: "收到了，谢谢你" }).waitFor();
    const code = citizen.page.url().split("/").at(-1) as string;

    scene.later(5);
    const acceptor = await desk(ACCOUNTS.acceptor);
    await acceptor.page.getByText("路口垃圾桶外堆着五六袋垃圾").first().waitFor();
    const { rows } = await ask<{ rows: { id: string }[] }>(
      acceptor,
      `/api/matters?view=todo&text=${encodeURIComponent("五六袋垃圾")}`,
    );
    const id = rows[0]?.id as string;
    expect(rows).toHaveLength(1);
    await openMatter(acceptor, id);
    await acceptor.page.getByText("轮到我").first().waitFor();
    await act(acceptor, "发核实", (form) => chooseFirst(form, "核实人"));
    const asked = await ask<Page>(acceptor, `/api/matters/${id}`);
    expect(asked.row.state).toBe("verifying");

    scene.later(15);
    const supervisor = await phone(accountOf(asked.row.turnLabel, "supervisor"));
    await openMatter(supervisor, id);
    await act(supervisor, "核实回复", async (form) => {
      await choose(form, "核实结果", "属实");
      await here(form);
      await addPhoto(form, "verified");
    });

    scene.later(3);
    const leader = await desk(ACCOUNTS.shiftLeader);
    await openMatter(leader, id);
    await act(leader, "立案", (form) => chooseFirst(form, "立案条件"));

    // The system dispatches by itself where the rules leave one unit.
    await scene.server.settled();
    const filed = await ask<Page>(leader, `/api/matters/${id}`);
    if (filed.row.state === "filed") {
      const dispatcher = await desk(ACCOUNTS.dispatcher);
      await openMatter(dispatcher, id);
      await act(dispatcher, "派遣", (form) => chooseFirst(form, "主办单位"));
    }
    const dispatched = await ask<Page>(leader, `/api/matters/${id}`);
    expect(dispatched.row.state).toBe("dispatched");
    await citizen.page.goto(`/follow/${code}`);
    await citizen.page
      .getByText(new RegExp(`交给.*${dispatched.row.unitName}`))
      .first()
      .waitFor();

    scene.later(10);
    const unit = await desk(deskOf(dispatched.row.unitName));
    await openMatter(unit, id);
    await act(unit, "接收");
    scene.later(90);
    await unit.page.reload();
    await act(unit, "处置完成反馈", async (form) => {
      await form.getByLabel("处置结果").fill("已清运，地面已冲洗");
      await here(form);
      await addPhoto(form, "resolved");
    });

    scene.later(5);
    await openMatter(acceptor, id);
    await act(acceptor, "发核查", (form) => chooseFirst(form, "核查人"));
    const rechecking = await ask<Page>(acceptor, `/api/matters/${id}`);
    const rechecker =
      rechecking.row.turnLabel === asked.row.turnLabel
        ? supervisor
        : await phone(accountOf(rechecking.row.turnLabel, "supervisor"));
    scene.later(20);
    await openMatter(rechecker, id);
    await act(rechecker, "核查通过", async (form) => {
      await form.getByRole("radiogroup", { name: "已达到结案条件" }).getByText("是").click();
      await here(form);
      await addPhoto(form, "rechecked");
    });
    await openMatter(leader, id);
    await act(leader, "结案");

    await citizen.page.goto(`/follow/${code}`);
    await citizen.page.getByRole("button", { name: "解决了" }).click();
    await citizen.page.getByText("非常满意").click();
    await citizen.page.getByRole("button", { name: "告诉你们" }).click();
    await citizen.page.getByText(/谢谢/).first().waitFor();
    const story = await citizen.page.locator("main").textContent();
    expect(story).not.toMatch(/核查|派遣|19900001234/);

    await openMatter(acceptor, id);
    await act(acceptor, "回访", async (form) => {
      await form.getByRole("radiogroup", { name: "联系上反映人" }).getByText("是").click();
      await choose(form, "满意程度", "非常满意");
      await form.getByRole("radiogroup", { name: "反映人认为已经解决" }).getByText("是").click();
    });
    const closed = await ask<Page>(acceptor, `/api/matters/${id}`);
    expect(closed.row.state).toBe("closed");
    expect(closed.clocks.filter((clock) => clock.state !== "stopped" || clock.isOverdue)).toEqual([]);
    expect(await verifyRecord(scene.server.city.platform.database)).toMatchObject({ holds: true });
    scene.expectQuiet();
  });
});
