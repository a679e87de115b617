/** Where the parts of the desktop program lie. */
export interface DesktopFiles {
  /** The folder of the built page. */
  readonly page: string;
  readonly preload: string;
  /** The scripts of the processes. */
  readonly backend: string;
  readonly reader: string;
}
