import { Navigate } from "react-router";
import { useSession } from "#ui/session.ts";
import { homeOf } from "./places.ts";

/** Right after signing in: the place where the post's work is. */
export function Start() {
  return <Navigate to={homeOf(useSession())?.to ?? "/console"} replace />;
}
