import "#ui/public/parts.css";
import { listForcedClosures } from "#capabilities/report/model/surface/citizens.ts";
import { Waiting } from "#ui/controls/states.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { formatInstant } from "#ui/format.ts";
import { useCall } from "#ui/use-call.ts";

/** 强制结案公示: what was closed although it was not solved, and why; for everybody to see. */
export default function ForcedClosuresPage() {
  const { data, error } = useCall(listForcedClosures, {});
  return (
    <div className="public-body">
      <h1>强制结案公示</h1>
      <p>
        有的问题一时办不了，由指挥中心负责人批准先行结案。这样的案卷逐件公开，写明原因。认为不对的，可以重新反映，或者拨打
        12345。
      </p>
      {error && <p role="alert">{wordsOf(error)}</p>}
      {!data && !error && <Waiting />}
      {data?.closures.length === 0 && <p className="muted">现在没有强制结案的案卷。</p>}
      <ul>
        {data?.closures.map((closure) => (
          <li key={closure.number} className="closure">
            <p>
              <b>{closure.subject}</b>　{closure.address}
            </p>
            <p>{closure.reason}</p>
            <p className="muted">
              {closure.number}　{formatInstant(closure.publishedAt).slice(0, 10)} 公示
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
