import {
  bytesIn,
  decodeFields,
  encodeFields,
  numberField,
  numbersIn,
  textField,
  textIn,
  textsIn,
  type WireField,
} from './protobuf.ts'

// Numbers of fields and types. Source: onnx.proto3 of ONNX 1.16.
const inModel = { graph: 7, opsets: 8 } as const
const inOpset = { domain: 1, version: 2 } as const
const inGraph = { node: 1, output: 12 } as const
const inValue = { name: 1 } as const
const inNode = { input: 1, output: 2, name: 3, op: 4, attribute: 5 } as const
const inAttribute = { name: 1, float: 2, integer: 3, tensor: 5, integers: 8, type: 20 } as const
const inTensor = { dimensions: 1, type: 2, raw: 9 } as const
const attributeTypes = { float: 1, integer: 2, tensor: 4, integers: 7 } as const
const floatType = 1

/** An operation of a graph: what it does to which values, by their names. */
export interface Operation {
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** As they stand in the model. */
  readonly attributes: readonly WireField[]
}

/** 32-bit numbers in a shape. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly values: Float32Array
}

/** A neural network as a list of operations, each after those that it needs. */
export interface Graph {
  readonly operations: readonly Operation[]
  /** Names of the values that the network gives. */
  readonly outputs: readonly string[]
  /** Version of ONNX's own set of operations. */
  readonly opset: number
}

/** The graph of an ONNX model. @throws RangeError for what is none */
export function readGraph(model: Uint8Array): Graph {
  const fields = decodeFields(model)
  const graph = decodeFields(bytesIn(fields, inModel.graph)[0] ?? new Uint8Array())
  const opsets = bytesIn(fields, inModel.opsets).map((bytes) => decodeFields(bytes))
  const own = opsets.find((opset) => textIn(opset, inOpset.domain) === '') ?? []
  return {
    operations: bytesIn(graph, inGraph.node).map(readOperation),
    outputs: bytesIn(graph, inGraph.output).map((bytes) => textIn(decodeFields(bytes), inValue.name)),
    opset: numbersIn(own, inOpset.version)[0] ?? 0,
  }
}

/** The same model with other operations. */
export function withOperations(model: Uint8Array, operations: readonly Operation[]): Uint8Array {
  return encodeFields(
    decodeFields(model).map((field) =>
      field.number === inModel.graph && field.wire === 'bytes'
        ? { ...field, value: graphWith(field.value, operations) }
        : field,
    ),
  )
}

function graphWith(graph: Uint8Array, operations: readonly Operation[]): Uint8Array {
  const others = decodeFields(graph).filter(({ number }) => number !== inGraph.node)
  const nodes = operations.map(
    (operation): WireField => ({
      number: inGraph.node,
      wire: 'bytes',
      value: encodeFields(fieldsOf(operation)),
    }),
  )
  return encodeFields([...nodes, ...others])
}

function readOperation(bytes: Uint8Array): Operation {
  const fields = decodeFields(bytes)
  return {
    op: textIn(fields, inNode.op),
    inputs: textsIn(fields, inNode.input),
    outputs: textsIn(fields, inNode.output),
    attributes: fields.filter(({ number }) => number === inNode.attribute),
  }
}

function fieldsOf({ op, inputs, outputs, attributes }: Operation): WireField[] {
  return [
    ...inputs.map((name) => textField(inNode.input, name)),
    ...outputs.map((name) => textField(inNode.output, name)),
    textField(inNode.op, op),
    ...attributes,
  ]
}

/** The numbers of a constant; `null` for any other operation and for constants of other types. */
export function constantOf({ op, attributes }: Operation): Tensor | null {
  const [tensor] = op === 'Constant' ? attributesOf(attributes, 'value').flatMap(tensorIn) : []
  if (!tensor || numbersIn(tensor, inTensor.type)[0] !== floatType) return null
  const [raw] = bytesIn(tensor, inTensor.raw)
  if (!raw) return null
  // A copy begins where numbers may begin; slicing Node's buffers makes none.
  const values = new Float32Array(new Uint8Array(raw).buffer)
  return { shape: numbersIn(tensor, inTensor.dimensions), values }
}

function tensorIn(attribute: readonly WireField[]): WireField[][] {
  return bytesIn(attribute, inAttribute.tensor).map((bytes) => decodeFields(bytes))
}

/** Whole numbers of an attribute; none if the operation does not have it. */
export function integersOf({ attributes }: Operation, name: string): number[] {
  return attributesOf(attributes, name).flatMap((attribute) => numbersIn(attribute, inAttribute.integers))
}

/** A number of an attribute; `null` if the operation does not have it. */
export function floatOf({ attributes }: Operation, name: string): number | null {
  const [attribute] = attributesOf(attributes, name)
  const field = attribute?.find(({ number }) => number === inAttribute.float)
  if (field?.wire !== 'fixed') return null
  return new DataView(field.value.buffer, field.value.byteOffset).getFloat32(0, true)
}

function attributesOf(attributes: readonly WireField[], name: string): WireField[][] {
  return attributes
    .flatMap((field) => (field.wire === 'bytes' ? [decodeFields(field.value)] : []))
    .filter((attribute) => textIn(attribute, inAttribute.name) === name)
}

export function constant(name: string, { shape, values }: Tensor): Operation {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  const tensor = encodeFields([
    ...shape.map((length) => numberField(inTensor.dimensions, length)),
    numberField(inTensor.type, floatType),
    { number: inTensor.raw, wire: 'bytes', value: raw },
  ])
  const value: WireField = { number: inAttribute.tensor, wire: 'bytes', value: tensor }
  const attributes = [attribute('value', attributeTypes.tensor, [value])]
  return { op: 'Constant', inputs: [], outputs: [name], attributes }
}

export function integer(name: string, value: number): WireField {
  return attribute(name, attributeTypes.integer, [numberField(inAttribute.integer, value)])
}

export function integers(name: string, values: readonly number[]): WireField {
  const fields = values.map((value) => numberField(inAttribute.integers, value))
  return attribute(name, attributeTypes.integers, fields)
}

export function float(name: string, value: number): WireField {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return attribute(name, attributeTypes.float, [{ number: inAttribute.float, wire: 'fixed', value: bytes }])
}

function attribute(name: string, type: number, value: readonly WireField[]): WireField {
  return {
    number: inNode.attribute,
    wire: 'bytes',
    value: encodeFields([textField(inAttribute.name, name), ...value, numberField(inAttribute.type, type)]),
  }
}
