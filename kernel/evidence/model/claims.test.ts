import { expect, test } from "vitest";
import { contradiction } from "./claims.ts";
import { readExif } from "./exif.ts";

test.each([
  ["image/png", null, "image/jpeg", "文件自称是 image/png，内容其实是JPEG 照片"],
  ["image/jpg", null, "image/jpeg", null],
  ["image/jpeg; charset=binary", "现场.JPG", "image/jpeg", null],
  ["application/octet-stream", "合同.jpg", "application/pdf", "文件名以 .jpg 结尾，内容其实是PDF 文件"],
  ["application/octet-stream", null, "application/pdf", null],
  [null, "photo.jpeg", "image/jpeg", null],
  ["image/heif", "IMG_1.HEIC", "image/heic", null],
] as const)("%s called %s that is %s", (declaredType, fileName, actual, expected) => {
  expect(contradiction({ declaredType, fileName }, actual)).toBe(expected);
});

test("bytes that are no EXIF, or end too early, give nothing and no error", () => {
  const nothing = { takenAt: null, position: null };
  expect(readExif(new Uint8Array())).toEqual(nothing);
  expect(readExif(new Uint8Array([0x49, 0x49, 42, 0, 200, 0, 0, 0]))).toEqual(nothing);
  expect(readExif(new Uint8Array([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 255, 255, 1, 2]))).toEqual(nothing);
  for (let length = 0; length < 64; length++) {
    expect(readExif(Uint8Array.from({ length }, (_, i) => (i < 2 ? 0x49 : (i * 37) % 256)))).toEqual(nothing);
  }
});
