import "./spot.css";
import { Camera, Mic, Send, X } from "lucide-react";
import { useState } from "react";
import { useParams } from "react-router";
import { thumbnailUrl, uploadPhoto } from "#kernel/evidence/web/public.ts";
import { actOnMatter, type ListedActOnPage, type MatterPage } from "#kernel/matter/contract.ts";
import { matterPath, useMatter } from "#kernel/matter/web/public.ts";
import { ApiProblem, type CallInput, call } from "#ui/call.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { Progress } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast, wordsOf } from "#ui/controls/toast.tsx";
import { type FailedFile, FailedFiles } from "#ui/fields/FailedFiles.tsx";
import { FormFields, type FormValue, initialValue } from "#ui/fields/FormFields.tsx";
import { hashOfFile } from "#ui/fields/file-hash.ts";
import { formatInstant } from "#ui/format.ts";
import { currentInstant } from "#ui/now.ts";
import { newRequestId } from "#ui/request-id.ts";
import { Refusal } from "#ui/work/Refusal.tsx";

/** 现场取证: a photograph or a recording from the phone straight into the case, with place and time as the device knows them. */
export default function EvidencePage() {
  const { matterId = "" } = useParams();
  const { data, error, refetch } = useMatter(matterId);
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const act = data.acts.find((one) => one.act === "add_evidence");
  return (
    <div className="spot-page">
      <header>
        <p className="t12 muted">{data.row.number}</p>
        <h1>现场取证</h1>
        <p className="t13 muted">{data.row.title}</p>
      </header>
      {act?.isAllowed ? (
        <Capture key={data.row.version} page={data} act={act} />
      ) : (
        act && <Refusal act={act.label} refusals={act.refusals} />
      )}
      <p className="row">
        <ButtonLink look="plain" to={matterPath(data.row.id)}>
          打开案件
        </ButtonLink>
        <ButtonLink look="plain" to="/console/case-desk">
          回工作台
        </ButtonLink>
      </p>
    </div>
  );
}

interface Taken {
  readonly hash: string;
  readonly name: string;
  readonly isPicture: boolean;
}

/** Asked for on this page; who was there with me and what it shows. The rest follows from what was taken. */
const ASKED = ["title", "secondOfficerId", "isCertificateShown"];

interface CaptureProps {
  readonly page: MatterPage;
  readonly act: ListedActOnPage;
}

function Capture({ page, act }: CaptureProps) {
  const toast = useToast();
  const fields = act.fields.filter(({ name }) => ASKED.includes(name));
  const [value, setValue] = useState<FormValue>(() => ({
    ...initialValue(fields),
    title: `现场照片 ${formatInstant(currentInstant())}`,
  }));
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const [failed, setFailed] = useState<readonly (FailedFile & { readonly file: File })[]>([]);
  const [progress, setProgress] = useState<number | null>(null);
  const [requestId, setRequestId] = useState(newRequestId);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function take(files: Iterable<File>) {
    setProblem(null);
    setProgress(0);
    for (const file of files) {
      try {
        const hash = await hashOfFile(file);
        await uploadPhoto(file, hash, setProgress);
        setTaken((known) => [...known, { hash, name: file.name, isPicture: file.type.startsWith("image/") }]);
      } catch (cause) {
        setFailed((known) => [...known, { key: newRequestId(), name: file.name, reason: wordsOf(cause), file }]);
      }
    }
    setProgress(null);
  }
  const leaveOut = (key: string) => setFailed((known) => known.filter((one) => one.key !== key));
  function again(key: string) {
    const one = failed.find((other) => other.key === key);
    leaveOut(key);
    if (one) void take([one.file]);
  }
  async function send() {
    setBusy(true);
    setProblem(null);
    const input = {
      ...value,
      kind: "audio_visual",
      takenAt: currentInstant(),
      files: taken.map(({ hash }) => hash),
    } as CallInput<typeof actOnMatter>["body"]["input"];
    try {
      const params = { id: page.row.id, act: act.act };
      await call(actOnMatter, { params, body: { input, requestId, version: page.row.version } });
      toast.done("证据已登记，进了留痕");
      setTaken([]);
      setRequestId(newRequestId());
    } catch (cause) {
      const errors = cause instanceof ApiProblem ? (cause.document.errors ?? []) : [];
      setProblem(errors.length > 0 ? errors.map((error) => error.message).join("；") : wordsOf(cause));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <div className="capture-buttons">
        <Pick accept="image/*" label="拍照" icon={Camera} onFiles={take} />
        <Pick accept="audio/*,video/mp4" label="录音、录像" icon={Mic} onFiles={take} />
      </div>
      {progress !== null && <Progress value={progress} label="正在传" />}
      <ul className="capture-list">
        {taken.map(({ hash, name, isPicture }) => (
          <li key={hash}>
            {isPicture && <img src={thumbnailUrl(hash)} alt={name} />}
            <span className="grow clip">{name}</span>
            <Button
              look="plain"
              size="small"
              icon={X}
              aria-label={`去掉 ${name}`}
              onClick={() => setTaken(taken.filter((one) => one.hash !== hash))}
            />
          </li>
        ))}
      </ul>
      <FailedFiles files={failed} onAgain={again} onLeaveOut={leaveOut} />
      <FormFields fields={fields} value={value} errors={[]} onChange={setValue} />
      {problem && (
        <p className="edit-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="spot-send">
        <Button
          look="filled"
          size="touch"
          icon={Send}
          disabled={isBusy || progress !== null || taken.length === 0 || failed.length > 0}
          onClick={() => void send()}
        >
          {isBusy ? "正在登记" : sendWords(taken.length, failed.length)}
        </Button>
      </div>
    </>
  );
}

function sendWords(taken: number, failed: number): string {
  if (failed > 0) return `${failed} 份没有传上去，先重新上传或者不要它`;
  return taken === 0 ? "先拍照或者录音" : `登记 ${taken} 件`;
}

interface PickProps {
  readonly accept: string;
  readonly label: string;
  readonly icon: typeof Camera;
  readonly onFiles: (files: Iterable<File>) => Promise<void>;
}

function Pick({ accept, label, icon: Shape, onFiles }: PickProps) {
  return (
    <label>
      <input
        type="file"
        accept={accept}
        capture="environment"
        multiple
        aria-label={label}
        onChange={({ target }) => void onFiles([...(target.files ?? [])]).then(() => (target.value = ""))}
      />
      <span className="button" data-look="outlined" data-size="touch">
        <Shape size={24} strokeWidth={1.5} aria-hidden />
        {label}
      </span>
    </label>
  );
}
