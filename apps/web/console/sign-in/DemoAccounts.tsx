import { getDemo } from "#apps/demo/contract.ts";
import { useCall } from "#ui/use-call.ts";

/** 示范账号: a quiet list under the form, in a demonstration city only. Choosing one signs in. */
export function DemoAccounts({ onChoose }: { readonly onChoose: (name: string, password: string) => void }) {
  const { data } = useCall(getDemo, {});
  if (!data) return null;
  return (
    <details className="demo-accounts">
      <summary>这是示范市，选一个岗位试用</summary>
      <ul>
        {data.accounts.map((account) => (
          <li key={account.signInName}>
            <button type="button" onClick={() => onChoose(account.signInName, data.password)}>
              <span className="strong">{account.roleName}</span>
              <span className="clip">
                {account.personName}，{account.unitName}
              </span>
              <span className="faint num">{account.signInName}</span>
            </button>
          </li>
        ))}
      </ul>
      {data.party && (
        <p className="faint t12">
          当事人不用账号：在<a href="/case">我的案件</a>填案号 {data.party.number}、查询码 {data.party.code}。
        </p>
      )}
      <p className="faint t12">密码都是 {data.password}。示范市里没有真人真事。</p>
    </details>
  );
}
