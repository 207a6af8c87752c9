"use strict";

// Stands for `tesseract.js-core`: a word is a patch of one grey, and the language's data are a table of
// which grey is which word (see `toy-recogniser.ts`). What it does not see whole enough it does not read.

/** Pictures less high than this are the second look at a place, and the third. */
const nearHeight = 160;

module.exports = () => {
  const files = new Map();
  class TessBaseAPI {
    Init(folder, language) {
      this.words = JSON.parse(files.get(`${folder}${language}.traineddata`).toString("utf8"));
      return 0;
    }
    SetVariable(name, value) {
      if (name === "tessedit_char_whitelist") this.allowed = value;
      return true;
    }
    SetPageSegMode(mode) {
      this.mode = mode;
    }
    SetImageFile() {
      return 0;
    }
    Recognize() {
      Object.assign(this, findPatches(files.get("/input")));
      return 0;
    }
    GetTSVText() {
      return this.words
        .flatMap(({ grey, line, texts }) => {
          const box = this.boxes.get(grey);
          if (box === undefined) return [];
          const looks = [
            ...(this.boxes.size === 1 ? [`${this.mode}:alone`] : []),
            ...(this.height < nearHeight ? [`${this.mode}:near`] : []),
            this.mode,
            "any",
          ];
          const known = texts[looks.find((look) => texts[look] !== undefined)] ?? "";
          const text = this.allowed === "" ? known : known.replace(/[^0-9:/. apm-]/gi, "");
          const size = [box.left, box.top, box.right - box.left, box.bottom - box.top];
          return [[5, 1, 1, 1, line, grey, ...size, 90, text].join("\t")];
        })
        .join("\n");
    }
  }
  return Promise.resolve({ FS: { writeFile: (path, data) => files.set(path, data) }, TessBaseAPI });
};

/** The box around all pixels of each grey in steps of 8, but for the background's. */
function findPatches(picture) {
  const [head, wide, high] = /^P5\n(\d+) (\d+)\n255\n/.exec(picture.toString("latin1", 0, 40));
  const [width, height] = [Number(wide), Number(high)];
  const boxes = new Map();
  for (let at = head.length; at < picture.length; at += 1) {
    if (picture[at] >= 228) continue;
    const grey = Math.round(picture[at] / 8);
    const [x, y] = [(at - head.length) % width, Math.floor((at - head.length) / width)];
    const box = boxes.get(grey) ?? { left: x, top: y, right: x + 1, bottom: y + 1 };
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.bottom = y + 1;
    boxes.set(grey, box);
  }
  return { boxes, height };
}
