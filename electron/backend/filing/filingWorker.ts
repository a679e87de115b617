import { planFiling } from '../fileLibrary.ts';
import { workOnSnapshot } from '../threads/workOnSnapshot.ts';
import type { FilingTask } from './fileInBackground.ts';

/** The thread that finds where everything belongs; it answers with `SourceFiling`s. */
workOnSnapshot((library, task) => planFiling(library, (task as FilingTask).scheme));
