/** A photograph as it is sent: 2,048 px at most, upright, JPEG, without what the camera wrote about place and owner. */

const LONGEST = 2048;
const PREVIEW_LONGEST = 240;
const QUALITY = 0.85;

export interface ShrunkPhoto {
  readonly bytes: Blob;
  /** A data address small enough to keep in a draft; empty when the browser cannot draw the format. */
  readonly preview: string;
}

/** A format that this browser cannot draw (HEIC on some) goes as it is: the server judges it by its bytes. */
export async function shrinkPhoto(file: File): Promise<ShrunkPhoto> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!picture) return { bytes: file, preview: "" };
  try {
    const bytes = await blobOf(draw(picture, LONGEST));
    const preview = draw(picture, PREVIEW_LONGEST).toDataURL("image/jpeg", 0.7);
    return { bytes: bytes ?? file, preview };
  } finally {
    picture.close();
  }
}

function draw(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext("2d");
  if (context) {
    // Transparent pictures would turn black in JPEG.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}
