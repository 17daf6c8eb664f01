/** Amounts on desks. */
import { fen, formatFen } from "#base/money.ts";

export const yuan = (amount: number): string => formatFen(fen(amount));
