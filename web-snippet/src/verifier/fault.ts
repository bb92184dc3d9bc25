/** Why something is refused: a key of `words.ts`, and what it names. Only these are shown; anything else is a fault of ours. */
export class Fault extends Error {
  readonly what: string;
  constructor(code: string, what = "") {
    super(code);
    this.what = what;
  }
}

export const require = (holds: boolean, code: string, what?: string): void => {
  if (!holds) throw new Fault(code, what);
};
