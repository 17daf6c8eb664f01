/** 待确认的法律问题 as dated settings of one owner, and what rules read of them. */
import { type Fen, fenOfYuan } from "#base/money.ts";
import type { SettingDeclaration, SettingsOwner } from "#base/settings.ts";
import { PROCEDURE_SETTINGS } from "./procedure-settings.ts";
import { RECORDED_ONLY } from "./recorded-only.ts";
import { SUPERVISION_SETTINGS } from "./supervision-settings.ts";

const DECLARED = { ...PROCEDURE_SETTINGS, ...SUPERVISION_SETTINGS };

export type LawSettings = {
  readonly [Id in keyof typeof DECLARED]: (typeof DECLARED)[Id] extends SettingDeclaration<infer Value> ? Value : never;
};

/** The page says of a setting that nothing reads that it is only written down, and why. */
function withReason<Declared extends Readonly<Record<string, SettingDeclaration>>>(declared: Declared): Declared {
  const reasons: Readonly<Record<string, string>> = RECORDED_ONLY;
  const told = Object.entries(declared).map(([id, one]) => {
    const reason = reasons[id];
    return [
      id,
      reason ? { ...one, note: [one.note, `只登记，不参与判断：${reason}`].filter(Boolean).join("；") } : one,
    ];
  });
  return Object.fromEntries(told) as Declared;
}

export const LAW_SETTINGS: SettingsOwner<LawSettings> = {
  owner: "law",
  label: "法律事项",
  declared: withReason(DECLARED),
};

/** 较大数额 per kind of party; null: the agency has not entered it, and no ordinary case can be decided. */
export interface PartyAmounts {
  readonly individual: Fen | null;
  readonly organization: Fen | null;
}

export interface LawThresholds {
  readonly hearing: { readonly fine: PartyAmounts; readonly confiscation: PartyAmounts };
  readonly review: PartyAmounts;
  readonly collective: PartyAmounts;
}

export function thresholdsOf(settings: LawSettings): LawThresholds {
  const amounts = (individual: number, organization: number): PartyAmounts => ({
    individual: entered(individual),
    organization: entered(organization),
  });
  return {
    hearing: {
      fine: amounts(settings["hearing.large_fine.individual_yuan"], settings["hearing.large_fine.organization_yuan"]),
      confiscation: amounts(
        settings["hearing.large_confiscation.individual_yuan"],
        settings["hearing.large_confiscation.organization_yuan"],
      ),
    },
    review: amounts(settings["review.major.individual_yuan"], settings["review.major.organization_yuan"]),
    collective: amounts(settings["collective.individual_yuan"], settings["collective.organization_yuan"]),
  };
}

function entered(yuan: number): Fen | null {
  return yuan > 0 ? fenOfYuan(yuan) : null;
}
