import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type StartingPart, startCode } from '../../build/startCode.ts'

const root = join(import.meta.dirname, '../..')

/** What only some people need, or all of them later: readers of pictures, readers and writers of PDF, charts, dictionaries. */
const later =
  /onnxruntime|tesseract|main\/reading\/(?:engines|kinds|page)|pdfjs-dist|pdfkit|fontkit|main\/report\/pdf|echarts|zxcvbn/

describe('before anybody has done anything', () => {
  it.each(['main', 'core', 'window', 'decoder'] as const satisfies StartingPart[])(
    'no code that reads pictures, opens or writes PDF, draws charts or weighs passphrases is loaded: %s',
    (part) => {
      const { modules } = startCode(root, part)
      expect(modules.length).toBeGreaterThan(10)
      expect(modules.filter((module) => later.test(module))).toEqual([])
    },
  )
})
