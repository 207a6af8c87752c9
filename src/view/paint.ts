/** Colours by meaning; each is the identity where colours are off. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly accent: (text: string) => string;
  /** Links to a file (an absolute path) or an address, where the terminal can. */
  readonly link: (text: string, target: string) => string;
}

const same = (text: string): string => text;

export const plainPaint: Paint = {
  strong: same,
  dim: same,
  good: same,
  warn: same,
  bad: same,
  accent: same,
  link: same,
};
