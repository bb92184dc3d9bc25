import { decode, equal, hash, join, sha256, utf8 } from "./bytes.ts";
import type { Bytes } from "./bytes.ts";
import { Fault, require } from "./fault.ts";
import type { Key } from "./keys.ts";

const MAX_SIGNATURES = 100;
const ID_BYTES = 4;
/** Signature type of Ed25519 in a note. */
const ED25519 = Uint8Array.of(1);
const LINE = /^\u2014 ([^\s\p{Cc}+]+) ([A-Za-z0-9+/=]+)$/u;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** A state of a log (C2SP tlog-checkpoint), and who is said to have signed it. */
export interface Checkpoint {
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  readonly signatures: readonly { readonly name: string; readonly signed: Bytes }[];
}

/** Reads a signed note (C2SP signed-note). Says nothing about its signatures. */
export const parseCheckpoint = (note: string): Checkpoint => {
  const gap = note.lastIndexOf("\n\n");
  require(gap > 0 && note.endsWith("\n") && !CONTROL.test(note), "note");
  const lines = note.slice(gap + 2, -1).split("\n");
  require(lines.length <= MAX_SIGNATURES, "note");
  const signatures = lines.map((line) => {
    const form = LINE.exec(line);
    if (!form) throw new Fault("note");
    const signed = decode(form[2]!);
    require(signed.length > ID_BYTES, "note");
    return { name: form[1]!, signed };
  });
  const text = note.slice(0, gap + 1);
  const [origin = "", size = "", root = "", ...rest] = text.slice(0, -1).split("\n");
  require(origin !== "" && /^(?:0|[1-9]\d{0,15})$/.test(size) && rest.every((line) => line !== ""), "note");
  return { text, origin, size: Number(size), root: hash(root), signatures };
};

/** At least one known key signed it; a signature that is said to be of a known key, and isn't, spoils all. */
export const verifyNote = async ({ text, origin, signatures }: Checkpoint, keys: readonly Key[]): Promise<void> => {
  let signers = 0;
  for (const key of keys) {
    const id = (await sha256(utf8(origin + "\n"), ED25519, key.raw)).slice(0, ID_BYTES);
    for (const { name, signed } of signatures) {
      if (name !== origin || !equal(signed.slice(0, ID_BYTES), id)) continue;
      require(await key.verify(join(utf8(text)), signed.slice(ID_BYTES)), "noteSignature");
      signers++;
    }
  }
  require(signers > 0, "noteSigner");
};
