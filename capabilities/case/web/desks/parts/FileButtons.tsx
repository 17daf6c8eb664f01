import { Download } from "lucide-react";
import { send, urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { download } from "#ui/table/csv.ts";

const TYPES = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

interface FileButtonsProps {
  /** Of the file, without its ending. */
  readonly name: string;
  /** Of the endpoint that gives it. */
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
}

/** What the page shows, whole, as a file that the server makes. */
export function FileButtons({ name, path, query }: FileButtonsProps) {
  const toast = useToast();
  async function exportAs(format: "csv" | "xlsx") {
    try {
      const answer = await send(urlOf(path, {}, { ...query, format }), { method: "GET" });
      download(`${name}.${format}`, await answer.blob(), TYPES[format]);
    } catch (problem) {
      toast.problem(problem);
    }
  }
  return (
    <>
      <Button look="plain" icon={Download} onClick={() => void exportAs("csv")}>
        CSV
      </Button>
      <Button icon={Download} onClick={() => void exportAs("xlsx")}>
        导出表格
      </Button>
    </>
  );
}
