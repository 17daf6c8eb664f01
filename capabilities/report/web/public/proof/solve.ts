/** 防滥发证明 on the phone: asked for and solved before the person presses 发送, so that nobody waits for it. */
import type { Challenge, Proof } from "#capabilities/report/model/proof.ts";
import { getChallenge } from "#capabilities/report/model/surface/citizens.ts";
import { ApiProblem, call } from "#ui/call.ts";
import { searchNonce } from "./search.ts";

/** Well before the server forgets it. */
const FRESH_MS = 8 * 60_000;
/** Nonces between two breaths of the page, where no worker can be had. */
const CHUNK = 2_000;

let prepared: { readonly proof: Promise<Proof>; readonly at: number } | null = null;

/** Begins, or goes on with what was begun. */
export function prepareProof(): Promise<Proof> {
  if (!prepared || performance.now() - prepared.at > FRESH_MS) {
    const proof = askAndSolve();
    prepared = { proof, at: performance.now() };
    proof.catch(() => forgetProof());
  }
  return prepared.proof;
}

function forgetProof(): void {
  prepared = null;
}

/** Sends with a proof. One that the server no longer accepts is made anew, twice at most. */
export async function withProof<T>(send: (proof: Proof) => Promise<T>): Promise<T> {
  for (let left = 2; ; left--) {
    const proof = await prepareProof();
    try {
      const answer = await send(proof);
      forgetProof();
      return answer;
    } catch (problem) {
      const isStale = problem instanceof ApiProblem && problem.document.type.endsWith("/proof-needed");
      if (!isStale || left === 0) throw problem;
      forgetProof();
    }
  }
}

async function askAndSolve(): Promise<Proof> {
  const challenge = await call(getChallenge);
  return { token: challenge.token, nonce: await solveBeside(challenge).catch(() => solveHere(challenge)) };
}

/** @throws Error where workers are forbidden */
function solveBeside({ seed, bits }: Challenge): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./solve.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = (event: MessageEvent<unknown>) => {
      worker.terminate();
      resolve(String(event.data));
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error("no worker"));
    };
    worker.postMessage({ seed, bits });
  });
}

async function solveHere({ seed, bits }: Challenge): Promise<string> {
  for (let from = 0; ; from += CHUNK) {
    const nonce = searchNonce(seed, bits, from, CHUNK);
    if (nonce) return nonce;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
