import type { ReactElement } from "react";
import { useCallback } from "react";
import { endDelegation, getMe, listDelegations } from "#kernel/people/contract.ts";
import type { Delegation } from "#kernel/people/model/rosters.ts";
import { useConfirm } from "#ui/controls/confirm.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { useSend } from "#ui/use-call.ts";

/** Takes a delegation back at once, after asking. */
export function useEndDelegation(): [end: (delegation: Delegation) => void, holder: ReactElement] {
  const { mutate } = useSend(endDelegation, [listDelegations, getMe]);
  const toast = useToast();
  const [confirm, holder] = useConfirm();
  // biome-ignore lint/correctness/useExhaustiveDependencies: confirm is made anew on every render and always asks the same.
  const end = useCallback(
    async ({ id, toPersonName, postTitle }: Delegation) => {
      const detail = `${toPersonName}马上不能再以“${postTitle}”办事。已经办过的不变。`;
      if (!(await confirm("收回这项代理？", detail, "收回"))) return;
      mutate({ params: { id } }, { onSuccess: () => toast.done("代理已收回"), onError: toast.problem });
    },
    [mutate, toast],
  );
  return [(delegation) => void end(delegation), holder];
}
