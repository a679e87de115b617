import type { KeyFile, LibrarySecret } from '../../library/protection/keyFile.ts';
import { beginProtecting, beginUnprotecting, prepareKeys } from '../../library/protection/protectLibrary.ts';
import { openLibrary } from '../../library/openLibrary.ts';
import { clock } from '../clock.ts';

interface ProtectionRequest {
  /** Who does it, for the event. */
  readonly actor: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Encrypts a library that is not open. The recovery key is told before anything is encrypted: whatever happens then, it is
 * known. Cut short, it is brought to its end when the library is opened next.
 *
 * @throws DangheError `already-protected`, `password-refused`, `disk-full` and the faults of a library
 */
export async function protectFolder(folder: string, password: string, request: ProtectionRequest & { readonly onRecoveryKey: (recoveryKey: string) => void }): Promise<void> {
  const { file, recoveryKey } = await prepareKeys(password);
  request.onRecoveryKey(recoveryKey);
  await protectWith(folder, file, password, request);
}

/** As `protectFolder`, with keys that were prepared before and the password they were prepared with. */
export async function protectWith(folder: string, file: KeyFile, password: string, request: ProtectionRequest): Promise<void> {
  await beginProtecting(folder, file);
  await finish(folder, { kind: 'password', text: password }, request, 'protect', ['open', 'encrypted']);
}

/** Decrypts a library that is not open. @throws as `unlock`, `not-protected` */
export async function unprotectFolder(folder: string, secret: LibrarySecret | undefined, request: ProtectionRequest): Promise<void> {
  await beginUnprotecting(folder, { now: clock.now, ...(secret === undefined ? {} : { secret }) });
  await finish(folder, secret, request, 'unprotect', ['encrypted', 'open']);
}

/** Opening a library ends the work; the event says who wanted it. */
async function finish(folder: string, secret: LibrarySecret | undefined, { actor, onProgress }: ProtectionRequest, action: string, [before, after]: readonly [string, string]): Promise<void> {
  const library = await openLibrary(folder, { actor, now: clock.now, ...(secret === undefined ? {} : { secret }), ...(onProgress ? { onProtection: onProgress } : {}) });
  try {
    library.change(action, '档案库', ({ note }) => note('library', 'protection', before, after));
  } finally {
    library.close();
  }
}
