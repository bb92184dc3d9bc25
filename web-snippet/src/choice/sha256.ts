/**
 * SHA-256 (FIPS 180-4) of at most 55 ASCII characters, that is of one block. Our own, because `crypto.subtle` is absent on
 * plain http and never synchronous.
 */
export const sha256 = (ascii: string): Uint8Array => {
  const words: number[] = new Array(64).fill(0);
  for (let i = 0; i <= ascii.length; i++) {
    words[i >> 2]! |= (i < ascii.length ? ascii.charCodeAt(i) : 128) << (24 - 8 * (i % 4));
  }
  words[15] = 8 * ascii.length;

  // The constants are the fractions of the square and cube roots of the first primes.
  const start: number[] = [];
  const round: number[] = [];
  for (let n = 2; round.length < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    start.push((Math.sqrt(n) * 2 ** 32) | 0);
    round.push((Math.cbrt(n) * 2 ** 32) | 0);
  }

  const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
  const state = start.slice(0, 8);
  for (let i = 0; i < 64; i++) {
    if (i > 15) {
      const x = words[i - 15]!;
      const y = words[i - 2]!;
      words[i] = (words[i - 16]! + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + words[i - 7]! + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
    }
    const [a, b, c, , e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + round[i]! + words[i]!) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    state.pop();
    state.unshift((one + two) | 0);
    state[4] = (state[4]! + one) | 0;
  }
  const digest = new Uint8Array(32);
  state.forEach((word, i) => {
    const sum = word + start[i]!;
    for (let j = 0; j < 4; j++) digest[4 * i + j] = sum >> (24 - 8 * j);
  });
  return digest;
};
