import { openLibrary } from '../../../electron/library/openLibrary.ts';

// Opens the library given and keeps it open until it is killed.
await openLibrary(process.argv[2]!, { actor: '另一程序', now: () => '2026-01-15T08:00:00.000Z' });
process.stdout.write('open\n');
setInterval(() => undefined, 1000);
