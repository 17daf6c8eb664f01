import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { PERSON_STATUSES, type Person } from "#kernel/people/model/persons.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { formatTime } from "#ui/format.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import type { DataColumn } from "#ui/table/DataTable.tsx";
import { isHeld, postWords } from "../parts/words.ts";
import { isLocked } from "./person-filter.ts";

export function personColumns(now: Instant, isNarrow: boolean): DataColumn<Person>[] {
  const heldWords = (person: Person) => {
    const held = person.posts.filter((post) => isHeld(post, plainDateOf(now)));
    return held.length > 0 ? held.map(postWords).join("，") : "没有有效岗位";
  };
  const name: DataColumn<Person> = {
    id: "name",
    title: "姓名",
    width: isNarrow ? "minmax(0, 1fr)" : "minmax(120px, 0.8fr)",
    render: (person) => (
      <span className="two-lines">
        <AddressLink name="person" value={person.id}>
          {person.name}
        </AddressLink>
        <span>{isNarrow ? heldWords(person) : (person.badgeNumber ?? "没有工号")}</span>
      </span>
    ),
    sortBy: (person) => person.name,
    text: (person) => person.name,
  };
  const account: DataColumn<Person> = {
    id: "account",
    title: "账号",
    width: isNarrow ? "max-content" : "minmax(150px, 0.9fr)",
    render: (person) => <AccountState person={person} now={now} />,
    sortBy: (person) => accountWords(person, now),
    text: (person) => accountWords(person, now),
  };
  if (isNarrow) return [name, account];
  return [
    name,
    {
      id: "badge",
      title: "工号",
      width: "120px",
      isInitiallyHidden: true,
      render: (person) => person.badgeNumber,
      sortBy: (person) => person.badgeNumber,
      text: (person) => person.badgeNumber ?? "",
    },
    {
      id: "posts",
      title: "现任岗位",
      width: "minmax(260px, 2.2fr)",
      render: (person) => <span title={heldWords(person)}>{heldWords(person)}</span>,
      sortBy: heldWords,
      text: heldWords,
    },
    {
      id: "signIn",
      title: "登录名",
      width: "minmax(130px, 0.9fr)",
      render: (person) => person.signInName,
      sortBy: (person) => person.signInName,
      text: (person) => person.signInName ?? "",
    },
    {
      id: "phone",
      title: "手机",
      width: "120px",
      render: (person) => person.phoneMasked,
      text: (person) => person.phoneMasked ?? "",
    },
    account,
  ];
}

function AccountState({ person, now }: { readonly person: Person; readonly now: Instant }) {
  if (person.status !== "active") return <Chip>{PERSON_STATUSES[person.status]}</Chip>;
  if (isLocked(person, now)) return <Chip look="outlined">{accountWords(person, now)}</Chip>;
  return <span className="t13 muted">{person.hasSecondFactor ? "已启用动态口令" : "只用密码"}</span>;
}

export function accountWords(person: Person, now: Instant): string {
  if (person.status !== "active") return PERSON_STATUSES[person.status];
  if (person.lockedUntil && isLocked(person, now)) return `锁定到 ${formatTime(person.lockedUntil)}`;
  return person.hasSecondFactor ? "已启用动态口令" : "只用密码";
}
