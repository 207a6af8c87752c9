import { runProcess } from "./compose/run-process.ts";

void runProcess(process);
