import type { Scheme } from '../../../shared/model/scheme.ts';
import { planFiling } from '../fileLibrary.ts';
import { workOnSnapshot } from '../threads/workOnSnapshot.ts';

/** The thread that finds where everything belongs; it answers with `SourceFiling`s. */
workOnSnapshot<{ readonly scheme: Scheme }>((library, { scheme }) => planFiling(library, scheme));
