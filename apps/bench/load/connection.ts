/**
 * One HTTP/1.1 connection that is kept open, with nothing to spare: the load shares two processors with server and database, and a
 * full client costs as much as the server does. Understands what our server sends: a status and a length.
 */
import { connect, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  /** Until the next request is sent: the connection reads all answers into one place. */
  readonly body: Buffer;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

const HEAD_END = "\r\n\r\n";
const CHUNK_BYTES = 65_536;

export class Connection {
  readonly #socket: Socket;
  /** Grows to the longest answer. A place of its own for each would be garbage whose collection the measured latency paid for. */
  #place = Buffer.allocUnsafeSlow(4 * CHUNK_BYTES);
  #received = 0;
  /** Of the answer that is coming, when its head is read: where its body begins and ends. */
  #expected: { readonly status: number; readonly from: number; readonly bytes: number } | null = null;
  #waiting: Waiting | null = null;

  private constructor(port: number, onOpen: () => void) {
    const onread = {
      buffer: Buffer.allocUnsafeSlow(CHUNK_BYTES),
      callback: (bytes: number, chunk: Uint8Array) => {
        this.#take(chunk.subarray(0, bytes));
        return true;
      },
    };
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true, onread }, onOpen);
    const fail = (error?: Error) => this.#settle((waiting) => waiting.reject(error ?? new Error("the server hung up")));
    this.#socket.on("error", fail);
    this.#socket.on("close", () => fail());
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const connection = new Connection(port, () => resolve(connection));
      connection.#socket.once("error", reject);
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

  #take(chunk: Uint8Array): void {
    if (this.#received + chunk.length > this.#place.length) {
      const wider = Buffer.allocUnsafeSlow(2 * this.#place.length);
      this.#place.copy(wider, 0, 0, this.#received);
      this.#place = wider;
    }
    this.#place.set(chunk, this.#received);
    this.#received += chunk.length;
    if (this.#expected === null) this.#readHead();
    if (this.#expected === null || this.#received < this.#expected.bytes) return;
    const { status, from, bytes } = this.#expected;
    this.#received = 0;
    this.#expected = null;
    this.#settle((waiting) => waiting.resolve({ status, body: this.#place.subarray(from, bytes) }));
  }

  #readHead(): void {
    const headEnd = this.#place.subarray(0, this.#received).indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#place.toString("latin1", 0, headEnd);
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
