import { Navigate, useParams } from "react-router";
import { listSettingsOwners } from "#base/settings-contract.ts";
import { ProblemState, Waiting } from "../controls/states.tsx";
import { useCall } from "../use-call.ts";
import { OwnerSettings } from "./OwnerSettings.tsx";

/** 本市设置 of every owner, one tab each. */
export default function SettingsPage() {
  const { owner } = useParams();
  const { data, error, refetch } = useCall(listSettingsOwners, {});
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const chosen = data.owners.find((known) => known.owner === owner);
  if (!chosen) return <Navigate to={`/console/settings/${data.owners[0]?.owner ?? "report"}`} replace />;
  const tabs = data.owners.map((known) => ({
    to: `/console/settings/${known.owner}`,
    label: known.unconfirmed > 0 ? `${known.label} ${known.unconfirmed}` : known.label,
  }));
  return <OwnerSettings key={chosen.owner} owner={chosen.owner} title="本市设置" tabs={tabs} />;
}
