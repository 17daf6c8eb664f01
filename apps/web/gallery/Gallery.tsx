/** The kit at a glance, for those who build with it. Served in development only: production has no route to it. */
import "./gallery.css";
import { Check, Footprints, Phone } from "lucide-react";
import { useState } from "react";
import { shanghaiTime } from "#base/instant.ts";
import { position } from "#base/position.ts";
import type { FieldError } from "#base/problem.ts";
import { Button } from "#ui/controls/Button.tsx";
import { JobProgress } from "#ui/controls/JobProgress.tsx";
import { Card, Chip, KeyValue, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState, NothingFound } from "#ui/controls/states.tsx";
import { FieldDisplay, FormFields, type FormValue, printField } from "#ui/fields/FormFields.tsx";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import { DataTable } from "#ui/table/DataTable.tsx";
import { MatterTable } from "#ui/table/MatterTable.tsx";
import { ActBar } from "#ui/work/ActBar.tsx";
import { ClockCard, ClockLight } from "#ui/work/ClockLight.tsx";
import { StageLine } from "#ui/work/StageLine.tsx";
import { Timeline } from "#ui/work/Timeline.tsx";
import { ACTS, CLOCK, ENTRIES, FIELDS, inventRows, STAGES } from "./samples.ts";

const ROWS = inventRows(10_000);
const POINTS = ROWS.slice(0, 220).map((row, i) => ({
  id: row.id,
  position: position(114 + ((i * 37) % 100) / 3000, 33 + ((i * 61) % 100) / 4000),
  light: row.light,
  label: `${row.subject}，${row.remaining}`,
}));
const ERRORS: readonly FieldError[] = [{ path: "input.doneAt", message: "比现在晚。完成时间不能在将来。" }];

export default function Gallery() {
  const [tab, setTab] = useState("now");
  const [chosen, setChosen] = useState<string | null>(null);
  const [value, setValue] = useState<FormValue>({
    result: "已清运，地面已冲洗",
    doneAt: shanghaiTime("2026-11-24 15:40"),
  });
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  return (
    <div className="gallery">
      <h1 className="visually-hidden">组件一览</h1>
      <div className="row">
        <Button look="filled" kbd="E">
          批准延期
        </Button>
        <Button>不同意</Button>
        <Button look="plain" icon={Check}>
          筛选
        </Button>
        <Chip look="accent">轮到我</Chip>
        <Chip>返工 1 次</Chip>
        <ClockLight light="red" remaining="超 41 分" form="pill" />
        <ClockLight light="yellow" remaining="剩 34 分" form="pill" />
        <ClockLight light="green" remaining="剩 2 时" />
        <ClockLight light="paused" />
      </div>
      <div className="row">
        <StageLine stages={STAGES} />
        <span className="grow" />
        <ClockCard clock={CLOCK} />
      </div>
      <Tabs
        label="视图"
        active={tab}
        onChange={setTab}
        tabs={[
          { id: "now", label: "现在该办", count: 28 },
          { id: "mine", label: "轮到我", count: 9 },
        ]}
      />
      <div className="gallery-list">
        <MatterTable
          label="现在该办"
          rows={ROWS}
          selectedId={chosen}
          onSelect={(row) => setChosen(row.id)}
          checked={checked}
          onCheck={setChecked}
          sourceIcons={{ patrol: Footprints, hotline: Phone }}
        />
      </div>
      <div className="gallery-two">
        <Card title="留痕" more="全部 3 条">
          <Timeline entries={ENTRIES} />
        </Card>
        <Card title="处置结果">
          <FormFields fields={FIELDS} value={value} errors={ERRORS} onChange={setValue} />
        </Card>
        <Card title="同样的值，读的样子与印的样子">
          <KeyValue
            items={FIELDS.map((spec) => [
              spec.label,
              <span key={spec.name}>
                <FieldDisplay spec={spec} value={value[spec.name]} />
                <span className="faint">　{printField(spec, value[spec.name])}</span>
              </span>,
            ])}
          />
        </Card>
        <Card title="地点" more="打开地图">
          <LazyMap
            label="样例的位置"
            height={360}
            points={POINTS}
            selectedId={chosen}
            onSelect={setChosen}
            showsLegend
            heat={{ "990102004012001": 0.4, "990102004012006": 0.9 }}
            selectedCell="990102004012006"
          />
          <KeyValue
            items={[
              ["位置", "文渡路 118 号，菜场北门东 20 m"],
              ["单元网格", "990102 004 012 006"],
            ]}
          />
        </Card>
        <Card>
          <JobProgress label="导入部件普查数据" state="running" done={8412} total={12_960} />
          <JobProgress label="导出 10 月案卷" state="done" done={96} total={107} outcome="完成，11 行未导出" />
          <EmptyState title="今天该办的都办完了" foot="今天办了 36 件">
            有新的事轮到你，会自己出现在这里。
          </EmptyState>
          <NothingFound text="文度路 118" />
        </Card>
      </div>
      <div className="gallery-list">
        <DataTable
          label="样例"
          rows={ROWS}
          keyOf={(row) => row.id}
          columns={[
            {
              id: "number",
              title: "编号",
              width: "220px",
              render: (row) => row.number,
              text: (row) => row.number ?? "",
            },
            { id: "subject", title: "类别", render: (row) => row.subject, sortBy: (row) => row.subject },
            { id: "address", title: "地点", render: (row) => row.address, sortBy: (row) => row.address },
          ]}
        />
      </div>
      <ActBar acts={ACTS} onAct={() => undefined} />
    </div>
  );
}
