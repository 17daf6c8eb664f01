import { Printer } from "lucide-react";
import { useState } from "react";
import { printMatter } from "#kernel/document/contract.ts";
import { send, urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useToast } from "#ui/controls/toast.tsx";

/** How long the bytes are kept for the tab that shows them to read them. */
const KEPT_MS = 60_000;

/** 打印: the paper of the matter, in a new tab. Fetched, not linked, so that it is asked for in the post that is chosen. */
export function PrintButton({ matterId }: { readonly matterId: string }) {
  const [isWaiting, setWaiting] = useState(false);
  const toast = useToast();
  async function print() {
    // Opened before anything is waited for: browsers allow a new tab only in the click itself.
    const tab = window.open("", "_blank");
    setWaiting(true);
    try {
      const answer = await send(urlOf(printMatter.path, { id: matterId }), { method: printMatter.method });
      const address = URL.createObjectURL(await answer.blob());
      if (tab) tab.location.href = address;
      else window.location.href = address;
      setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    } catch (problem) {
      tab?.close();
      toast.problem(problem);
    } finally {
      setWaiting(false);
    }
  }
  return (
    <Button look="plain" size="small" icon={Printer} disabled={isWaiting} onClick={() => void print()}>
      {isWaiting ? "正在排版" : "打印（PDF）"}
    </Button>
  );
}
