/** As much of Node's types as the tests use: the package has no dependencies, not even for its tests. */
declare module "node:test" {
  export const test: ((name: string, run: () => void | Promise<void>) => void) & {
    mock: { timers: { enable(options: { apis: string[]; now?: number }): void; tick(ms: number): void; reset(): void } };
  };
}
declare module "node:assert/strict" {
  const assert: {
    (value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    match(actual: string, expected: RegExp, message?: string): void;
  };
  export default assert;
}
declare module "node:crypto" {
  export function createHash(name: "sha256"): { update(data: string): { digest(): Uint8Array } };
}
declare module "node:fs" {
  interface Entry {
    readonly name: string;
    readonly parentPath: string;
    isFile(): boolean;
  }
  export function existsSync(file: URL): boolean;
  export function readdirSync(folder: URL): string[];
  export function readdirSync(folder: URL, options: { recursive: true; withFileTypes: true }): Entry[];
  export function readFileSync(file: URL, encoding: "utf8"): string;
}
declare const process: { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string | undefined>> };
