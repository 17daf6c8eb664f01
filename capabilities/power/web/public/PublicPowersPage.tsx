import "#ui/public/parts.css";
import { useState } from "react";
import { Waiting } from "#ui/controls/states.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { useCall } from "#ui/use-call.ts";
import { publicPowers } from "../../contract.ts";
import { rangesWords } from "../words.ts";

/** 权责清单公示: what may be penalised, by which article, how much; for everybody to see and to find by a word. */
export default function PublicPowersPage() {
  const [text, setText] = useState("");
  const { data, error } = useCall(publicPowers, { query: { text: text.trim() } }, { keepsFormer: true });
  return (
    <div className="public-body">
      <h1>权责清单</h1>
      <p>城市管理部门可以处罚的行为、依据的条文和罚款的幅度。没有列在这里的，不能处罚。</p>
      <label className="field" htmlFor="power-text">
        <span className="field-label">找一找</span>
        <input
          id="power-text"
          className="input"
          type="search"
          value={text}
          placeholder="例如：垃圾、占道、油烟"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {error && <p role="alert">{wordsOf(error)}</p>}
      {!data && !error && <Waiting />}
      {data && (
        <p className="muted">
          共 {data.rows.length} 项，{data.on}
        </p>
      )}
      <ul>
        {data?.rows.map((row) => (
          <li key={row.code} className="closure">
            <p>
              <b>{row.name}</b>
            </p>
            <p>
              {row.ranges.some((range) => range.words === null) ? "罚款数额由地方规定" : rangesWords(row.ranges)}
              {row.others.length > 0 && `；${row.others.join("、")}`}
            </p>
            <p className="muted">
              {row.penalised}
              {row.isRectificationFirst && "　先责令改正"}
              {row.isFirstViolation && "　首次轻微并及时改正的可以不罚"}
            </p>
          </li>
        ))}
      </ul>
      {data?.rows.length === 0 && <p className="muted">没有找到“{text}”，换一个说法试试。</p>}
    </div>
  );
}
