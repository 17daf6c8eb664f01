/** Endpoints as hooks: answers live in the query cache under the endpoint's path, so that a write can renew what it touched. */
import {
  QueryClient,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { Endpoint } from "#base/endpoint.ts";
import { ApiProblem, type CallInput, type CallOutput, call } from "./call.ts";

interface CallOptions {
  /** False: do not ask yet. */
  readonly isEnabled?: boolean;
  /** Ask again every so often while the page is visible. */
  readonly everyMs?: number;
  /** Keep the former answer on screen while a changed question is asked. */
  readonly keepsFormer?: boolean;
}

/** Reads an endpoint. The key is [path, input]. */
export function useCall<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): UseQueryResult<CallOutput<E>, ApiProblem> {
  const asked: UseQueryOptions<unknown, ApiProblem> = {
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => callWith(endpoint, input, signal),
    ...(options.isEnabled === undefined ? {} : { enabled: options.isEnabled }),
    ...(options.everyMs ? { refetchInterval: options.everyMs } : {}),
    ...(options.keepsFormer ? { placeholderData: (former: unknown) => former } : {}),
  };
  return useQuery(asked) as UseQueryResult<CallOutput<E>, ApiProblem>;
}

/** Writes to an endpoint, then renews the answers of `renews` (all answers when absent). */
export function useSend<E extends Endpoint>(
  endpoint: E,
  renews?: readonly Endpoint[],
): UseMutationResult<CallOutput<E>, ApiProblem, CallInput<E>> {
  const client = useQueryClient();
  return useMutation<CallOutput<E>, ApiProblem, CallInput<E>>({
    mutationFn: (input) => callWith(endpoint, input),
    onSuccess: () => renew(client, renews),
  });
}

/** Marks the answers of these endpoints as old; those on screen are asked again. */
export async function renew(client: QueryClient, endpoints?: readonly Endpoint[]): Promise<void> {
  if (!endpoints) return client.invalidateQueries();
  await Promise.all(endpoints.map((endpoint) => client.invalidateQueries({ queryKey: [endpoint.path] })));
}

/** Refusals are answers and are not asked again; a lost connection is, with growing pauses. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => error instanceof ApiProblem && error.isOffline && count < 2,
        retryDelay: (count) => Math.min(1000 * 2 ** count, 8_000),
      },
      mutations: { retry: false },
    },
  });
}

function callWith<E extends Endpoint>(endpoint: E, input: CallInput<E>, signal?: AbortSignal): Promise<CallOutput<E>> {
  const loose = call as (endpoint: Endpoint, input?: unknown, signal?: AbortSignal) => Promise<CallOutput<E>>;
  return loose(endpoint, input, signal);
}
