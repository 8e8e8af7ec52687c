import { addBehind, affineByChannel, channelsOf } from './convolution.ts'
import { constant, float, floatOf, type Operation } from './model.ts'
import { onlyConsumer, type Rewriting, scalarAfter, scalarBeside, tensorOf } from './rewriting.ts'

/** `x · clip(x + 3, 0, 6) / 6 · factor + summand`, as a model has it written out. */
interface HardSwish {
  readonly input: string
  readonly output: string
  readonly factor: number
  readonly summand: number
  /** From the sum with 3 to the last of the single numbers. */
  readonly operations: readonly Operation[]
}

/**
 * Shortens the hard swish around a clip, if there is one: a convolution of each channel by itself and a clip, which run
 * as one step, a product, and a summand where the convolutions behind do not take it.
 */
export function shortenHardSwish(rewriting: Rewriting, clip: Operation): void {
  const found = hardSwishAt(rewriting, clip)
  const channels = found && channelsOf(rewriting, found.input)
  if (!found || channels === null) return
  const { input, output, factor, summand, operations } = found
  const [slope, gate] = [rewriting.newName(), rewriting.newName()]
  const isTaken = summand === 0 || addBehind(rewriting, output, summand)
  const product = isTaken ? output : rewriting.newName()
  const shorter = [
    ...affineByChannel(rewriting, { input, output: slope, channels }, factor / 6, factor / 2),
    ...clipOf(rewriting, slope, gate, [Math.min(0, factor), Math.max(0, factor)]),
    { op: 'Mul', inputs: [input, gate], outputs: [product], attributes: [] },
    ...(isTaken ? [] : affineByChannel(rewriting, { input: product, output, channels }, 1, summand)),
  ]
  for (const operation of operations)
    rewriting.replace(operation, operation === operations.at(-1) ? shorter : [])
}

function hardSwishAt(rewriting: Rewriting, clip: Operation): HardSwish | null {
  const [shifted = '', lowName, highName] = clip.inputs
  const sum = rewriting.producer(shifted)
  const input = sum?.inputs.find((name) => tensorOf(rewriting, name) === null)
  if (sum?.op !== 'Add' || input === undefined || scalarBeside(rewriting, sum, input) !== 3) return null
  if (onlyConsumer(rewriting, shifted) !== clip) return null
  // Bounds are attributes up to version 10 of ONNX's operations, inputs from then on.
  const low = floatOf(clip, 'min') ?? tensorOf(rewriting, lowName)?.values[0]
  const high = floatOf(clip, 'max') ?? tensorOf(rewriting, highName)?.values[0]
  if (low !== 0 || high !== 6) return null
  const product = onlyConsumer(rewriting, clip.outputs[0] ?? '')
  if (product?.op !== 'Mul' || !product.inputs.includes(input)) return null
  const sixth = onlyConsumer(rewriting, product.outputs[0] ?? '')
  if (sixth?.op !== 'Div' || scalarBeside(rewriting, sixth, product.outputs[0] ?? '') !== 6) return null
  return withScalars(rewriting, input, [sum, clip, product, sixth])
}

function withScalars(rewriting: Rewriting, input: string, swish: readonly Operation[]): HardSwish {
  const operations = [...swish]
  let [factor, summand] = [1, 0]
  for (;;) {
    const last = operations.at(-1)
    const step = last ? scalarAfter(rewriting, last) : null
    if (!step) return { input, output: last?.outputs[0] ?? '', factor, summand, operations }
    operations.push(step.operation)
    factor *= step.factor
    summand = summand * step.factor + step.summand
  }
}

function clipOf(
  rewriting: Rewriting,
  input: string,
  output: string,
  [low, high]: readonly [number, number],
): Operation[] {
  const clip = { op: 'Clip', inputs: [input], outputs: [output], attributes: [] }
  if (rewriting.opset < 11) return [{ ...clip, attributes: [float('min', low), float('max', high)] }]
  const [lowName, highName] = [rewriting.newName(), rewriting.newName()]
  return [
    constant(lowName, { shape: [], values: Float32Array.of(low) }),
    constant(highName, { shape: [], values: Float32Array.of(high) }),
    { ...clip, inputs: [input, lowName, highName] },
  ]
}
