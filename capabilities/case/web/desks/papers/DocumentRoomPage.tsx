import { FileText, Printer } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Chip, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useSession } from "#ui/session.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { listDocumentRoom } from "../../../contract.ts";
import { ROOM_TABS, type RoomTab, TAB_OF_POST } from "../../../model/surface/rooms.ts";
import { CaseDesk } from "../parts/CaseDesk.tsx";
import { CaseLine, nameOf, shortOf } from "../parts/CaseLine.tsx";
import { CaseSide } from "../parts/CaseSide.tsx";
import { DeskPages, DeskSearch, type Paging, usePaging } from "../parts/DeskPages.tsx";
import { ON_SCREEN } from "../parts/use-desk.ts";

type Room = CallOutput<typeof listDocumentRoom>;
type Paper = Room["papers"][number];
type Delivery = Room["deliveries"][number];
type File = Room["archive"][number];

/** 文书室: what waits for a hand, a seal, the printer, the party, the archive. */
export default function DocumentRoomPage() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("tab");
  const { activePost } = useSession();
  const own = TAB_OF_POST[activePost?.role ?? ""] ?? "sign";
  const tab: RoomTab = asked !== null && asked in ROOM_TABS ? (asked as RoomTab) : own;
  const paging = usePaging();
  const { data, error, refetch } = useCall(listDocumentRoom, { query: { ...paging.query, tab } }, ON_SCREEN);
  const tabs = (
    <Tabs
      label="文书"
      active={tab}
      // Neither the chosen case nor its open act belong to the other list.
      onChange={(id) => setSearch({ tab: id }, { replace: true })}
      tabs={(Object.keys(ROOM_TABS) as RoomTab[]).map((id) => ({
        id,
        label: ROOM_TABS[id],
        count: data?.counts[id] ?? null,
      }))}
    />
  );
  const asking = { problem: error, onRetry: () => void refetch(), paging, count: data?.count, tabs };
  if (tab === "deliver") return <Deliveries rows={data?.deliveries} of={data?.counts.deliver} {...asking} />;
  if (tab === "archive") return <Archive rows={data?.archive} {...asking} />;
  return (
    <RegisterPage title="文书室" note={tab === "print" ? "近三十日制发、还没有打印的" : "新制发的在前"}>
      <div className="register-tools">
        {tabs}
        <span className="grow" />
        <DeskSearch paging={paging} />
      </div>
      {error && !data ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : (
        <Papers key={tab} tab={tab} rows={data.papers} text={paging.query.text} />
      )}
      <DeskPages paging={paging} count={data?.count} unit="份" />
    </RegisterPage>
  );
}

/** Opens the paper where it is signed, sealed and printed: on the page of its case. */
const pathOf = ({ matterId, documentId }: Paper) => `${matterPath(matterId)}?paper=${documentId}`;

function waitingWords({ waitsFor, signers }: Paper): string {
  if (waitsFor === "signature") return `待${signers.join("、")}签名`;
  return waitsFor === "seal" ? "待用印" : "待打印";
}

interface PapersProps {
  readonly tab: RoomTab;
  readonly rows: readonly Paper[];
  /** What was searched for. */
  readonly text: string;
}

function Papers({ tab, rows, text }: PapersProps) {
  const isNarrow = useIsNarrow();
  return (
    <DataTable<Paper>
      key={String(isNarrow)}
      label={ROOM_TABS[tab]}
      columns={isNarrow ? NARROW : COLUMNS}
      rows={rows}
      keyOf={({ documentId }) => documentId}
      rowHeight={isNarrow ? 64 : 40}
      empty={
        text ? (
          <NothingFound text={text}>按案号、当事人、案由、地点找；换一个词，或者清空搜索。</NothingFound>
        ) : (
          <EmptyState icon={tab === "print" ? Printer : FileText} title={`没有${ROOM_TABS[tab]}的文书`}>
            {tab === "print"
              ? "要送达当事人的文书，签名用印以后排在这里，打印过的不再列出。"
              : "制发以后还缺签名或者印章的文书排在这里；打开就能签名、用印。"}
          </EmptyState>
        )
      }
    />
  );
}

const COLUMNS: readonly DataColumn<Paper>[] = [
  {
    id: "name",
    title: "文书",
    width: "minmax(130px, 1fr)",
    sortBy: ({ name }) => name,
    text: ({ name }) => name,
    render: (row) => (
      <Link className="register-link" to={pathOf(row)}>
        {row.name}
      </Link>
    ),
  },
  {
    id: "waits",
    title: "等什么",
    width: "minmax(160px, 1.1fr)",
    sortBy: waitingWords,
    text: waitingWords,
    render: (row) => <span title={waitingWords(row)}>{waitingWords(row)}</span>,
  },
  {
    id: "number",
    title: "文号",
    width: "190px",
    text: (row) => row.documentNumber,
    render: (row) => row.documentNumber,
  },
  {
    id: "case",
    title: "案件",
    width: "minmax(150px, 1.3fr)",
    text: (row) => nameOf(row),
    render: (row) => (
      <Link className="clip" to={matterPath(row.matterId)}>
        {nameOf(row)}
      </Link>
    ),
  },
  {
    id: "caseNumber",
    title: "案号",
    width: "108px",
    text: (row) => row.number ?? "",
    render: (row) => shortOf(row.number),
  },
  {
    id: "issued",
    title: "制发",
    width: "132px",
    sortBy: (row) => row.issuedAt,
    text: (row) => formatInstant(row.issuedAt),
    render: (row) => formatInstant(row.issuedAt),
  },
];
const NARROW: readonly DataColumn<Paper>[] = [
  {
    id: "name",
    title: "文书",
    width: "minmax(0, 1fr)",
    text: ({ name }) => name,
    render: (row) => (
      <span className="two-lines">
        <Link className="register-link" to={pathOf(row)}>
          {row.name}
        </Link>
        <span>
          {waitingWords(row)}　{nameOf(row)}
        </span>
      </span>
    ),
  },
];

interface PartProps<R> {
  readonly rows: readonly R[] | undefined;
  readonly paging: Paging;
  readonly count: number | undefined;
  readonly tabs: React.ReactNode;
  readonly problem: Parameters<typeof CaseDesk>[0]["problem"];
  readonly onRetry: () => void;
}

function Deliveries({ rows, tabs, of, ...asking }: PartProps<Delivery> & { readonly of: number | undefined }) {
  const [, setDoing] = useAddress("do");
  return (
    <CaseDesk
      title="文书室"
      note={of !== undefined && `${of} 份待送达，在 ${asking.count ?? 0} 件案件里`}
      bar={tabs}
      rows={rows}
      {...asking}
      keyOf={({ matterId, deliveryId }) => `${matterId} ${deliveryId}`}
      groupOf={({ deliveryStateLabel }) => deliveryStateLabel}
      row={(row) => (
        <CaseLine row={row} end={row.attempts.length > 0 && <Chip>试过 {row.attempts.length} 次</Chip>}>
          <span className="next">{row.name}</span>
          <span className="sub">{row.deemedOn ? `公告期满视为送达：${row.deemedOn}` : row.documentNumber}</span>
        </CaseLine>
      )}
      onAct={(row) => {
        const act = row.acts.find(({ isAllowed }) => isAllowed);
        if (act) setDoing(act.act);
      }}
      side={(row) => <DeliverySide row={row} />}
      empty={
        <EmptyState title="没有待送达的文书">
          制发后要送达当事人的文书排在这里。六种送达方式各有自己的条件，送不到的写明原因再换方式。
        </EmptyState>
      }
    />
  );
}

function DeliverySide({ row }: { readonly row: Delivery }) {
  return (
    <CaseSide row={row} acts={row.acts} inView={[["送达", `${row.name}　${row.documentNumber}`]]}>
      <section>
        <h3>
          {row.name} <Chip look="accent">{row.deliveryStateLabel}</Chip>
        </h3>
        <p className="t13 muted">{row.documentNumber}</p>
        <p className="t13">制发 {formatInstant(row.createdAt)}</p>
        {row.acts.length === 0 && <p className="t13 muted">由承办的执法人员送达。</p>}
        {row.publishedOn && (
          <p className="t13">
            {row.publishedOn} 公告{row.deemedOn && `，${row.deemedOn} 期满视为送达`}
          </p>
        )}
        {row.documentId && (
          <p>
            <ButtonLink size="small" icon={Printer} to={`${matterPath(row.matterId)}?paper=${row.documentId}`}>
              打开文书
            </ButtonLink>
          </p>
        )}
      </section>
      {row.attempts.length > 0 && (
        <section>
          <h3>送达经过</h3>
          <ul className="case-lines">
            {row.attempts.map((attempt) => (
              <li key={attempt.at}>
                <b className="medium">{attempt.methodLabel}</b>
                <span className="muted">{formatInstant(attempt.at)}</span>
                <span style={{ flexBasis: "100%" }}>{attempt.account}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </CaseSide>
  );
}

function Archive({ rows, tabs, ...asking }: PartProps<File>) {
  const [, setDoing] = useAddress("do");
  return (
    <CaseDesk
      title="文书室"
      note={asking.count !== undefined && `${asking.count} 件待归档`}
      bar={tabs}
      rows={rows}
      {...asking}
      keyOf={({ matterId }) => matterId}
      groupOf={({ gaps }) => (gaps.length > 0 ? "案卷不完整" : "可以归档")}
      row={(row) => (
        <CaseLine row={row} end={<Chip>{row.closingLabel}</Chip>}>
          <span className="next">{row.gaps.length > 0 ? row.gaps.join("；") : "案卷完整"}</span>
          <span className="sub">
            {row.closedOn} 结案　文书 {row.papers} 份　证据 {row.evidence} 件
          </span>
        </CaseLine>
      )}
      onAct={(row) => row.archive.isAllowed && setDoing(row.archive.act)}
      side={(row) => (
        <CaseSide row={row} acts={[row.archive]}>
          <section>
            <h3>案卷</h3>
            {row.gaps.length === 0 ? (
              <p className="t13">
                {row.closedOn} 结案（{row.closingLabel}），文书 {row.papers} 份，证据 {row.evidence} 件，没有缺项。
              </p>
            ) : (
              <ul className="case-lines">
                {row.gaps.map((gap) => (
                  <li key={gap}>{gap}</li>
                ))}
              </ul>
            )}
          </section>
        </CaseSide>
      )}
      empty={
        <EmptyState title="没有待归档的案件">
          批准结案以后，案卷到这里；缺少的文书、没有送达的决定、没有缴付银行的罚款会逐项列出。
        </EmptyState>
      }
    />
  );
}
