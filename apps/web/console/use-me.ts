import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { getMe, signOut } from "#kernel/people/contract.ts";
import { call, onSignedOut } from "#ui/call.ts";
import type { Session } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect } from "../collect.ts";
import { choosePost, chosenPost, forgetPost } from "./chosen-post.ts";

const MAP_LAYERS = collect(WEB_REGISTRATIONS, "mapLayers");
const MATTER_PANELS = collect(WEB_REGISTRATIONS, "matterPanels");
const ACT_HELPERS = collect(WEB_REGISTRATIONS, "actHelpers");
const CREATE_HELPERS = collect(WEB_REGISTRATIONS, "createHelpers");
const FIELD_OPTIONS = collect(WEB_REGISTRATIONS, "fieldOptions");

/** Who is signed in; somebody who is not goes to the sign-in page and comes back afterwards. */
export function useMe() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [postId, setPostId] = useState(chosenPost);
  const me = useCall(getMe, {});
  const toSignIn = me.error?.status === 401;
  // A post that was given up meanwhile must not lock its former holder out.
  const isLostPost = me.error?.status === 403 && postId !== null;
  const { refetch } = me;
  useEffect(() => {
    if (!isLostPost) return;
    forgetPost();
    setPostId(null);
    void refetch();
  }, [isLostPost, refetch]);
  useEffect(() => {
    onSignedOut(
      () => void navigate(`/console/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`),
    );
    return () => onSignedOut(() => undefined);
  }, [navigate]);

  const session = useMemo((): Session | null => {
    if (!me.data) return null;
    const { person, posts, activePostId } = me.data;
    return {
      person,
      posts,
      activePost: posts.find((post) => post.id === (postId ?? activePostId)) ?? null,
      mapLayers: MAP_LAYERS,
      matterPanels: MATTER_PANELS,
      actHelpers: ACT_HELPERS,
      createHelpers: CREATE_HELPERS,
      fieldOptions: FIELD_OPTIONS,
      switchPost: (id) => {
        choosePost(id);
        setPostId(id);
        // Every answer was given to the former post.
        void client.resetQueries();
      },
      signOut: async () => {
        await call(signOut, {});
        forgetPost();
        client.clear();
        await navigate("/console/sign-in");
      },
    };
  }, [me.data, postId, client, navigate]);
  return { session, problem: toSignIn || isLostPost ? null : me.error, retry: () => void refetch() };
}
