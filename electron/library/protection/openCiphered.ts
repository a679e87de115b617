import type { Database, Options } from 'better-sqlite3';

/**
 * Opens an encrypted database: each page ChaCha20-Poly1305 with the raw key (SQLite3 Multiple Ciphers), the write-ahead log
 * too. Loaded with its own binary only where a library is protected; what SQLite sets aside meanwhile stays in memory, since it
 * would be written to temporary files as it is.
 *
 * @param key 32 bytes, hex; `null` for a readable database that is to be encrypted
 */
export async function openCiphered(file: string, key: string | null, options: Options): Promise<Database> {
  const { default: ciphered } = await import('better-sqlite3-multiple-ciphers');
  const database = new ciphered(file, options);
  try {
    database.pragma("cipher = 'chacha20'");
    if (key !== null) database.pragma(`key = 'raw:${key}'`);
    database.pragma('temp_store = MEMORY');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
