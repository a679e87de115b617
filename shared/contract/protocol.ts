import { z } from 'zod';
import type { DangheErrorDetail } from '../model/errors.ts';
import type { EventData, EventName } from './events.ts';

/** What the window sends. The backend parses it before anything else; `input` is parsed by the call named. */
export const requestShape = z.strictObject({ id: z.number().int().nonnegative(), call: z.string().max(64), input: z.unknown() });
export type Request = z.infer<typeof requestShape>;

/** What the backend sends: the answer to one request, or something that happened. */
export type Message =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: DangheErrorDetail }
  | { readonly [Name in EventName]: { readonly event: Name; readonly data: EventData<Name> } }[EventName];

/** The largest message either side accepts, in bytes. */
export const MAXIMUM_MESSAGE_BYTES = 8 * 1024 * 1024;
