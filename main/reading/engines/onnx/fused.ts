import { foldScalars } from './convolution.ts'
import { shortenHardSwish } from './hardSwish.ts'
import { constant, type Operation, readGraph, withOperations } from './model.ts'
import { onlyConsumer, type Rewriting, rewritingOf } from './rewriting.ts'

/**
 * The same network in fewer steps. The PP-OCR models come with each hard swish written out in four operations, and with
 * single factors and summands between convolutions; ONNX Runtime does not put these together, and they take two thirds
 * of its time (measured). None of the rewritings changes what is computed:
 *
 * 1. a factor and a summand after a convolution go into its weights;
 * 2. a hard swish becomes one step and a product (`hardSwish.ts`);
 * 3. `x + x · s`, with one number `s` for each channel, becomes `x · (1 + s)`.
 *
 * @param model an ONNX model; of another kind of network nothing may be left to rewrite
 */
export function fused(model: Uint8Array): Uint8Array {
  const rewriting = rewritingOf(readGraph(model))
  for (const convolution of rewriting.of('Conv')) foldScalars(rewriting, convolution)
  for (const clip of rewriting.of('Clip')) shortenHardSwish(rewriting, clip)
  for (const sum of rewriting.of('Add')) shortenExcitation(rewriting, sum)
  return withOperations(model, rewriting.result())
}

/** Squeeze and excitation with a bypass: the numbers `s` are few, so 1 is added to them and not the value to itself. */
function shortenExcitation(rewriting: Rewriting, sum: Operation): void {
  const product = sum.inputs
    .map((name) => rewriting.producer(name))
    .find((producer) => producer?.op === 'Mul')
  const value = product?.inputs.find((name) => sum.inputs.includes(name))
  const scale = product?.inputs.find((name) => name !== value)
  if (!product || value === undefined || scale === undefined) return
  if (rewriting.producer(scale)?.op !== 'HardSigmoid') return
  if (onlyConsumer(rewriting, product.outputs[0] ?? '') !== sum) return
  const [one, more] = [rewriting.newName(), rewriting.newName()]
  rewriting.replace(product, [])
  rewriting.replace(sum, [
    constant(one, { shape: [1], values: Float32Array.of(1) }),
    { op: 'Add', inputs: [scale, one], outputs: [more], attributes: [] },
    { op: 'Mul', inputs: [value, more], outputs: sum.outputs, attributes: [] },
  ])
}
