/**
 * The router of the public face: a few pages, each loaded when it is opened, and links between them. The desk's router would be a
 * fifth of all that a citizen's phone may have to load before it shows anything.
 */
import {
  type AnchorHTMLAttributes,
  Component,
  type ComponentType,
  createContext,
  lazy,
  type MouseEvent,
  type ReactNode,
  Suspense,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { PageRegistration } from "../shell.ts";
import { matchPath, type PathParams } from "./match-path.ts";

interface Place {
  readonly pathname: string;
  readonly params: PathParams;
  /** Of the page; empty on the front page and where there is none. */
  readonly title: string;
  /** Opens a page of this face. */
  readonly go: (to: string, options?: { readonly replace?: boolean }) => void;
}

const PlaceContext = createContext<Place | null>(null);

/** @throws Error outside the public face */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error("usePlace outside the public face");
  return place;
}

interface PublicRouterProps {
  readonly pages: readonly PageRegistration[];
  /** Around every page. */
  readonly frame: ComponentType<{ readonly children: ReactNode }>;
  /** In place of a page that there is not, or that could not be fetched. */
  readonly fallback: ComponentType<{ readonly problem: Error | null }>;
  readonly waiting: ReactNode;
}

export function PublicRouter({ pages, frame: Frame, fallback: Fallback, waiting }: PublicRouterProps) {
  const [pathname, setPathname] = useState(location.pathname);
  useEffect(() => {
    const onPop = () => startTransition(() => setPathname(location.pathname));
    window.addEventListener("popstate", onPop);
    return () => window.removeEventListener("popstate", onPop);
  }, []);
  const drawn = useMemo(() => pages.map((page) => ({ ...page, Page: lazy(page.load) })), [pages]);
  const found = drawn.flatMap((page) => {
    const params = matchPath(page.path, pathname);
    return params ? [{ page, params }] : [];
  })[0];
  const params = found?.params ?? NO_PARAMS;
  const title = found?.page.title ?? "";
  const place = useMemo((): Place => {
    const go: Place["go"] = (to, { replace = false } = {}) => {
      history[replace ? "replaceState" : "pushState"](null, "", to);
      // The page that is there stays until the next one has come; then one begins at its top, with eyes and with ears.
      startTransition(() => setPathname(location.pathname));
      window.scrollTo(0, 0);
      document.querySelector("main")?.focus({ preventScroll: true });
    };
    return { pathname, params, title, go };
  }, [pathname, params, title]);
  return (
    <PlaceContext value={place}>
      <Frame>
        <PageBoundary key={pathname} fallback={Fallback}>
          <Suspense fallback={waiting}>{found ? <found.page.Page /> : <Fallback problem={null} />}</Suspense>
        </PageBoundary>
      </Frame>
    </PlaceContext>
  );
}
const NO_PARAMS: PathParams = {};

interface BoundaryProps {
  readonly fallback: PublicRouterProps["fallback"];
  readonly children: ReactNode;
}

/** Keeps the frame when a page fails; React knows this only as a class. */
class PageBoundary extends Component<BoundaryProps, { readonly problem: Error | null }> {
  override state = { problem: null };
  static getDerivedStateFromError(problem: Error): { problem: Error } {
    return { problem };
  }
  override render(): ReactNode {
    const { fallback: Fallback, children } = this.props;
    return this.state.problem ? <Fallback problem={this.state.problem} /> : children;
  }
}

/** A link inside the face: no page is loaded anew. The one that is open is marked. */
export function Link({ to, ...rest }: { readonly to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const { go, pathname } = usePlace();
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    rest.onClick?.(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    go(to);
  }
  return <a {...rest} href={to} aria-current={pathname === to ? "page" : undefined} onClick={follow} />;
}
