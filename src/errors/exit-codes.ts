/**
 * Exit codes of the process. They are part of the public contract: a number is never reused for
 * another meaning.
 */
export const exitCodes = {
  done: 0,
  refused: 1,
  usage: 2,
  notFound: 3,
  unauthenticated: 4,
  unknownOutcome: 5,
  unreachable: 6,
  partial: 7,
  timeUp: 8,
  defect: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
