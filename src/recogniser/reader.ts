import { openReading, type ReadingQuestion } from "./reading.ts";

/** The program of the child process that reads pictures: one at a time, as the parent asks. */
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
