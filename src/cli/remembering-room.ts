import type { EvidenceRoom } from "../ports/evidence-room.ts";

/** As many files as are remembered between rows. */
const remembered = 512;

/** Rows of one table often show the same captures: each is read and checked once. */
export function rememberingRoom(room: EvidenceRoom): EvidenceRoom {
  const captures = new Map<string, ReturnType<EvidenceRoom["checkCapture"]>>();
  const papers = new Map<string, ReturnType<EvidenceRoom["checkAttachment"]>>();
  return {
    ...room,
    checkCapture: (path, caption, field) =>
      once(captures, JSON.stringify([path, caption, field]), () =>
        room.checkCapture(path, caption, field),
      ),
    checkAttachment: (path, field) =>
      once(papers, JSON.stringify([path, field]), () => room.checkAttachment(path, field)),
  };
}

function once<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  if (known.size >= remembered) known.clear();
  known.set(key, value);
  return value;
}
