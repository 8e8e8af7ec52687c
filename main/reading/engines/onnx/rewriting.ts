import { constantOf, type Graph, type Operation, type Tensor } from './model.ts'

/** A graph while it is rewritten: operations keep their order, each may be replaced by none or by several. */
export interface Rewriting {
  readonly opset: number
  /** Operations as they are now. */
  of(op: string): readonly Operation[]
  producer(name: string): Operation | undefined
  /** Who needs a value; the network's own output counts as one of which nothing is known. */
  consumers(name: string): readonly (Operation | null)[]
  replace(operation: Operation, by: readonly Operation[]): void
  /** A name that no value has. */
  newName(): string
  /** All operations, without constants that nobody needs any more. */
  result(): readonly Operation[]
}

export function rewritingOf({ operations, outputs, opset }: Graph): Rewriting {
  const slots: Operation[][] = operations.map((operation) => [operation])
  const places = new Map(operations.map((operation, at) => [operation, at]))
  let names = 0
  const all = () => slots.flat()
  const consumers = (name: string) => [
    ...all().filter(({ inputs }) => inputs.includes(name)),
    ...(outputs.includes(name) ? [null] : []),
  ]
  return {
    opset,
    consumers,
    of: (op) => all().filter((operation) => operation.op === op),
    producer: (name) => all().find((operation) => operation.outputs.includes(name)),
    replace(operation, by) {
      const at = places.get(operation)
      if (at === undefined) throw new TypeError('not an operation of this graph')
      slots[at] = (slots[at] ?? []).flatMap((one) => (one === operation ? by : [one]))
      for (const one of by) places.set(one, at)
    },
    newName: () => `fused.${names++}`,
    result() {
      const needed = new Set([...outputs, ...all().flatMap(({ inputs }) => inputs)])
      return all().filter(({ op, outputs: [name = ''] }) => op !== 'Constant' || needed.has(name))
    },
  }
}

/** The one operation that needs a value; `null` if there are several, or the network gives it. */
export function onlyConsumer(rewriting: Rewriting, value: string): Operation | null {
  const [consumer = null, ...others] = rewriting.consumers(value)
  return others.length === 0 ? consumer : null
}

/** The numbers of a value that does not depend on the network's input. */
export function tensorOf(rewriting: Rewriting, name: string | undefined): Tensor | null {
  const producer = name === undefined ? undefined : rewriting.producer(name)
  return producer ? constantOf(producer) : null
}

/** The single number that is the other input of an operation with two. */
export function scalarBeside(rewriting: Rewriting, { inputs }: Operation, value: string): number | null {
  const [other, ...more] = inputs.filter((input) => input !== value)
  if (other === undefined || more.length > 0 || inputs.length !== 2) return null
  const tensor = tensorOf(rewriting, other)
  return tensor?.values.length === 1 ? (tensor.values[0] ?? null) : null
}

/** A single number that a value is multiplied with, or that is added to it. */
export interface ScalarStep {
  readonly operation: Operation
  readonly factor: number
  readonly summand: number
}

/** The product or sum with a single number that alone needs what an operation gives. */
export function scalarAfter(rewriting: Rewriting, { outputs: [value = ''] }: Operation): ScalarStep | null {
  const operation = onlyConsumer(rewriting, value)
  const number = operation && scalarBeside(rewriting, operation, value)
  if (!operation || number === null) return null
  if (operation.op === 'Mul') return { operation, factor: number, summand: 0 }
  return operation.op === 'Add' ? { operation, factor: 1, summand: number } : null
}
