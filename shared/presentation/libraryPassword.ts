/** Characters that a library's password has at least. */
const LIBRARY_PASSWORD_LEAST = 8;

/** Why a password cannot be a library's; `null` where it can. Any characters will do, Chinese ones too: only this program reads them. */
export function libraryPasswordProblem(password: string): string | null {
  const characters = Array.from(password.normalize('NFKC'));
  if (characters.length < LIBRARY_PASSWORD_LEAST) return `至少 ${LIBRARY_PASSWORD_LEAST} 个字符，现在 ${characters.length} 个。`;
  if (new Set(characters).size < 4) return '字符重复太多，容易猜到。';
  return null;
}
