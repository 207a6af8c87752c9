import { setFlagsFromString } from "node:v8";
import { openReading, type ReadingQuestion } from "./reading.ts";

/** The program of the child process that reads pictures: one at a time, as the parent asks. */
// V8 compiles much of Tesseract a second time for speed, which for a few pictures takes twice as long as
// reading them. With this budget (in bytes run, about 170 times V8's own) only loops of whole pages are.
setFlagsFromString("--wasm-tiering-budget=300000000");

const [packages = ""] = process.argv.slice(2);
const read = openReading(packages);

process.on("message", (question: ReadingQuestion) => {
  void answer(question);
});
process.on("disconnect", () => process.exit());

async function answer(question: ReadingQuestion): Promise<void> {
  try {
    process.send?.({ read: await read(question) });
  } catch (error) {
    process.send?.({ failure: String(error) });
  }
}
