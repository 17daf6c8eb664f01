import { getSignInSetting, updateSignInSetting } from "#kernel/people/contract.ts";
import { SignInSettingSchema } from "#kernel/people/model/account.ts";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useCall, useSend } from "#ui/use-call.ts";

/** 登录设置: how many wrong passwords lock the sign-in, and for how long. */
export function SignInSetting({ onClose }: { readonly onClose: () => void }) {
  const { data, error, refetch } = useCall(getSignInSetting, {});
  const update = useSend(updateSignInSetting, [getSignInSetting]);
  const toast = useToast();
  return (
    <SidePanel title="登录设置" onClose={onClose}>
      {error && <ProblemState problem={error} onRetry={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data && (
        <EditForm
          draftKey="people.sign-in-setting"
          fields={[
            { name: "wrongLimit", label: "连续输错几次锁定", type: "number", isRequired: true, hint: "3 到 20 次" },
            { name: "lockMinutes", label: "锁定多少分钟", type: "number", isRequired: true, hint: "1 到 1440 分钟" },
          ]}
          initial={data}
          schema={SignInSettingSchema}
          send={(body) => update.mutateAsync({ body })}
          onDone={() => {
            toast.done(
              "登录设置已保存，对以后的登录生效",
              () => void update.mutateAsync({ body: data }).catch(toast.problem),
            );
            onClose();
          }}
          sendLabel="保存"
          onCancel={onClose}
        />
      )}
    </SidePanel>
  );
}
