/**
 * Whether tests of large inputs take them as large as the program has to put up with (`npm run
 * test:volumen`). Otherwise they take a smaller one, which shows the same sooner.
 */
export const atFullVolume = process.env["MESA_PRUEBA_VOLUMEN"] !== undefined;
