import { faultMatrix } from "../channels/contract/fault-matrix.ts";
import { journeys } from "../channels/contract/journeys.ts";
import { openMail } from "./support/mail-contract-bench.ts";

journeys("correo", openMail);
faultMatrix("correo", openMail, 4);
