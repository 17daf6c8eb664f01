import { Plus } from "lucide-react";
import { useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { updatePost } from "#kernel/people/contract.ts";
import type { Post } from "#kernel/people/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useNow } from "#ui/now.ts";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { isHeld, postWords, standingOf, termOf } from "../parts/words.ts";
import { PERSON_ANSWERS, type PersonDetail } from "./detail.ts";
import { NewPostForm, PostForm } from "./PostForm.tsx";

/** 岗位: what the person may do and where. Former posts stay: acts on the record refer to them. */
export function PostsSection({ person }: { readonly person: PersonDetail }) {
  const [editing, setEditing] = useState<string | null>(person.posts.length === 0 ? "new" : null);
  const today = plainDateOf(useNow());
  const change = useSend(updatePost, PERSON_ANSWERS);
  const toast = useToast();
  const [confirm, holder] = useConfirm();
  const posts = [...person.posts].sort((a, b) => Number(isHeld(b, today)) - Number(isHeld(a, today)));

  async function end(post: Post) {
    const yes = await confirm(
      `结束“${post.title}”？`,
      `${person.name}做到今天为止，明天起不能再以这个岗位办事。轮到这个岗位的事项由单位另派人。`,
      "做到今天",
    );
    if (!yes) return;
    const set = (validTo: string | null) => change.mutateAsync({ params: { id: post.id }, body: { validTo } });
    try {
      await set(today);
      toast.done(`“${post.title}”做到今天为止`, () => void set(post.validTo).catch(toast.problem));
    } catch (problem) {
      toast.problem(problem);
    }
  }
  return (
    <PanelSection
      title="岗位"
      more={
        editing !== "new" && (
          <Button look="plain" size="small" icon={Plus} onClick={() => setEditing("new")}>
            任岗
          </Button>
        )
      }
    >
      {holder}
      {editing === "new" && <NewPostForm person={person} today={today} onClose={() => setEditing(null)} />}
      {posts.length === 0 && editing !== "new" && <p className="panel-note">还没有岗位，登录后什么也办不了。</p>}
      <ul className="panel-lines">
        {posts.map((post) =>
          editing === post.id ? (
            <li key={post.id}>
              <PostForm post={post} onClose={() => setEditing(null)} />
            </li>
          ) : (
            <li key={post.id} data-past={standingOf(post, today) === "已离任" || undefined}>
              <span className="grow">
                <span className="row">
                  <b className="medium">{post.title}</b>
                  {post.isPrimary && <Chip>主岗</Chip>}
                  {!isHeld(post, today) && <Chip look="outlined">{standingOf(post, today)}</Chip>}
                </span>
                <span className="t12 muted">{postWords(post)}</span>
                <br />
                <span className="t12 faint">
                  管到{post.divisionName}　{termOf(post.validFrom, post.validTo)}
                </span>
              </span>
              <Button look="plain" size="small" onClick={() => setEditing(post.id)}>
                修改
              </Button>
              {isHeld(post, today) && (post.validTo === null || post.validTo > today) && (
                <Button look="plain" size="small" onClick={() => void end(post)}>
                  结束
                </Button>
              )}
            </li>
          ),
        )}
      </ul>
    </PanelSection>
  );
}
