/** The front door of documents on the web: papers on the page of a matter, and those that an act will issue. */
export { ActPreview } from "./panel/ActPreview.tsx";
export { PaperPane } from "./panel/PaperPane.tsx";
export { PapersCard } from "./panel/PapersCard.tsx";
