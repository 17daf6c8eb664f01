import { CircleCheck, PhoneCall } from "lucide-react";
import { matterPath, useMatter } from "#kernel/matter/web/public.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { fieldOf } from "../desk/order-parts.ts";

interface RegisteredProps {
  readonly matterId: string;
  readonly onNext: () => void;
}

/** What to tell the caller before they hang up, and where it goes on. */
export function Registered({ matterId, onNext }: RegisteredProps) {
  const { data } = useMatter(matterId);
  if (!data) return <Waiting />;
  const code = fieldOf(data, "查询码");
  return (
    <section className="card call-done" role="status">
      <p className="row strong">
        <CircleCheck size={18} strokeWidth={1.5} aria-hidden />
        已登记 {data.row.number}
      </p>
      {code && (
        <p>
          请告诉诉求人查询码 <b className="call-code">{code.replace(/(.{4})(?=.)/g, "$1 ")}</b>
          ，凭它在网上看进度和答复、自己评价。
        </p>
      )}
      <p className="row wrap">
        <ButtonLink look="filled" to={`/console/hotline/desk?row=${matterId}`}>
          去派件
        </ButtonLink>
        <Button icon={PhoneCall} onClick={onNext}>
          再接一个
        </Button>
        <ButtonLink look="plain" to={matterPath(matterId)}>
          打开工单
        </ButtonLink>
      </p>
    </section>
  );
}
