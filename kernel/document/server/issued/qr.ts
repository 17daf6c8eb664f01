/** QR codes as SVG, drawn square by square: the same code for the same words on every machine. */
import QRCode from "qrcode";

export function qrCode(words: string): string {
  const { modules } = QRCode.create(words, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const squares: string[] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (modules.get(row, column)) squares.push(`M${column + 1} ${row + 1}h1v1h-1z`);
  const side = size + 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${squares.join("")}"/></svg>`;
}
