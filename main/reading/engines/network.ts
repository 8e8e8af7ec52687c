import { SealdeskError } from '../../../shared/errors/error.ts'

/** A neural network with one input and one output: numbers in the given shape in, numbers out. */
export type Network = (input: Float32Array, shape: readonly number[]) => Promise<Float32Array>

/**
 * Loads a network into ONNX Runtime.
 *
 * @param model an ONNX model of which the digest was checked
 * @throws SealdeskError `reading/engine-failed`
 */
export async function loadNetwork(model: Uint8Array): Promise<Network> {
  const { runtime, session } = await start(model)
  const [inputName, outputName] = [session.inputNames[0], session.outputNames[0]]
  if (inputName === undefined || outputName === undefined)
    throw new TypeError('the model has no input or output')
  return async (input, shape) => {
    const { [outputName]: output } = await session.run({
      [inputName]: new runtime.Tensor('float32', input, shape),
    })
    if (!(output?.data instanceof Float32Array)) throw new TypeError('the model gave no 32-bit floats')
    return output.data
  }
}

async function start(model: Uint8Array) {
  try {
    // Loaded here, so that a machine without the binary gets a sentence and not a process that never starts.
    const runtime = await import('onnxruntime-node')
    // One thread: cores are kept busy by several readers, and threads of one page mostly wait for each other. Without
    // the arena memory is given back after each page: pages differ in size and it would only grow.
    const session = await runtime.InferenceSession.create(model, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      enableCpuMemArena: false,
    })
    return { runtime, session }
  } catch (cause) {
    throw new SealdeskError('reading/engine-failed', { detail: 'onnxruntime-node' }, { cause })
  }
}
