/** One line of a document: what it is and what it says. */
export type ProofFact = readonly [label: string, value: string];

/** The pages of a proof of filing, in words. */
export interface ProofPages {
  readonly title: string;
  readonly subtitle: string;
  /** Stands in a box above all else; none where there is nothing to warn of. */
  readonly warning: string | undefined;
  readonly sections: readonly { readonly title: string; readonly facts: readonly ProofFact[] }[];
  readonly notes: { readonly title: string; readonly paragraphs: readonly string[] };
  readonly footer: string;
}

/** Makes and reads the PDF of a proof of filing. */
export interface ProofDocuments {
  /** The same pages, attachment and date give the same bytes. */
  readonly build: (pages: ProofPages, attachment: string, date: Date) => Promise<Uint8Array>;
  /** The attachment of such a PDF; undefined where there is none. */
  readonly attachment: (pdf: Uint8Array) => string | undefined;
  /** SHA-256 of a file; undefined where it can't be read. */
  readonly digest: (path: string) => Promise<string | undefined>;
}
