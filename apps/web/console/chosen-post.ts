/** The post chosen in the top bar, kept on this device until somebody signs in or out. */
import { setActivePost } from "#ui/call.ts";

const KEY = "fangyuan.post";
setActivePost(localStorage.getItem(KEY));

export function chosenPost(): string | null {
  return localStorage.getItem(KEY);
}

export function choosePost(postId: string): void {
  localStorage.setItem(KEY, postId);
  setActivePost(postId);
}

export function forgetPost(): void {
  localStorage.removeItem(KEY);
  setActivePost(null);
}
