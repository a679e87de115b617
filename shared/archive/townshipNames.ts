/** What a branch of another unit is called in the library that took its bundle in: two villages may bear one name. */
export function townshipBranch(township: string, branch: string): string {
  return branch.startsWith(township) ? branch : `${township}${branch}`;
}

/** Where a file of another unit lies in the library that took its bundle in. */
export function townshipPath(township: string, path: string): string {
  return `${township}/${path}`;
}

/** A unit's name as it can stand before paths and branches; `null` where nothing is left of it. */
export function cleanTownship(name: string): string | null {
  const clean = name.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').replace(/[\\/!]/g, '').trim().slice(0, 40);
  return clean === '' ? null : clean;
}
