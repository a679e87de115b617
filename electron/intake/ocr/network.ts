import type * as Ort from 'onnxruntime-node';
import { DangheError } from '../../../shared/model/errors.ts';

/** A neural network ready to run: one tensor in, one tensor out. */
export interface Network {
  run(input: Tensor): Promise<Tensor>;
  release(): Promise<void>;
}

export interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** Two threads leave an office computer usable; more gain little on pages of this size. */
const THREADS = 2;

/**
 * Loads a network from the bytes of an ONNX file, for the processor. The memory arena is off: with lines of every length it
 * would only grow.
 *
 * @throws DangheError `ocr-unavailable` where the runtime cannot be loaded on this computer or refuses the file
 */
export async function loadNetwork(model: Uint8Array): Promise<Network> {
  try {
    const ort = await loadRuntime();
    const session = await ort.InferenceSession.create(model, { executionProviders: ['cpu'], intraOpNumThreads: THREADS, interOpNumThreads: 1, enableCpuMemArena: false, enableMemPattern: false, graphOptimizationLevel: 'all', extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } } });
    const [input, output] = [session.inputNames[0]!, session.outputNames[0]!];
    return {
      async run({ data, dims }) {
        const results = await session.run({ [input]: new ort.Tensor('float32', data, [...dims]) });
        const result = results[output]!;
        return { data: result.data as Float32Array, dims: result.dims };
      },
      release: () => session.release(),
    };
  } catch (error) {
    if (error instanceof DangheError) throw error;
    throw new DangheError({ code: 'ocr-unavailable', cause: error instanceof Error ? error.message.slice(0, 200) : String(error) }, { cause: error });
  }
}

async function loadRuntime(): Promise<typeof Ort> {
  return import('onnxruntime-node');
}
