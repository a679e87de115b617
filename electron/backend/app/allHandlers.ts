import type { CallName } from '../../../shared/contract/contract.ts';
import { appHandlers } from './appHandlers.ts';
import { eventHandlers } from './eventHandlers.ts';
import { evidenceHandlers } from './evidenceHandlers.ts';
import { exportHandlers } from './exportHandlers.ts';
import { findingHandlers } from './findingHandlers.ts';
import { folderHandlers } from './folderHandlers.ts';
import type { Handlers } from './handlers.ts';
import { handOverHandlers } from './handOverHandlers.ts';
import { helpHandlers } from './helpHandlers.ts';
import { importHandlers } from './importHandlers.ts';
import { itemHandlers } from './itemHandlers.ts';
import { jobHandlers } from './jobHandlers.ts';
import { overviewHandlers } from './overviewHandlers.ts';
import { rectificationHandlers } from './rectificationHandlers.ts';
import { rosterHandlers } from './rosterHandlers.ts';
import { schemeHandlers } from './schemeHandlers.ts';
import { settingsHandlers } from './settingsHandlers.ts';
import { standardHandlers } from './standardHandlers.ts';
import { villageHandlers } from './villageHandlers.ts';
import { recordHandlers } from './recordHandlers.ts';

/** A handler for every call of the contract: one missing, or one too many, does not compile. */
export const handlers: Handlers<CallName> = {
  ...appHandlers,
  ...eventHandlers,
  ...evidenceHandlers,
  ...exportHandlers,
  ...findingHandlers,
  ...folderHandlers,
  ...handOverHandlers,
  ...helpHandlers,
  ...importHandlers,
  ...itemHandlers,
  ...jobHandlers,
  ...overviewHandlers,
  ...rectificationHandlers,
  ...rosterHandlers,
  ...schemeHandlers,
  ...settingsHandlers,
  ...standardHandlers,
  ...villageHandlers,
  ...recordHandlers,
};
