import { z } from 'zod'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readingTerms } from '../../shared/terms/reading.ts'
import { defineCommand } from './command.ts'
import type { Io, Words } from './io.ts'
import { type OcrLine, readFiles } from './ocr.ts'
import { errorLines, errorValue, printAnswer } from './output.ts'

export const ocrCommand = defineCommand({
  usage: 'ocr <file...>',
  about: {
    zh: '识别证件图片或 PDF（不经过保管库），每个文件一行 JSON（--json）',
    en: 'read pictures or PDF files outside any vault; with --json one line of JSON a file',
  },
  input: z.object({ file: z.array(z.string().min(1)).min(1) }),
  async run({ file }, io) {
    let failed = 0
    for await (const line of readFiles(file, io.clock, io.signal)) {
      if ('error' in line) failed += 1
      printLine(io, line)
    }
    return failed === 0 ? 0 : 1
  },
})

function printLine(io: Io, line: OcrLine): void {
  if ('error' in line) {
    const error = new SealdeskError(line.error.code, line.error.params)
    printAnswer(io, { file: line.file, error: errorValue(error, io) }, [line.file, ...errorLines(error, io)])
    return
  }
  const fields = Object.entries(line.fields).map(
    ([name, { value, state, confidence }]) =>
      `  ${name.padEnd(12)}${value ?? '—'}  (${io.text(stateWords[state])}, ${confidence.toFixed(2)})`,
  )
  printAnswer(io, line, [
    `${line.file}: ${io.text({ zh: readingTerms.zh.kind[line.kind], en: readingTerms.en.kind[line.kind] })}, ${line.seconds.toFixed(1)} s`,
    ...fields,
  ])
}

const stateWords: Readonly<Record<'sure' | 'doubtful' | 'absent', Words>> = {
  sure: { zh: '确定', en: 'sure' },
  doubtful: { zh: '存疑', en: 'doubtful' },
  absent: { zh: '缺', en: 'absent' },
}
