import fc from "fast-check";

/**
 * Property tests try the same cases in every run, so that the suite says the same twice.
 * `npm run fuzz` looks for new ones: it sets another seed and many more cases.
 */
const { MESA_CASOS_SEMILLA = "1" } = process.env;

fc.configureGlobal({ seed: Number(MESA_CASOS_SEMILLA) });
