/** The calendar that a page is about: chosen by the address, otherwise the first one the person can see. */
import type { z } from "zod";
import { listCalendars } from "#kernel/clock/contract.ts";
import type { RegisterTab } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useSession } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";

export type CalendarHead = z.output<(typeof listCalendars)["response"]>["calendars"][number];

export const CALENDAR_TABS: readonly RegisterTab[] = [
  { to: "/console/calendar", label: "全年" },
  { to: "/console/calendar/versions", label: "调整记录" },
];

export function useCalendar() {
  const [id, choose] = useAddress("calendar");
  const { data, error, refetch } = useCall(listCalendars, {});
  const calendars = data?.calendars ?? [];
  const calendar = calendars.find((each) => each.id === id) ?? calendars[0] ?? null;
  const mayChange = useSession().activePost?.role === "administrator";
  return {
    calendars,
    calendar,
    choose,
    isEmpty: data !== undefined && calendars.length === 0,
    error,
    refetch,
    mayChange,
  };
}
