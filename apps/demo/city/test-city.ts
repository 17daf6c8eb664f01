/** The city that the tests look at, made once. */
import { generateCity } from "./generate.ts";

export const TEST_SEED = 20_261_121;
export const testCity = generateCity(TEST_SEED);
