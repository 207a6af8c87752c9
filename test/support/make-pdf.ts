/** An object with a stream, whose dictionary gets the length. */
export function streamObject(dictionary: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from("\nendstream"),
  ]);
}

/** A PDF of one page, with objects besides and entries in its trailer. */
export function makePdf(options: {
  readonly objects?: readonly (string | Buffer)[];
  readonly trailer?: string;
  /** What its page has besides its size. */
  readonly page?: string;
}): Buffer {
  const { objects = [], trailer = "", page = "/Contents 4 0 R" } = options;
  const own = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] ${page} >>`,
    streamObject("", Buffer.from("BT (/JavaScript /Encrypt) Tj ET")),
  ];
  const pieces = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n", "latin1")];
  const places: number[] = [];
  let length = pieces[0]?.length ?? 0;
  for (const [index, object] of [...own, ...objects].entries()) {
    const bytes = typeof object === "string" ? Buffer.from(object, "latin1") : object;
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      bytes,
      Buffer.from("\nendobj\n"),
    ]);
    places.push(length);
    pieces.push(piece);
    length += piece.length;
  }
  const table = places.map((one) => `${String(one).padStart(10, "0")} 00000 n \n`).join("");
  const size = places.length + 1;
  pieces.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}
