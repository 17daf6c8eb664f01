import { Plus } from "lucide-react";
import { listDivisions } from "#kernel/people/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip, KeyValue } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatCount, formatInstant } from "#ui/format.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useSession } from "#ui/session.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { DEVICE_KEEPERS, listDevices, type RegisteredDevice } from "../../contract.ts";
import { DEVICE_STATES } from "../../model/offsite/device.ts";
import { DeviceForm } from "./DeviceForm.tsx";

const NEW = "new";

/** 电子技术监控设备: where each stands, what the law wants of it and has, whether its records count today. */
export default function DevicesPage() {
  const [opened, open] = useAddress("device");
  const devices = useCall(listDevices, {});
  const role = useSession().activePost?.role;
  const mayKeep = role !== undefined && DEVICE_KEEPERS.includes(role);
  const isNarrow = useIsNarrow();
  const toast = useToast();
  const rows = devices.data?.devices ?? [];
  const shown = rows.find(({ number }) => number === opened);
  const usable = rows.filter(({ state }) => state === "active").length;
  const onEntered = () => {
    toast.done("已登记");
    open(null);
  };
  return (
    <RegisterPage
      title="电子技术监控设备"
      note={devices.data && `${formatCount(rows.length)} 台，今天的记录可以使用的 ${formatCount(usable)} 台`}
      actions={
        mayKeep && (
          <Button look="filled" icon={Plus} onClick={() => open(NEW)}>
            登记设备
          </Button>
        )
      }
    >
      {devices.error ? (
        <ProblemState problem={devices.error} onRetry={() => void devices.refetch()} />
      ) : !devices.data ? (
        <Waiting />
      ) : (
        <DataTable<RegisteredDevice>
          key={String(isNarrow)}
          label="电子技术监控设备"
          columns={isNarrow ? NARROW : COLUMNS}
          rows={rows}
          keyOf={({ number }) => number}
          selectedKey={opened}
          onSelect={({ number }) => open(number)}
          rowHeight={isNarrow ? 60 : 40}
          empty={
            <EmptyState title="还没有设备">
              设备经过法制审核、技术审核并公布设置地点之后，它的记录才能作为证据；没有登记的设备，记录不能进案件。
            </EmptyState>
          }
        />
      )}
      {opened === NEW && (
        <SidePanel title="登记设备" width={560} onClose={() => open(null)}>
          <NewDevice onDone={onEntered} onCancel={() => open(null)} />
        </SidePanel>
      )}
      {shown && (
        <SidePanel title={`${shown.number} ${shown.name}`} width={560} onClose={() => open(null)}>
          <Standing device={shown} />
          {mayKeep && (
            <PanelSection title="登记变化">
              <DeviceForm key={shown.revision} device={shown} onDone={onEntered} onCancel={() => open(null)} />
            </PanelSection>
          )}
        </SidePanel>
      )}
    </RegisterPage>
  );
}

function NewDevice({ onDone, onCancel }: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const divisions = useCall(listDivisions, {});
  if (divisions.error) return <ProblemState problem={divisions.error} onRetry={() => void divisions.refetch()} />;
  if (!divisions.data) return <Waiting />;
  const districts = divisions.data.filter(({ level }) => level === "district");
  return (
    <DeviceForm
      device={null}
      districts={districts.map(({ code, name }) => ({ value: code, label: name }))}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

function Standing({ device }: { readonly device: RegisteredDevice }) {
  const day = (value: string | null) => value ?? "没有";
  return (
    <KeyValue
      items={[
        ["今天", <State key="state" device={device} />],
        ["设置地点", device.place],
        ["法制审核", `${day(device.legallyReviewedOn)}${device.reviewNumber && `，${device.reviewNumber}`}`],
        ["技术审核", day(device.technicallyReviewedOn)],
        ["公布地点", day(device.publishedOn)],
        ["启用", day(device.activeFrom)],
        ["检定", inspectionWords(device)],
        ["检修", device.maintenance.map(({ from, to }) => `${from} 至 ${to ?? "现在"}`).join("，") || "没有"],
        ["停用", day(device.retiredOn)],
        ["说明", device.note],
        [
          "登记",
          [formatInstant(device.enteredAt), device.enteredBy, `第 ${device.revision} 版`].filter(Boolean).join("，"),
        ],
      ]}
    />
  );
}

function inspectionWords({ inspectedOn, inspectedUntil }: RegisteredDevice): string {
  return inspectedOn && inspectedUntil ? `${inspectedOn} 至 ${inspectedUntil}` : "不计量，不须检定";
}

function State({ device: { state } }: { readonly device: RegisteredDevice }) {
  return <Chip look={state === "active" ? "accent" : "outlined"}>{DEVICE_STATES[state]}</Chip>;
}

const text = (
  id: string,
  title: string,
  width: string,
  of: (device: RegisteredDevice) => string,
): DataColumn<RegisteredDevice> => ({
  ...{ id, title, width, sortBy: of, text: of },
  render: (device) => <span className="t13 muted">{of(device)}</span>,
});

const NAMED: DataColumn<RegisteredDevice> = {
  ...{ id: "device", title: "设备", width: "minmax(180px, 1fr)" },
  render: ({ number, name }) => (
    <AddressLink name="device" value={number}>
      {number} {name}
    </AddressLink>
  ),
  sortBy: ({ number }) => number,
  text: ({ number, name }) => `${number} ${name}`,
};

const COLUMNS: DataColumn<RegisteredDevice>[] = [
  NAMED,
  text("place", "设置地点", "minmax(180px, 1.2fr)", ({ place }) => place),
  text("review", "法制审核", "120px", ({ legallyReviewedOn }) => legallyReviewedOn ?? "没有"),
  text("technical", "技术审核", "120px", ({ technicallyReviewedOn }) => technicallyReviewedOn ?? "没有"),
  text("published", "公布地点", "120px", ({ publishedOn }) => publishedOn ?? "没有"),
  text("inspected", "检定至", "120px", ({ inspectedUntil }) => inspectedUntil ?? ""),
  {
    ...text("state", "今天", "130px", ({ state }) => DEVICE_STATES[state]),
    render: (device) => <State device={device} />,
  },
];

const NARROW: DataColumn<RegisteredDevice>[] = [
  {
    ...NAMED,
    width: "minmax(0, 1fr)",
    render: (device) => (
      <span className="two-lines">
        {device.number} {device.name}
        <span>
          {DEVICE_STATES[device.state]}，{device.place}
        </span>
      </span>
    ),
  },
];
