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
    outdate: async (solicitud) => {
      await admin`UPDATE mesa.entradas SET v = 99 WHERE solicitud = ${solicitud}`;
    },
    fill: async () => {
      await admin.unsafe(`CREATE FUNCTION mesa.lleno() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER lleno BEFORE UPDATE ON mesa.entradas FOR EACH ROW
          WHEN (new.estado = 'aceptado') EXECUTE FUNCTION mesa.lleno();`);
    },
    fullCode: "libro-lleno",
  };
});
