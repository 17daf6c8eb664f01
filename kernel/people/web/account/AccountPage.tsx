import "./account.css";
import { getMe } from "#kernel/people/contract.ts";
import { Card, KeyValue } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { useCall } from "#ui/use-call.ts";
import { DelegationsCard } from "./DelegationsCard.tsx";
import { PasswordCard } from "./PasswordCard.tsx";
import { SecondFactorCard } from "./SecondFactorCard.tsx";
import { SessionsCard } from "./SessionsCard.tsx";

/** 我的账号: what one does oneself: password, second factor, sessions, one's own delegations. */
export default function AccountPage() {
  const { data: me, error, refetch } = useCall(getMe, {});
  return (
    <RegisterPage title="我的账号">
      {error && <ProblemState problem={error} onRetry={() => void refetch()} />}
      {!error && !me && <Waiting />}
      {me && (
        <Sheet label="我的账号">
          <div className="account">
            <div>
              <Card title="本人">
                <KeyValue
                  items={[
                    ["姓名", me.person.name],
                    ["工号", me.person.badgeNumber],
                    ["登录名", me.person.signInName],
                    ["手机", me.person.phoneMasked],
                  ]}
                />
                <p className="panel-note">资料有误，请联系系统管理员更正。</p>
              </Card>
              <Card title="岗位">
                <ul className="panel-lines">
                  {me.posts.map((post) => (
                    <li key={post.id}>
                      <span className="grow">
                        <b className="medium">{post.title}</b>
                        {post.onBehalfOf && <span className="muted">　代 {post.onBehalfOf.name}</span>}
                        <br />
                        <span className="t12 faint">
                          {post.roleLabel}·{post.unitName}　{post.divisionName}
                          {post.validTo && `　到 ${post.validTo} 为止`}
                        </span>
                      </span>
                    </li>
                  ))}
                </ul>
              </Card>
              <DelegationsCard personId={me.person.id} />
            </div>
            <div>
              <PasswordCard />
              <SecondFactorCard isOn={me.person.hasSecondFactor} />
              <SessionsCard />
            </div>
          </div>
        </Sheet>
      )}
    </RegisterPage>
  );
}
