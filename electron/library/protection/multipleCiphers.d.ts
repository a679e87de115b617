/** The same class as better-sqlite3's, from the same sources; its own types are not reachable from outside. */
declare module 'better-sqlite3-multiple-ciphers' {
  import Sqlite from 'better-sqlite3';
  export default Sqlite;
}
