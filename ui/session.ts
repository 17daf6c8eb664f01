/** Who is signed in, as pages need to know it. The shell gives it; what a post may do is decided by the server. */
import { createContext, useContext } from "react";
import type {
  ActHelperRegistration,
  CreateHelperRegistration,
  FieldOptionsRegistration,
  MapLayerRegistration,
  MatterPanelRegistration,
} from "./shell.ts";

export interface SessionPost {
  readonly id: string;
  readonly role: string;
  /** 值班长 */
  readonly roleLabel: string;
  readonly unitName: string;
  /** 衡川区; empty when the unit's name says it. */
  readonly divisionName: string;
}

export interface Session {
  readonly person: { readonly id: string; readonly name: string };
  readonly posts: readonly SessionPost[];
  readonly activePost: SessionPost | null;
  readonly switchPost: (postId: string) => void;
  readonly signOut: () => Promise<void>;
  /** Layers given by every capability, for pages that show a map. */
  readonly mapLayers: readonly MapLayerRegistration[];
  /** Cards given by every capability, for the pages of matters. */
  readonly matterPanels: readonly MatterPanelRegistration[];
  /** What helps to fill in acts, given by every capability. */
  readonly actHelpers: readonly ActHelperRegistration[];
  /** The same for acts that begin a matter. */
  readonly createHelpers: readonly CreateHelperRegistration[];
  /** Choices given by every capability, for forms. */
  readonly fieldOptions: readonly FieldOptionsRegistration[];
}

export const SessionContext = createContext<Session | null>(null);

/** @throws Error outside the console */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside the console");
  return session;
}

/** Whether the active post has one of these roles; absent roles mean everyone. */
export function isForRole(roles: readonly string[] | undefined, session: Session): boolean {
  return !roles || (session.activePost !== null && roles.includes(session.activePost.role));
}
