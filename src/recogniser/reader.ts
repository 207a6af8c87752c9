import { openReading } from "./reading.ts";

/** The program of the child process that reads pictures: one at a time, as the parent asks. */
const [packages = ""] = process.argv.slice(2);
const read = openReading(packages);

process.on("message", (path) => {
  void answer(String(path));
});
process.on("disconnect", () => process.exit());

async function answer(path: string): Promise<void> {
  try {
    process.send?.({ read: await read(path) });
  } catch (error) {
    process.send?.({ failure: String(error) });
  }
}
