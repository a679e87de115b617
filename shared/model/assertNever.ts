/** Marks a branch that no value reaches; a new member of a union then fails to compile where it was forgotten. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
}
