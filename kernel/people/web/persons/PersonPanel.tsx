import { Link } from "react-router";
import { getPerson } from "#kernel/people/contract.ts";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { useCall } from "#ui/use-call.ts";
import { AccountSection } from "./AccountSection.tsx";
import { BeatSection } from "./BeatSection.tsx";
import { CredentialsSection } from "./CredentialsSection.tsx";
import { PostsSection } from "./PostsSection.tsx";
import { ProfileSection } from "./ProfileSection.tsx";

/** One person: who, at which posts, with which credentials, on which beat, and the account. */
export function PersonPanel({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data: person, error, refetch } = useCall(getPerson, { params: { id } });
  return (
    <SidePanel title={person?.name ?? "人员"} onClose={onClose} width={520}>
      {error && <ProblemState problem={error} onRetry={() => void refetch()} />}
      {!error && !person && <Waiting />}
      {person && (
        <>
          <ProfileSection person={person} />
          <PostsSection person={person} />
          <CredentialsSection person={person} />
          <BeatSection person={person} />
          <AccountSection person={person} />
          <PanelSection title="日志">
            <Link to={`/console/people/access-log?person=${person.id}`}>看与{person.name}有关的登录与查阅日志</Link>
          </PanelSection>
        </>
      )}
    </SidePanel>
  );
}
