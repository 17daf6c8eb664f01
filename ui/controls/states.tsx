/** Empty, forbidden, failed, offline: what would be here, why it is not, and what can be done. */
import { Inbox, Lock, SearchX, TriangleAlert, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { ApiProblem } from "../call.ts";
import type { Icon } from "../shell.ts";
import { Button } from "./PlainButton.tsx";

interface StateProps {
  readonly icon?: Icon;
  readonly title: string;
  /** How things get here, or what to do. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly foot?: ReactNode;
  /** Nothing else stands on the page: its title is the page's own. */
  readonly isWholePage?: boolean;
}

export function State({ icon: Shape = Inbox, title, children, actions, foot, isWholePage = false }: StateProps) {
  const Title = isWholePage ? "h1" : "h2";
  return (
    <div className="state">
      <Shape size={56} strokeWidth={0.75} aria-hidden />
      <Title>{title}</Title>
      {children && <p>{children}</p>}
      {actions && <div className="row">{actions}</div>}
      {foot && <footer>{foot}</footer>}
    </div>
  );
}

export function EmptyState(props: StateProps) {
  return <State icon={Inbox} {...props} />;
}

export function NothingFound({ text, ...rest }: Omit<StateProps, "title"> & { readonly text: string }) {
  return <State icon={SearchX} title={`没有找到“${text}”`} {...rest} />;
}

/** A failed call, told by its kind. `onRetry` is offered where asking again can help. */
export function ProblemState({ problem, onRetry }: { readonly problem: Error; readonly onRetry?: () => void }) {
  if (!(problem instanceof ApiProblem)) {
    return (
      <State
        icon={TriangleAlert}
        title="这一页出错了"
        foot={problem.message}
        actions={<Button onClick={() => location.reload()}>重新打开</Button>}
      />
    );
  }
  const { document, status, isOffline } = problem;
  const retry = onRetry && (
    <Button look="filled" onClick={onRetry}>
      现在就试
    </Button>
  );
  if (isOffline) {
    return (
      <State icon={Unplug} title="连不上服务" actions={retry}>
        正在写的内容已存在这台电脑上。请检查网络，连上后再试。
      </State>
    );
  }
  const rules = document.rules?.map((rule) => `规则 ${rule.rule}`).join("　");
  const foot = [rules, document.instance && `出错编号 ${document.instance}`].filter(Boolean).join("　");
  return (
    <State
      icon={status === 403 ? Lock : status === 404 ? SearchX : TriangleAlert}
      title={document.title}
      {...(status >= 500 && retry ? { actions: retry } : {})}
      {...(foot ? { foot } : {})}
    >
      {document.detail ?? document.rules?.map((rule) => rule.message).join("")}
    </State>
  );
}

/** While an answer is on its way. Said only after a moment, so that quick answers do not flicker. */
export function Waiting({ label = "正在取" }: { readonly label?: string }) {
  return (
    <p className="waiting" role="status">
      {label}
    </p>
  );
}
