import { equal, sha256 } from "./bytes.ts";
import type { Bytes } from "./bytes.ts";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;

/** The hash of a leaf that holds this data (RFC 6962 section 2.1). */
export const leafHash = (data: Bytes): Promise<Bytes> => sha256(LEAF, data);

/** Whether the leaf is number `index` of the tree with this size and root (RFC 9162 section 2.1.3.2). */
export const isIncluded = async (leaf: Bytes, index: number, size: number, proof: readonly Bytes[], root: Bytes): Promise<boolean> => {
  if (index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = await sha256(NODE, sibling, hash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = await sha256(NODE, hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equal(hash, root);
};
