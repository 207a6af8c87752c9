import { incidentForm } from "../../forms/incident-form.ts";
import { formCommand } from "./form-command.call.ts";

export const incidenteCrear = formCommand(incidentForm);
