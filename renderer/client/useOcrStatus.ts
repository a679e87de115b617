import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OcrStatus } from '../../shared/contract/ocrCalls.ts';
import { useClient } from './ClientProvider.tsx';
import { useCall } from './useCall.ts';

/** Where the reading of scans and photos stands, as it goes on; `null` before the first answer. */
export function useOcrStatus(): OcrStatus | null {
  const client = useClient();
  const queries = useQueryClient();
  useEffect(() => client.on('ocr', (status) => void queries.setQueryData<OcrStatus>(['ocr.status', {}], status)), [client, queries]);
  return useCall('ocr.status', {}).data ?? null;
}
