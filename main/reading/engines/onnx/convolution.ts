import { constant, integer, integers, integersOf, type Operation, type Tensor } from './model.ts'
import { type Rewriting, scalarAfter, tensorOf } from './rewriting.ts'

/** The numbers of a convolution: weights by output channel first, and what is added to each output channel. */
interface Kernel {
  readonly weights: Tensor
  readonly bias: Float32Array
}

/** Puts the factors and summands that follow a convolution into its weights. */
export function foldScalars(rewriting: Rewriting, convolution: Operation): void {
  const step = scalarAfter(rewriting, convolution)
  const kernel = kernelOf(rewriting, convolution)
  if (!step || !kernel) return
  const { operation, factor, summand } = step
  const folded = { ...convolution, inputs: convolution.inputs.slice(0, 1), outputs: operation.outputs }
  const operations = withKernel(rewriting, folded, {
    weights: { ...kernel.weights, values: kernel.weights.values.map((weight) => weight * factor) },
    bias: kernel.bias.map((number) => number * factor + summand),
  })
  rewriting.replace(convolution, operations)
  rewriting.replace(operation, [])
  const [last] = operations.slice(-1)
  if (last) foldScalars(rewriting, last)
}

/**
 * Adds a number to a value by adding what becomes of it to all that is made of the value. Only convolutions of single
 * pixels take it: at the edge others see noughts, to which nothing was added.
 *
 * @returns whether that could be done
 */
export function addBehind(rewriting: Rewriting, value: string, summand: number): boolean {
  const consumers = rewriting.consumers(value)
  const kernels = consumers.map((consumer) =>
    consumer && isOfSinglePixels(rewriting, consumer) ? kernelOf(rewriting, consumer) : null,
  )
  if (kernels.includes(null)) return false
  for (const [index, consumer] of consumers.entries()) {
    const kernel = kernels[index]
    if (!consumer || !kernel) continue
    const moved = { ...consumer, inputs: consumer.inputs.slice(0, 1) }
    const bias = shiftedBias(kernel, summand)
    rewriting.replace(consumer, withKernel(rewriting, moved, { weights: kernel.weights, bias }))
  }
  return true
}

function shiftedBias({ weights, bias }: Kernel, summand: number): Float32Array {
  const each = weights.values.length / bias.length
  return bias.map((number, channel) => {
    const own = weights.values.subarray(channel * each, (channel + 1) * each)
    return number + summand * own.reduce((sum, weight) => sum + weight, 0)
  })
}

function isOfSinglePixels(rewriting: Rewriting, operation: Operation): boolean {
  const [, ...sides] = tensorOf(rewriting, operation.inputs[1])?.shape.slice(1) ?? []
  return (
    operation.op === 'Conv' &&
    sides.every((side) => side === 1) &&
    integersOf(operation, 'pads').every((pad) => pad === 0)
  )
}

/** A convolution of each channel by itself, pixel by pixel: times a factor, plus a summand. */
export function affineByChannel(
  rewriting: Rewriting,
  { input, output, channels }: { readonly input: string; readonly output: string; readonly channels: number },
  factor: number,
  summand: number,
): Operation[] {
  const attributes = [integers('kernel_shape', [1, 1]), integer('group', channels)]
  return withKernel(
    rewriting,
    { op: 'Conv', inputs: [input], outputs: [output], attributes },
    {
      weights: { shape: [channels, 1, 1, 1], values: new Float32Array(channels).fill(factor) },
      bias: new Float32Array(channels).fill(summand),
    },
  )
}

/** How many channels a value has, where a convolution gives it. */
export function channelsOf(rewriting: Rewriting, value: string): number | null {
  const producer = rewriting.producer(value)
  return producer?.op === 'Conv' ? (tensorOf(rewriting, producer.inputs[1])?.shape[0] ?? null) : null
}

function kernelOf(rewriting: Rewriting, { inputs: [, weightName, biasName] }: Operation): Kernel | null {
  const weights = tensorOf(rewriting, weightName)
  const bias = biasName === undefined ? null : tensorOf(rewriting, biasName)
  if (!weights || (biasName !== undefined && !bias)) return null
  return { weights, bias: bias?.values ?? new Float32Array(weights.shape[0] ?? 0) }
}

function withKernel(rewriting: Rewriting, convolution: Operation, { weights, bias }: Kernel): Operation[] {
  const [weightName, biasName] = [rewriting.newName(), rewriting.newName()]
  return [
    constant(weightName, weights),
    constant(biasName, { shape: [bias.length], values: bias }),
    { ...convolution, inputs: [...convolution.inputs, weightName, biasName] },
  ]
}
