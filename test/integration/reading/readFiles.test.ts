import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OcrLine, readFiles } from '../../../main/cli/ocr.ts'
import { pngHeader } from '../../unit/reading/pictureFiles.ts'
import { drawCardBack, drawCardFront, turned } from './specimen.ts'
import { lockedPdf, picturePdf } from './specimenPdf.ts'

let folder = ''
const lines: OcrLine[] = []
const front = drawCardFront()
const back = drawCardBack()

const files = {
  'front.jpg': front.toBuffer('image/jpeg', 90),
  'empty.jpg': Buffer.alloc(0),
  'turned-90.png': turned(front, 90).toBuffer('image/png'),
  'cut.jpg': front.toBuffer('image/jpeg', 90).subarray(0, 3000),
  'upside-down.jpg': turned(front, 180).toBuffer('image/jpeg', 90),
  'huge.png': Buffer.from(pngHeader(30_000, 30_000)),
  'crooked-270.jpg': turned(front, 276).toBuffer('image/jpeg', 90),
  'dot.png': turned(front, 0, 0.001).toBuffer('image/png'),
  'back.webp': back.toBuffer('image/webp', 95),
  'notes.txt': Buffer.from('not a picture'),
  'blank.png': turned(front, 0, 0.03).toBuffer('image/png'),
} as const

const allFiles = [...Object.keys(files), 'locked.pdf', 'scan.pdf', 'missing.jpg']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealdesk-reading-'))
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  await writeFile(join(folder, 'locked.pdf'), await lockedPdf())
  await writeFile(join(folder, 'scan.pdf'), await picturePdf(front.toBuffer('image/jpeg', 90)))
  const paths = allFiles.map((name) => join(folder, name))
  for await (const line of readFiles({ files: paths, kind: null, clock: () => new Date() })) lines.push(line)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function lineOf(name: string): OcrLine | undefined {
  return lines.find(({ file }) => file === join(folder, name))
}

function valuesOf(name: string) {
  const line = lineOf(name)
  if (!line || 'error' in line) return line
  return Object.fromEntries(Object.entries(line.fields).map(([field, { value }]) => [field, value]))
}

const frontValues = {
  name: '林样本',
  sex: '女',
  ethnicity: '汉',
  birth: '1949-12-31',
  address: '北京市朝阳区样本路88号幸福小区6号楼2单元701室',
  id_number: '11010519491231002X',
}

describe('reading files through the real decoder and reader', () => {
  it('gives a line for each file, in their order', () => {
    expect(lines.map(({ file }) => file)).toEqual(allFiles.map((name) => join(folder, name)))
  })

  it.each(['front.jpg', 'turned-90.png', 'upside-down.jpg', 'crooked-270.jpg', 'scan.pdf'])(
    'reads the front of a card in %s, and is sure of what two places confirm',
    (name) => {
      expect(valuesOf(name)).toEqual(frontValues)
      const sure = { state: 'sure' }
      expect(lineOf(name)).toMatchObject({
        kind: 'id-card-front',
        fields: { id_number: sure, birth: sure, sex: sure },
      })
    },
  )

  it('reads the back of a card', () => {
    expect(valuesOf('back.webp')).toEqual({
      authority: '样本市公安局样本分局',
      valid_from: '2018-03-09',
      valid_to: '2038-03-09',
    })
  })

  it('puts the box around the value, on the upright page', () => {
    for (const name of ['front.jpg', 'turned-90.png', 'upside-down.jpg']) {
      const line = lineOf(name)
      const box = line && 'fields' in line ? line.fields.id_number?.box : null
      // Drawn from 350 to 880 of 1000 and around 556 of 630.
      expect(box).toEqual([0.35, 0.88, 0.86, 0.92].map((side) => expect.closeTo(side, 1)))
    }
  })

  it.each([
    ['empty.jpg', 'document/empty'],
    ['cut.jpg', 'document/cut-short'],
    ['dot.png', 'document/too-small'],
    ['huge.png', 'document/too-large'],
    ['notes.txt', 'document/not-supported'],
    ['locked.pdf', 'document/needs-password'],
    ['missing.jpg', 'file/not-found'],
  ])('says what is wrong with %s and goes on', (name, code) => {
    expect(lineOf(name)).toMatchObject({ error: { code } })
  })

  it('finds no card and no field where nothing can be read', () => {
    expect(lineOf('blank.png')).toMatchObject({ kind: 'other', fields: {} })
  })
})
