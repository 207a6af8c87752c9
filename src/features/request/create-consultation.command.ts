import { consultationForm } from "../../forms/consultation-form.ts";
import { formCommand } from "./form-command.call.ts";

export const consultaCrear = formCommand(consultationForm);
