import type { EngineVersion } from '../../../shared/domain/reading.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { fused } from './onnx/fused.ts'

/**
 * A neural network with one input and one output: numbers in the given shape in, numbers out. Both are given back as
 * soon as the output has been read, and empty from then on: of one page they come to 100 MiB and more.
 */
export type Network = <T>(
  input: Numbers,
  shape: readonly number[],
  read: (output: Numbers) => T,
) => Promise<T>

/** Numbers with memory of their own. */
export type Numbers = Float32Array<ArrayBuffer>

/** What runs networks. */
export interface Runtime {
  readonly version: EngineVersion
  /** @param model an ONNX model of which the digest was checked */
  load(model: Uint8Array): Promise<Network>
}

/** What both builds of ONNX Runtime offer, as far as it is used. */
type Onnx = Pick<typeof import('onnxruntime-node'), 'InferenceSession' | 'Tensor' | 'env'>
type Options = NonNullable<Parameters<Onnx['InferenceSession']['create']>[1]>

/** A build of ONNX Runtime that may or may not run on this machine. */
export interface Build {
  readonly name: string
  readonly options: Options
  import(): Promise<Onnx>
}

/** Native code, for the machines that it comes with binaries for. */
const native: Build = {
  name: 'onnxruntime-node',
  // One thread: cores are kept busy by several readers, and threads of one page mostly wait for each other. Without the
  // arena each step gets fresh memory, which takes the system a third of the time; with patterns, one is kept for
  // each size of picture.
  options: { intraOpNumThreads: 1, interOpNumThreads: 1, enableMemPattern: false },
  import() {
    // Else it reports each session to its makers, over the network, and keeps on disk what it could not report, with a
    // number of its own for this computer. It looks once, when it is loaded.
    process.env.ORT_DISABLE_TELEMETRY = '1'
    return import('onnxruntime-node')
  },
}

/** WebAssembly: three times slower, runs anywhere. */
export const webAssembly: Build = {
  name: 'onnxruntime-web',
  options: { executionProviders: ['wasm'] },
  async import() {
    const onnx = await import('onnxruntime-web')
    onnx.env.wasm.numThreads = 1
    return onnx
  },
}

/**
 * The first build of ONNX Runtime that starts here.
 *
 * @throws SealdeskError `reading/engine-failed` if none does
 */
export async function startRuntime(builds: readonly Build[] = [native, webAssembly]): Promise<Runtime> {
  const failures: unknown[] = []
  for (const build of builds) {
    // Loaded here, so that a machine without the binary gets the next build and not a process that never starts.
    const onnx = await build.import().catch((error: unknown) => {
      failures.push(error)
      return null
    })
    if (onnx) return runtimeOf(build, onnx)
  }
  const cause = new AggregateError(failures)
  throw new SealdeskError(
    'reading/engine-failed',
    { detail: builds.map(({ name }) => name).join(', ') },
    { cause },
  )
}

function runtimeOf({ name, options }: Build, onnx: Onnx): Runtime {
  const { node, web, common } = onnx.env.versions
  return {
    version: { name, version: node ?? web ?? common },
    async load(model) {
      const session = await onnx.InferenceSession.create(fused(model), options).catch((cause: unknown) => {
        throw new SealdeskError('reading/engine-failed', { detail: name }, { cause })
      })
      const [inputName, outputName] = [session.inputNames[0], session.outputNames[0]]
      if (inputName === undefined || outputName === undefined)
        throw new TypeError('the model has no input or output')
      return async (input, shape, read) => {
        const { [outputName]: output } = await session.run({
          [inputName]: new onnx.Tensor('float32', input, shape),
        })
        if (!isNumbers(output?.data)) throw new TypeError('the model gave no 32-bit floats')
        const result = read(output.data)
        giveBack(input)
        giveBack(output.data)
        return result
      }
    },
  }
}

function isNumbers(data: unknown): data is Numbers {
  return data instanceof Float32Array && data.buffer instanceof ArrayBuffer
}

/** At once, and not when V8 comes to it. */
function giveBack({ buffer }: Numbers): void {
  buffer.transfer(0)
}
