import { Dropdown, type MenuProps } from "antd";
import { ChevronDown, CircleUser, Inbox, LogOut, Menu, Moon, Sun, Users } from "lucide-react";
import { Link, useNavigate } from "react-router";
import { formatMoment } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { type SessionPost, useSession } from "#ui/session.ts";
import { Search } from "./Search.tsx";
import { useToDo } from "./to-do.tsx";
import { useTheme } from "./use-theme.ts";

interface TopBarProps {
  readonly onPalette: () => void;
  readonly onDrawer: () => void;
}

export function TopBar({ onPalette, onDrawer }: TopBarProps) {
  const now = useNow();
  const { sum } = useToDo();
  return (
    <header className="top-bar no-print">
      <button type="button" className="drawer-open" aria-label="打开菜单" onClick={onDrawer}>
        <Menu size={20} strokeWidth={1.5} aria-hidden />
      </button>
      <Scope />
      <Search />
      <button type="button" className="palette-hint" onClick={onPalette}>
        命令 <kbd>Ctrl K</kbd>
      </button>
      <span className="grow" />
      <time className="moment" dateTime={now}>
        {formatMoment(now)}
      </time>
      <Link className="to-do" to="/console" aria-label={sum === null ? "待办" : `待办 ${sum} 件`}>
        <Inbox size={16} strokeWidth={1.5} aria-hidden />
        <span>待办</span> {sum !== null && <b>{sum}</b>}
      </Link>
      <Person />
    </header>
  );
}

/** The post in which one acts, with its division and unit. */
function Scope() {
  const { posts, activePost, switchPost } = useSession();
  const items = posts.map((post) => ({ key: post.id, label: `${scopeOf(post)}　${post.roleLabel}` }));
  return (
    <Dropdown
      trigger={["click"]}
      disabled={posts.length < 2}
      menu={{
        items,
        selectable: true,
        selectedKeys: activePost ? [activePost.id] : [],
        onClick: ({ key }) => switchPost(key),
      }}
    >
      <button type="button" className="scope">
        <Users size={16} strokeWidth={1.5} aria-hidden />
        <span className="clip">{activePost ? scopeOf(activePost) : "没有岗位"}</span>
        {posts.length > 1 && <ChevronDown size={14} strokeWidth={1.5} aria-hidden />}
      </button>
    </Dropdown>
  );
}

function scopeOf(post: SessionPost): string {
  return [post.divisionName, post.unitName].filter(Boolean).join("·");
}

function Person() {
  const { person, activePost, signOut } = useSession();
  const { isDark, toggle } = useTheme();
  const navigate = useNavigate();
  const icon = { size: 16, strokeWidth: 1.5, "aria-hidden": true } as const;
  const menu: MenuProps = {
    items: [
      { key: "account", label: "我的账号", icon: <CircleUser {...icon} /> },
      { key: "theme", label: isDark ? "浅色" : "深色", icon: isDark ? <Sun {...icon} /> : <Moon {...icon} /> },
      { type: "divider" },
      { key: "out", label: "退出登录", icon: <LogOut {...icon} /> },
    ],
    onClick: ({ key }) => {
      if (key === "theme") toggle();
      else void (key === "account" ? navigate("/console/account") : signOut());
    },
  };
  return (
    <Dropdown trigger={["click"]} menu={menu} placement="bottomRight">
      <button type="button" className="person">
        <span className="face" aria-hidden>
          {person.name.slice(0, 1)}
        </span>
        <span className="person-name">
          {person.name} <span className="faint">{activePost?.roleLabel}</span>
        </span>
      </button>
    </Dropdown>
  );
}
