"use strict";

// Stands for the package `sharp` where the recogniser's own arithmetic is tested: reads grey PGM files,
// and enlarges by taking the nearest pixel.
const { readFileSync } = require("node:fs");

/** The size and the pixels of a PGM. */
function readPgm(bytes) {
  const [head, width, height] = /^P5\n(\d+) (\d+)\n255\n/.exec(bytes.toString("latin1", 0, 40));
  return { width: Number(width), height: Number(height), pixels: bytes.subarray(head.length) };
}

function resized({ width, height, pixels }, wide, high) {
  const made = Buffer.alloc(wide * high);
  const columns = Int32Array.from({ length: wide }, (_none, x) => Math.floor((x * width) / wide));
  for (let y = 0; y < high; y += 1) {
    const row = Math.floor((y * height) / high) * width;
    for (let x = 0; x < wide; x += 1) made[y * wide + x] = pixels[row + columns[x]];
  }
  return { width: wide, height: high, pixels: made };
}

function extended({ width, height, pixels }, { top, bottom, left, right }) {
  const [wide, high] = [width + left + right, height + top + bottom];
  const made = Buffer.alloc(wide * high, 255);
  for (let y = 0; y < height; y += 1) {
    pixels.copy(made, (y + top) * wide + left, y * width, (y + 1) * width);
  }
  return { width: wide, height: high, pixels: made };
}

/** Three channels for a file, as the real one gives them, one for what came as pixels. */
function output({ width, height, pixels, channels }) {
  const data = Buffer.alloc(pixels.length * channels);
  for (let at = 0; at < data.length; at += 1) data[at] = pixels[(at / channels) | 0];
  return { data, info: { width, height, channels } };
}

function operations(image) {
  const same = () => operations(image);
  return {
    autoOrient: same,
    flatten: same,
    greyscale: same,
    raw: same,
    resize: (wide, high) => operations({ ...image, ...resized(image, wide, high) }),
    extend: (margins) => operations({ ...image, ...extended(image, margins) }),
    // Without size and channels unless it is asked for them, as the real one does.
    toBuffer: ({ resolveWithObject } = {}) =>
      Promise.resolve(resolveWithObject === true ? output(image) : output(image).data),
  };
}

module.exports = (input, { raw, limitInputPixels = Infinity } = {}) => {
  const image =
    raw === undefined
      ? { ...readPgm(readFileSync(input)), channels: 3 }
      : { ...raw, pixels: input };
  if (image.width * image.height > limitInputPixels) throw new Error("too many pixels");
  return operations(image);
};
