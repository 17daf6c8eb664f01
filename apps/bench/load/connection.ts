/**
 * One HTTP/1.1 connection that is kept open, with nothing to spare: the load shares two processors with server and database, and a
 * full client costs as much as the server does. Understands what our server sends: a status and a length.
 */
import { connect, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

const HEAD_END = "\r\n\r\n";

export class Connection {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #received = 0;
  /** Of the answer that is coming, when its head is read: where its body begins and ends. */
  #expected: { readonly status: number; readonly from: number; readonly bytes: number } | null = null;
  #waiting: Waiting | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    const fail = (error?: Error) => this.#settle((waiting) => waiting.reject(error ?? new Error("the server hung up")));
    socket.on("error", fail);
    socket.on("close", () => fail());
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => resolve(new Connection(socket)));
      socket.once("error", reject);
    });
  }

  /** One at a time. @param request as `requestText` writes it */
  send(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    if (this.#expected === null) this.#readHead();
    if (this.#expected === null || this.#received < this.#expected.bytes) return;
    const { status, from, bytes } = this.#expected;
    // Put together once: doing it for each chunk made garbage that the measured latency paid for.
    const whole = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#received = 0;
    this.#expected = null;
    this.#settle((waiting) => waiting.resolve({ status, body: whole.subarray(from, bytes) }));
  }

  #readHead(): void {
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks)];
    const [begun] = this.#chunks;
    const headEnd = begun?.indexOf(HEAD_END) ?? -1;
    if (!begun || headEnd < 0) return;
    const head = begun.toString("latin1", 0, headEnd);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) {
      this.#socket.destroy(new Error("an answer without a length"));
      return;
    }
    const from = headEnd + HEAD_END.length;
    this.#expected = { status: Number(head.slice(9, 12)), from, bytes: from + length };
  }

  #settle(how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) how(waiting);
  }
}

/** @param body sent as JSON; absent: none */
export function requestText(method: "GET" | "POST", path: string, cookie: string, body?: object): string {
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\n`;
  if (!body) return `${head}\r\n`;
  const text = JSON.stringify(body);
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
