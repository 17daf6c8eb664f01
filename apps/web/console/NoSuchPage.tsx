import { SearchX } from "lucide-react";
import { useLocation, useNavigate, useOutletContext } from "react-router";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { State } from "#ui/controls/states.tsx";

/** What the frame gives to its pages. */
export interface FrameContext {
  readonly openPalette: () => void;
}

/** An address under which the desk has no page: said as what it is, with the ways on. */
export function NoSuchPage() {
  const { pathname, key } = useLocation();
  const { openPalette } = useOutletContext<FrameContext>();
  const navigate = useNavigate();
  // The first place of a visit has no other before it.
  const hasFormer = key !== "default";
  return (
    <State
      isWholePage
      icon={SearchX}
      title="没有这一页"
      actions={
        <>
          {hasFormer && <Button onClick={() => void navigate(-1)}>退回上一页</Button>}
          <ButtonLink look="filled" to="/console">
            回到待办
          </ButtonLink>
          <Button onClick={openPalette}>找要去的页面</Button>
        </>
      }
      foot={`地址 ${decoded(pathname)}`}
    >
      地址可能抄错了，或者这一页已经换了地方。要找一件事，在顶上的搜索框里输编号或几个字。
    </State>
  );
}

/** As it reads in the address bar; a broken escape stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
