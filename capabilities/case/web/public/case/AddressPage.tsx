import { useState } from "react";
import { NotNow } from "./NotNow.tsx";
import type { PartyKey } from "./party-key.ts";
import { SendFoot } from "./SendFoot.tsx";
import { useAct } from "./use-act.ts";
import { WithCase } from "./WithCase.tsx";

/** 送达地址确认: where papers reach the party; nothing of it is kept on the phone. */
export default function AddressPage() {
  return (
    <WithCase>
      {(view, key) => (
        <>
          <h1>确认送达地址</h1>
          <NotNow view={view} act="confirm_address">
            <AddressForm partyKey={key} isElectronic={view.isElectronic} />
          </NotNow>
        </>
      )}
    </WithCase>
  );
}

function AddressForm({ partyKey, isElectronic }: { readonly partyKey: PartyKey; readonly isElectronic: boolean }) {
  const [given, setGiven] = useState({ postalAddress: "", mobile: "", mail: "", isElectronicAgreed: isElectronic });
  const [why, setWhy] = useState<string | null>(null);
  const { state, send } = useAct(partyKey, {
    act: "confirm_address",
    inputOf: async () => ({
      postalAddress: given.postalAddress.trim(),
      isElectronicAgreed: given.isElectronicAgreed,
      mobile: given.mobile.trim(),
      mail: given.mail.trim(),
    }),
    done: "送达地址收到了。以后的文书送到这个地址。",
  });
  const change = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  function press() {
    const { postalAddress, mobile, mail, isElectronicAgreed } = given;
    if (postalAddress.trim().length < 4) return setWhy("请填写送达地址，至少 4 个字");
    if (isElectronicAgreed && mobile.trim() === "" && mail.trim() === "")
      return setWhy("同意电子送达的，请填写手机号或者电子邮箱");
    setWhy(null);
    send();
  }
  return (
    <>
      <ul className="case-points">
        <li>以后的文书送到你在这里写的地址。地址变了，要再来改。</li>
        <li>地址写错、变了没有告诉我们，文书可能收不到，耽误你的期限。</li>
      </ul>
      <Line
        id="address"
        label="送达地址"
        value={given.postalAddress}
        onChange={(postalAddress) => change({ postalAddress })}
        autoComplete="street-address"
      />
      <label className="case-check" htmlFor="electronic">
        <input
          id="electronic"
          type="checkbox"
          checked={given.isElectronicAgreed}
          onChange={(event) => change({ isElectronicAgreed: event.target.checked })}
        />
        <span>同意电子送达</span>
      </label>
      <p className="muted">
        同意以后，文书到达下面的手机号或者邮箱的时间，就是送达的时间，期限从第二天算起；请留意查收。要纸面文书的，可以随时向办案机关领取。
      </p>
      <Line
        id="mobile"
        label="手机号"
        value={given.mobile}
        onChange={(mobile) => change({ mobile })}
        autoComplete="tel"
        type="tel"
      />
      <Line
        id="mail"
        label="电子邮箱（可不填）"
        value={given.mail}
        onChange={(mail) => change({ mail })}
        autoComplete="email"
        type="email"
      />
      <SendFoot label="确认地址" state={state} why={why} onSend={press} />
    </>
  );
}

interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: string;
  readonly type?: "text" | "tel" | "email";
}

function Line({ id, label, value, onChange, autoComplete, type = "text" }: LineProps) {
  return (
    <label className="field" htmlFor={id}>
      <span className="field-label">{label}</span>
      <input
        id={id}
        className="input"
        type={type}
        autoComplete={autoComplete}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
