import { z } from 'zod'
import { DocumentKind } from '../../shared/domain/kind.ts'
import type { ReadField } from '../../shared/domain/reading.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readingTerms } from '../../shared/terms/reading.ts'
import { defineCommand } from './command.ts'
import type { Io, Words } from './io.ts'
import { type OcrLine, readFiles } from './ocr.ts'
import { errorLines, errorValue, printAnswer, printNote } from './output.ts'

export const ocrCommand = defineCommand({
  usage: 'ocr <file...>',
  about: {
    zh: '识别图片或 PDF（不经过保管库），按给出的顺序，每个文件一行 JSON（--json）。退出码：0 全部读出，1 有文件无法读取，2 用法不正确，130 被中断',
    en: 'read pictures or PDF files outside any vault, in the order given; with --json one line of JSON a file. Exit codes: 0 all were read, 1 a file could not be read, 2 used wrongly, 130 interrupted',
  },
  options: {
    '--kind <kind>': {
      zh: `指定资料类型，不再自动判断：${DocumentKind.options.join('、')}`,
      en: `take the files as documents of this kind: ${DocumentKind.options.join(', ')}`,
    },
  },
  input: z.object({ file: z.array(z.string().min(1)).min(1), kind: z.string().optional() }),
  async run({ file: files, kind }, io) {
    const request = { files, kind: kindNamed(kind, io), clock: io.clock, signal: io.signal }
    const progress = (file: string, page: number, pages: number) => {
      if (pages > 1) printNote(io, `${file}: ${page} / ${pages}`)
    }
    let failed = 0
    for await (const line of readFiles({ ...request, progress })) {
      if ('error' in line) failed += 1
      printLine(io, line)
    }
    return failed === 0 ? 0 : 1
  },
})

/** @throws SealdeskError `cli/usage`, which lists the kinds there are */
function kindNamed(name: string | undefined, io: Io): DocumentKind | null {
  if (name === undefined) return null
  const { data: kind } = DocumentKind.safeParse(name)
  if (kind) return kind
  const all = DocumentKind.options
  const detail = io.text({
    zh: `--kind 没有“${name}”这种资料类型，可用的有：${all.join('、')}`,
    en: `--kind: there is no kind “${name}”; there are ${all.join(', ')}`,
  })
  throw new SealdeskError('cli/usage', { detail })
}

function printLine(io: Io, line: OcrLine): void {
  if ('error' in line) {
    const error = new SealdeskError(line.error.code, line.error.params)
    printAnswer(io, { ...line, error: errorValue(error, io) }, [line.file, ...errorLines(error, io)])
    return
  }
  const { file, kind, kindConfidence, pageCount, fields, seconds } = line
  const terms = readingTerms[io.language]
  const pages = pageCount > 1 ? [io.text({ zh: `共 ${pageCount} 页`, en: `${pageCount} pages` })] : []
  const head = [`${terms.kind[kind]} (${kindConfidence.toFixed(2)})`, ...pages, `${seconds.toFixed(1)} s`]
  printAnswer(io, line, [
    `${file}: ${head.join(', ')}`,
    ...Object.entries(fields).map(([name, field]) => `  ${name.padEnd(18)}${fieldText(io, field)}`),
  ])
}

function fieldText(io: Io, { value, state, confidence, reasons, candidates = [] }: ReadField): string {
  const words = reasons.map((reason) => readingTerms[io.language].fieldReason[reason])
  const others = candidates.length > 0 ? `  → ${candidates.join(' / ')}` : ''
  return `${value ?? '—'}  (${[io.text(stateWords[state]), confidence.toFixed(2), ...words].join(', ')})${others}`
}

const stateWords: Readonly<Record<ReadField['state'], Words>> = {
  sure: { zh: '确定', en: 'sure' },
  doubtful: { zh: '存疑', en: 'doubtful' },
  absent: { zh: '缺', en: 'absent' },
}
