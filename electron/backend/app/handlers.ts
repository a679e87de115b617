import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import type { App } from './app.ts';

/** What answers a call: gets the parsed input, may wait, throws `DangheError`. */
export type Handler<Name extends CallName> = (app: App, input: CallInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>;

/** The handlers of one area, exactly the calls named. */
export type Handlers<Name extends CallName> = { readonly [Key in Name]: Handler<Key> };
