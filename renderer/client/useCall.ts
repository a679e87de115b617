import { keepPreviousData, useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { App } from 'antd';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
import { errorText } from './errorText.ts';
import { useClient } from './ClientProvider.tsx';

/** Asks the backend and keeps the answer until something changes; meanwhile the older answer stays on the screen. */
export function useCall<Name extends CallName>(name: Name, input: CallInput<Name>, enabled = true): UseQueryResult<CallOutput<Name>> {
  const client = useClient();
  return useQuery({ queryKey: [name, input], queryFn: () => client.call(name, input), placeholderData: keepPreviousData, enabled });
}

/**
 * A call that changes something, made when a person asks for it; a fault is shown in one line.
 *
 * @param shown whoever calls shows the fault where it belongs, and it stays there
 */
export function useAction<Name extends CallName>(name: Name, { shown = false } = {}): UseMutationResult<CallOutput<Name>, unknown, CallInput<Name>> {
  const client = useClient();
  const { message } = App.useApp();
  return useMutation({ mutationFn: (input: CallInput<Name>) => client.call(name, input), onError: (error) => (shown ? undefined : void message.error(errorText(error), 8)) });
}
