import "../evaluation.css";
import { Download, FilePlus2 } from "lucide-react";
import { useState } from "react";
import { urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatHash, formatInstant } from "#ui/format.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useSession } from "#ui/session.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { getBulletin, getBulletinFile, listBulletins } from "../../contract.ts";
import { fetchFile } from "../fetch-file.ts";
import { EVALUATION_TABS } from "../tabs.ts";
import { BulletinPaper } from "./BulletinPaper.tsx";
import { IssuePanel } from "./IssuePanel.tsx";

interface Bulletin {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly issuedAt: Parameters<typeof formatInstant>[0];
  readonly issuedBy: string;
  readonly hash: string;
}

/** 通报: what was issued, as it was issued. */
export default function BulletinsPage() {
  const bulletins = useCall(listBulletins, {});
  const [openId, open] = useAddress("bulletin");
  const [isWriting, setWriting] = useState(false);
  const mayIssue = useSession().activePost?.role === "evaluator";
  const isNarrow = useIsNarrow();
  return (
    <RegisterPage
      title="通报"
      note="发出以后一字不改，校验值可以核对"
      tabs={EVALUATION_TABS}
      actions={
        mayIssue && (
          <Button look="filled" icon={FilePlus2} onClick={() => setWriting(true)}>
            写通报
          </Button>
        )
      }
    >
      {bulletins.error ? (
        <ProblemState problem={bulletins.error} onRetry={() => void bulletins.refetch()} />
      ) : !bulletins.data ? (
        <Waiting />
      ) : (
        <DataTable<Bulletin>
          key={String(isNarrow)}
          label="通报"
          columns={columnsFor(isNarrow)}
          rows={bulletins.data.bulletins}
          keyOf={(one) => one.id}
          selectedKey={openId}
          onSelect={(one) => open(one.id)}
          rowHeight={isNarrow ? 60 : 40}
          empty={
            <EmptyState title="还没有通报">
              {mayIssue ? "写通报时先试看，数字和评价表上的一样；发出以后留下定稿。" : "评价岗发出之后会显示在这里。"}
            </EmptyState>
          }
        />
      )}
      {openId && (
        <SidePanel title="通报" width={840} onClose={() => open(null)}>
          <Issued id={openId} />
        </SidePanel>
      )}
      {isWriting && (
        <SidePanel title="写通报" width={840} onClose={() => setWriting(false)}>
          <IssuePanel
            onIssued={(id) => {
              setWriting(false);
              open(id);
            }}
          />
        </SidePanel>
      )}
    </RegisterPage>
  );
}

function columnsFor(isNarrow: boolean): DataColumn<Bulletin>[] {
  if (isNarrow)
    return [
      {
        id: "bulletin",
        title: "通报",
        width: "minmax(0, 1fr)",
        render: (one) => (
          <span className="two-lines">
            {one.title}
            <span>
              {one.number}，{formatInstant(one.issuedAt)}
            </span>
          </span>
        ),
      },
    ];
  const plain = (id: string, title: string, words: (one: Bulletin) => string, width: string): DataColumn<Bulletin> => ({
    ...{ id, title, width, render: words, text: words, sortBy: words },
  });
  return [
    plain("number", "编号", (one) => one.number, "140px"),
    plain("title", "标题", (one) => one.title, "minmax(240px, 1fr)"),
    plain("span", "期间", (one) => `${one.from} 至 ${one.to}`, "190px"),
    plain("issued", "发出", (one) => formatInstant(one.issuedAt), "130px"),
    plain("by", "发出人", (one) => one.issuedBy, "90px"),
    {
      ...plain("hash", "校验值", (one) => one.hash, "100px"),
      render: (one) => <code title={one.hash}>{formatHash(one.hash)}</code>,
    },
  ];
}

function Issued({ id }: { readonly id: string }) {
  const bulletin = useCall(getBulletin, { params: { id } });
  const toast = useToast();
  if (bulletin.error) return <ProblemState problem={bulletin.error} onRetry={() => void bulletin.refetch()} />;
  if (!bulletin.data) return <Waiting />;
  const { content, number, hash, issuedAt } = bulletin.data;
  const fetchIt = (format: "pdf" | "docx" | "xlsx") =>
    void fetchFile(urlOf(getBulletinFile.path, { id }, { format }), `通报 ${number}.${format}`).catch(toast.problem);
  return (
    <>
      <div className="row bulletin-tools">
        <Button look="filled" size="small" icon={Download} onClick={() => fetchIt("pdf")}>
          PDF 定稿
        </Button>
        <Button size="small" icon={Download} onClick={() => fetchIt("docx")}>
          Word
        </Button>
        <Button size="small" icon={Download} onClick={() => fetchIt("xlsx")}>
          附表 XLSX
        </Button>
        <span className="t12 faint">
          {number}，{formatInstant(issuedAt)} 发，SHA-256 <code title={hash}>{formatHash(hash)}</code>
        </span>
      </div>
      <BulletinPaper content={content} />
    </>
  );
}
