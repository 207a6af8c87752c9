import { ledgerContract } from "../ledger/ledger-contract.ts";
import { firmBench } from "./support/firm-bench.ts";

ledgerContract(async () => {
  const { open, admin } = await firmBench();
  return {
    open,
    abandon: async (solicitud) => {
      await admin`UPDATE mesa.entradas SET plazo = clock_timestamp() - interval '1 second'
        WHERE solicitud = ${solicitud}`;
    },
    damage: async (solicitud) => {
      await admin`UPDATE mesa.entradas SET intencion = '{' WHERE solicitud = ${solicitud}`;
    },
  };
});
