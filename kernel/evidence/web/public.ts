/** The front door of evidence in the browser. */
export { uploadPhoto } from "./upload.ts";
export { originalUrl, thumbnailUrl } from "./urls.ts";
