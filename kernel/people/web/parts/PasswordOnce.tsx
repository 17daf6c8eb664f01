import { Copy } from "lucide-react";
import { Button } from "#ui/controls/Button.tsx";
import { useToast } from "#ui/controls/toast.tsx";

/** A password that the server tells once and nobody can read again. */
export function PasswordOnce({ label, password }: { readonly label: string; readonly password: string }) {
  const toast = useToast();
  async function copy() {
    try {
      await navigator.clipboard.writeText(password);
      toast.done("已复制");
    } catch {
      toast.problem(new Error("这台电脑不让复制，请抄下来"));
    }
  }
  return (
    <div className="panel-box" role="status">
      <p className="t13 medium">{label}</p>
      <p className="secret-once">
        <span className="grow">{password}</span>
        <Button size="small" icon={Copy} onClick={() => void copy()}>
          复制
        </Button>
      </p>
      <p className="panel-note">只显示这一次，关上就看不到了。请当面或用可靠的方式交给本人，并请他登录后修改。</p>
    </div>
  );
}
