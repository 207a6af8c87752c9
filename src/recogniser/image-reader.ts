import { spawn, type ChildProcess } from "node:child_process";
import { childEnvironment } from "../platform/process/child-environment.ts";
import type { ReadingQuestion } from "./reading.ts";
import type { ChildProgram } from "../ports/program-files.ts";
import type { ImageReader, ReadImage } from "../ports/image-reader.ts";

/** No picture takes longer; the child process is ended then. */
const readingTimeoutMs = 60_000;

/** An image reader and what ends its process. */
interface OpenImageReader extends ImageReader {
  readonly close: () => void;
}

/**
 * Reads pictures in a child process, which is started for the first one and ends with the command:
 * so its memory is given back, and a picture that makes it fail does no other harm.
 *
 * @param program  the bundle of `reader.ts`; without it this process reads
 * @param packages  see `findPackages`
 */
export function createImageReader(
  program: ChildProgram | undefined,
  packages: string,
  env: NodeJS.ProcessEnv,
): OpenImageReader {
  const known = new Map<string, Promise<ReadImage | undefined>>();
  let child: ChildProcess | undefined;
  /** Ends the reading that the child process is at. */
  let answer: (read: ReadImage | undefined) => void = () => {};
  let last: Promise<unknown> = Promise.resolve();

  async function readHere(question: ReadingQuestion): Promise<ReadImage> {
    const { openReading } = await import("./reading.ts");
    return await openReading(packages)(question);
  }

  function start({ file, words }: ChildProgram): ChildProcess {
    const started = spawn(file, [...words, packages], {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: childEnvironment(env),
      windowsHide: true,
    });
    const gone = (): void => {
      if (child === started) child = undefined;
      answer(undefined);
    };
    started.on("message", (message: { readonly read?: ReadImage }) => answer(message.read));
    started.on("error", gone);
    started.on("close", gone);
    return started;
  }

  const readThere = (
    bundle: ChildProgram,
    question: ReadingQuestion,
  ): Promise<ReadImage | undefined> =>
    new Promise((resolve) => {
      const reading = (child ??= start(bundle));
      const timer = setTimeout(() => reading.kill("SIGKILL"), readingTimeoutMs);
      answer = (read) => {
        clearTimeout(timer);
        answer = () => {};
        resolve(read);
      };
      reading.send(question, (error) => {
        if (error !== null) answer(undefined);
      });
    });

  return {
    read({ path, sha256, whole = false, texts = false }) {
      const key = `${sha256} ${whole} ${texts}`;
      const question = { path, whole, texts };
      // A reading of all text has everything that a look at the clock has.
      const before = known.get(key) ?? known.get(`${sha256} true ${texts}`);
      if (before !== undefined) return before;
      const work = (): Promise<ReadImage | undefined> =>
        program === undefined ? readHere(question) : readThere(program, question);
      const reading = last.then(work).catch(() => undefined);
      last = reading;
      known.set(key, reading);
      return reading;
    },
    close() {
      child?.kill();
    },
  };
}
