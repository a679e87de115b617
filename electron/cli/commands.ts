import type { Command } from './command.ts';

/** Each command with what it needs is loaded when it is called for. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./commands/run.ts')).runCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  ocr: async () => (await import('./commands/ocr.ts')).ocrCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  inspect: async () => (await import('./commands/inspect.ts')).inspectCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  'take-in': async () => (await import('./commands/takeIn.ts')).takeInCommand,
  fixity: async () => (await import('./commands/fixity.ts')).fixityCommand,
  salvage: async () => (await import('./commands/salvage.ts')).salvageCommand,
  protect: async () => (await import('./commands/protect.ts')).protectCommand,
  unprotect: async () => (await import('./commands/unprotect.ts')).unprotectCommand,
  password: async () => (await import('./commands/password.ts')).passwordCommand,
  sample: async () => (await import('./commands/sample.ts')).sampleCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
};
