import type { Catalogs } from "../catalogs/catalogs.ts";
import type { Translator } from "../i18n/translator.ts";
import type { Paint } from "./paint.ts";

/** What a pure view needs to know of the place where its lines are shown. */
export interface ViewTools {
  readonly translator: Translator;
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  /** False in a pipe: tables are tab-separated, nothing is decorated. */
  readonly decorated: boolean;
  readonly now: Date;
  /** Loaded by the views that name codes. */
  readonly catalogs: () => Promise<Catalogs>;
}
