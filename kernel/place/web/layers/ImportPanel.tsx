import { FileUp } from "lucide-react";
import { useState } from "react";
import { getLayer, type ImportReport, importLayerEndpoint, listLayers } from "#kernel/place/contract.ts";
import {
  COORDINATE_SYSTEMS,
  type ImportKind,
  LAYERS,
  type LayerKind,
  PLACE_PROBLEMS,
} from "#kernel/place/model/public.ts";
import { ApiProblem } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useToast, wordsOf } from "#ui/controls/toast.tsx";
import { FormFields, type FormValue, missingFields } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { useDraft } from "#ui/fields/use-draft.ts";
import { formatBytes, formatCount } from "#ui/format.ts";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { Findings } from "./Findings.tsx";
import { type LayerFile, readLayerFile } from "./read-layer-file.ts";

const AS_DECLARED = "declared";
const FIELDS: readonly FieldSpec[] = [
  {
    name: "kind",
    label: "导入为",
    type: "choice",
    isRequired: true,
    options: (Object.entries(LAYERS) as [LayerKind, string][])
      .filter(([kind]) => kind !== "areas")
      .map(([value, label]) => ({ value, label })),
  },
  { name: "name", label: "图层名称", type: "text", isRequired: true, hint: "如 2026 年普查部件" },
  { name: "source", label: "来源", type: "text", isRequired: false, hint: "哪个单位、哪一年；不写会显示待本机关确认" },
  {
    name: "crs",
    label: "坐标系",
    type: "choice",
    isRequired: true,
    options: [
      { value: AS_DECLARED, label: "按文件自己的声明", hint: "没有声明会拒绝" },
      ...Object.entries(COORDINATE_SYSTEMS).map(([value, label]) => ({ value, label })),
    ],
  },
];

interface ImportPanelProps {
  readonly known: readonly LayerKind[];
  readonly onClose: () => void;
}

/** Choose a file, try it, read what is wrong with which row, then import the good rows. */
export function ImportPanel({ known, onClose }: ImportPanelProps) {
  const [file, setFile] = useState<LayerFile | null>(null);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const [value, setValue, forget] = useDraft<FormValue>("place.import", { crs: AS_DECLARED });
  const [isJudged, setJudged] = useState(false);
  const [crsProblem, setCrsProblem] = useState<string | null>(null);
  const [report, setReport] = useState<{ readonly isTrial: boolean; readonly report: ImportReport } | null>(null);
  const importLayer = useSend(importLayerEndpoint, [listLayers, getLayer]);
  const toast = useToast();
  const missing = missingFields(FIELDS, value);
  const errors = [...(isJudged ? missing : []), ...(crsProblem ? [{ path: "crs", message: crsProblem }] : [])];
  const isReplacing =
    known.some((kind) => kind === value.kind) && !["cells", "facilities", "divisions"].includes(String(value.kind));

  async function take(chosen: File | undefined) {
    setReport(null);
    setFile(null);
    if (!chosen) return;
    try {
      setFile(await readLayerFile(chosen));
      setFileProblem(null);
      if (!value.name) setValue({ ...value, name: chosen.name.replace(/\.(geo)?json$/i, "").slice(0, 60) });
    } catch (problem) {
      setFileProblem(wordsOf(problem));
    }
  }
  async function send(isTrial: boolean) {
    setJudged(true);
    if (!file) setFileProblem("请先选一个 GeoJSON 文件");
    if (!file || missing.length > 0) return;
    try {
      const answer = await importLayer.mutateAsync({
        body: {
          kind: value.kind as ImportKind,
          name: String(value.name),
          source: String(value.source ?? ""),
          crs: value.crs === AS_DECLARED ? null : (value.crs as keyof typeof COORDINATE_SYSTEMS),
          isTrial,
          collection: file.collection,
        },
      });
      setReport({ isTrial, report: answer });
      if (!isTrial) {
        forget();
        toast.done(`已导入 ${formatCount(answer.taken)} 个要素`);
      }
    } catch (problem) {
      setReport(null);
      const isAboutCrs =
        problem instanceof ApiProblem && problem.document.type === PLACE_PROBLEMS.coordinateSystemMissing.type;
      (isAboutCrs ? setCrsProblem : setFileProblem)(wordsOf(problem));
    }
  }
  const isTried = report?.isTrial === true && report.report.taken > 0;
  return (
    <SidePanel title="导入图层" onClose={onClose} width={560}>
      <FileDrop file={file} problem={fileProblem} onFile={(chosen) => void take(chosen)} />
      <FormFields
        fields={FIELDS}
        value={value}
        errors={errors}
        onChange={(next) => {
          setValue(next);
          setCrsProblem(null);
          setReport(null);
        }}
      />
      {isReplacing && (
        <p className="panel-note">这个图层已经有了，导入会整层替换；单元网格、部件和区划则按编码新增或更新。</p>
      )}
      <div className="edit-foot" style={{ marginBottom: 16 }}>
        <Button look={isTried ? "outlined" : "filled"} disabled={importLayer.isPending} onClick={() => void send(true)}>
          {importLayer.isPending ? "正在校验" : "试运行"}
        </Button>
        {isTried && (
          <Button look="filled" disabled={importLayer.isPending} onClick={() => void send(false)}>
            导入 {formatCount(report.report.taken)} 个要素
          </Button>
        )}
        {!report && <span className="panel-note">试运行只校验，不入库</span>}
      </div>
      {report && <Findings isTrial={report.isTrial} report={report.report} />}
    </SidePanel>
  );
}

interface FileDropProps {
  readonly file: LayerFile | null;
  readonly problem: string | null;
  readonly onFile: (file: File | undefined) => void;
}

function FileDrop({ file, problem, onFile }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  return (
    <div className="field" data-wrong={problem !== null || undefined}>
      <label
        className="file-drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onFile(event.dataTransfer.files[0]);
        }}
      >
        <FileUp size={24} strokeWidth={1.25} aria-hidden />
        {file ? (
          <span>
            <b className="medium">{file.name}</b>　{formatBytes(file.bytes)}　{formatCount(file.count)} 个要素
          </span>
        ) : (
          <span>选一个 GeoJSON 文件，或拖到这里</span>
        )}
        <input
          type="file"
          className="visually-hidden"
          accept=".geojson,.json,application/geo+json"
          aria-describedby={problem ? "layer-file-problem" : undefined}
          onChange={(event) => onFile(event.target.files?.[0])}
        />
      </label>
      {problem && (
        <p className="field-message" id="layer-file-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
