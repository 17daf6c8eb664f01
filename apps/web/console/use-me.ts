import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { call, onSignedOut, setActivePost } from "#ui/call.ts";
import type { Session } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect } from "../collect.ts";
import { getMe, signOut } from "./people.ts";

const POST_KEY = "fangyuan.post";
const MAP_LAYERS = collect(WEB_REGISTRATIONS, "mapLayers");

/** Who is signed in; somebody who is not goes to the sign-in page and comes back afterwards. */
export function useMe() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [postId, setPostId] = useState(() => localStorage.getItem(POST_KEY));
  setActivePost(postId);
  const me = useCall(getMe, {});
  const toSignIn = me.error?.status === 401;
  useEffect(() => {
    onSignedOut(
      () => void navigate(`/console/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`),
    );
    return () => onSignedOut(() => undefined);
  }, [navigate]);

  const session = useMemo((): Session | null => {
    if (!me.data) return null;
    const { person, posts, activePost } = me.data;
    return {
      person,
      posts,
      activePost: posts.find((post) => post.id === postId) ?? activePost,
      mapLayers: MAP_LAYERS,
      switchPost: (id) => {
        localStorage.setItem(POST_KEY, id);
        setActivePost(id);
        setPostId(id);
        // Every answer was given to the former post.
        void client.resetQueries();
      },
      signOut: async () => {
        await call(signOut, {});
        client.clear();
        await navigate("/console/sign-in");
      },
    };
  }, [me.data, postId, client, navigate]);
  return { session, problem: toSignIn ? null : me.error, retry: () => void me.refetch() };
}
