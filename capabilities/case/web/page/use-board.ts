/** The board of a case: asked for anew with every act. */
import { useEffect, useState } from "react";
import { useCall } from "#ui/use-call.ts";
import { getCaseBoard } from "../../contract.ts";

export function useBoard(matterId: string, version: number) {
  const board = useCall(getCaseBoard, { params: { id: matterId } });
  const [asked, setAsked] = useState(version);
  const { refetch } = board;
  useEffect(() => {
    if (asked === version) return;
    setAsked(version);
    void refetch();
  }, [asked, version, refetch]);
  return board;
}
