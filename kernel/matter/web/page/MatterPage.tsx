import "../matter.css";
import { Workflow } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useParams, useSearchParams } from "react-router";
import type { ActAnswer, ListedActOnPage, MatterPage as Page } from "#kernel/matter/contract.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { ActBar } from "#ui/work/ActBar.tsx";
import { ActPanel } from "../acts/ActPanel.tsx";
import { type Done, DoneCard } from "../acts/DoneCard.tsx";
import { inActBar, likelyActs } from "../acts/order.ts";
import { useMatter } from "../api.ts";
import { useKeys } from "../parts/use-keys.ts";
import { ClocksCard } from "./ClocksCard.tsx";
import { FactsCard } from "./FactsCard.tsx";
import { LinkedCard } from "./LinkedCard.tsx";
import { MatterHeader } from "./MatterHeader.tsx";
import { OthersActs } from "./OthersActs.tsx";
import { PairCard } from "./PairCard.tsx";
import { Panels, usePanels } from "./Panels.tsx";
import { PeopleCard } from "./PeopleCard.tsx";
import { PlaceCard } from "./PlaceCard.tsx";
import { PrintButton } from "./PrintButton.tsx";
import { ProcedureDrawing } from "./ProcedureDrawing.tsx";
import { Story } from "./Story.tsx";

/** The page of one matter, whatever its kind. */
export default function MatterPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useMatter(id);
  if (data) return <OpenMatter key={id} page={data} />;
  if (!error) return <Waiting label="正在取这件事项" />;
  return (
    <>
      <ProblemState problem={error} onRetry={() => void refetch()} />
      <p className="back-to-queue">
        <ButtonLink to="/console">回到待办</ButtonLink>
      </p>
    </>
  );
}

function OpenMatter({ page }: { readonly page: Page }) {
  const [search] = useSearchParams();
  // A link may open an act at once: 办理 on the map.
  const [openAct, setOpenAct] = useState<ListedActOnPage | null>(
    () => page.acts.find((act) => act.act === search.get("act") && act.isAllowed) ?? null,
  );
  const [done, setDone] = useState<Done | null>(null);
  const inBar = inActBar(page);

  function open(actId: string) {
    const act = page.acts.find((listed) => listed.act === actId);
    if (act) setOpenAct(openAct?.act === actId ? null : act);
  }
  function finish(outcome: ActAnswer, act: ListedActOnPage) {
    setOpenAct(null);
    setDone({ outcome, label: act.label });
  }
  const first = likelyActs(inBar)[0];
  useKeys({
    e: () => first && open(first.act),
    escape: () => setOpenAct(null),
  });

  const acting = openAct && (
    <ActPanel key={openAct.act} page={page} act={openAct} onClose={() => setOpenAct(null)} onDone={finish} />
  );
  const doing = acting ?? (done && <DoneCard done={done} />);
  const leads = usePanels(page.row, "lead").length + usePanels(page.row, "aside").length;
  const Body = leads > 0 ? ComposedBody : PlainBody;
  return (
    <article className="matter-page">
      <MatterHeader page={page} />
      <Body page={page} doing={doing} isActing={openAct !== null} onAct={open} />
      <ActBar acts={inBar} onAct={open} openAct={openAct?.act ?? null} />
    </article>
  );
}

interface BodyProps {
  readonly page: Page;
  /** The form of an act, or what was just done. */
  readonly doing: ReactNode;
  readonly isActing: boolean;
  readonly onAct: (act: string) => void;
}

/** The story first, what is known beside it. */
function PlainBody({ page, doing, isActing, onAct }: BodyProps) {
  return (
    <div className="matter-body" data-acting={isActing || undefined}>
      <Story page={page} />
      <div className="matter-column">
        <Panels row={page.row} place="main" />
        <PairCard evidence={page.evidence} />
        <PlaceCard page={page} />
        <FactsCard page={page} onAct={onAct} />
      </div>
      <div className="matter-column matter-side">
        {doing}
        <Panels row={page.row} place="side" />
        <ClocksCard clocks={page.clocks} />
        <PeopleCard people={page.people} />
        <LinkedCard page={page} />
        <OthersActs acts={page.acts} />
        <Tools page={page} />
      </div>
    </div>
  );
}

/** What the kind puts first, two columns under it, the story below; at the right what the kind puts there, or the act being filled in. */
function ComposedBody({ page, doing, isActing, onAct }: BodyProps) {
  const hasAside = usePanels(page.row, "aside").length > 0;
  return (
    <div
      className="matter-composed"
      data-aside={hasAside || doing ? true : undefined}
      data-acting={isActing || undefined}
    >
      <div className="composed-main">
        <Panels row={page.row} place="lead" />
        <div className="composed-columns">
          <div className="matter-column">
            <Panels row={page.row} place="main" />
            <FactsCard page={page} onAct={onAct} />
            <PairCard evidence={page.evidence} />
            <PlaceCard page={page} />
          </div>
          <div className="matter-column">
            <Panels row={page.row} place="side" />
            <ClocksCard clocks={page.clocks} />
            <PeopleCard people={page.people} />
            <LinkedCard page={page} />
            <OthersActs acts={page.acts} />
            <Tools page={page} />
          </div>
        </div>
        <Story page={page} />
      </div>
      {(hasAside || doing) && (
        <div className="composed-aside">
          {doing}
          {!isActing && <Panels row={page.row} place="aside" />}
        </div>
      )}
    </div>
  );
}

/** What one does with the page itself. */
function Tools({ page }: { readonly page: Page }) {
  const [isDrawingOpen, setDrawingOpen] = useState(false);
  return (
    <p className="row no-print">
      <Button look="plain" size="small" icon={Workflow} onClick={() => setDrawingOpen(true)}>
        程序图
      </Button>
      <PrintButton matterId={page.row.id} />
      {isDrawingOpen && <ProcedureDrawing page={page} onClose={() => setDrawingOpen(false)} />}
    </p>
  );
}
