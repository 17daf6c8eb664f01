/** The browser's entry: shows the face that the address asks for, and loads nothing of the others. */
import "#ui/tokens.css";
import "#ui/kit.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const isAt = (face: string) => location.pathname === face || location.pathname.startsWith(`${face}/`);
const face = isAt("/console")
  ? import("./console/face.tsx")
  : isAt("/screen")
    ? import("./screen/face.tsx")
    : import("./public/face.tsx");
face.then(
  ({ showFace }) => showFace(root),
  (cause: unknown) => {
    root.textContent = "页面没有取全，请刷新再试。";
    throw cause;
  },
);
