import { faultMatrix } from "../channels/contract/fault-matrix.ts";
import { journeys } from "../channels/contract/journeys.ts";
import { openRt } from "./support/rt-bench.ts";

journeys("rt", openRt);
faultMatrix("rt", openRt, 4);
