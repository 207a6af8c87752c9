import { resolve } from "node:path";
import { runProcess } from "./compose/run-process.ts";

// The folder above the bundle, or above `src` when run from there.
void runProcess(process, resolve(import.meta.dirname, ".."));
