import { OwnerSettings } from "#ui/settings/OwnerSettings.tsx";
import { SETUP_TABS } from "./tabs.ts";

/** 本市设置 of the loop, beside its classes and rules. */
export default function SettingsPage() {
  return <OwnerSettings owner="report" title="本市设置" tabs={SETUP_TABS} />;
}
