import type { Overview } from "../../contract.ts";

/** Posts whose holders a caller must know by name; the others are told by their number. */
const NAMED = ["leader", "command_lead", "shift_leader", "dispatcher", "acceptor", "hotline_clerk"];

export function OnDuty({ posts }: { readonly posts: Overview["onDuty"] }) {
  const named = posts.filter((post) => NAMED.includes(post.role));
  const counted = posts.filter((post) => !NAMED.includes(post.role));
  const total = posts.reduce((sum, post) => sum + post.count, 0);
  return (
    <div className="wall-people">
      <section className="tile wall-duty">
        <h2>
          当班<a href="/console/duties">排班</a>
        </h2>
        {named.length === 0 ? (
          <p className="wall-empty">现在没有排班</p>
        ) : (
          <ul>
            {named.map((post) => (
              <li key={post.role}>
                <span>{post.roleLabel}</span>
                <b className="clip">
                  {post.people.map((person) => person.name).join("　")}
                  {post.count > post.people.length && ` 等 ${post.count} 人`}
                </b>
                <i className="clip">{[...new Set(post.people.map((person) => person.unitName))].join("、")}</i>
              </li>
            ))}
          </ul>
        )}
      </section>
      <a className="tile wall-present" href="/console/duties">
        <h2>在岗</h2>
        <b>{total}</b>
        <i>{counted.map((post) => `${post.roleLabel} ${post.count}`).join("，")}</i>
      </a>
    </div>
  );
}
