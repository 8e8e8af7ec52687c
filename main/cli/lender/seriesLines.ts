import type { CaseNo } from '../../../shared/domain/ids.ts'
import { countWords } from '../countWords.ts'
import type { Io, Words } from '../io.ts'
import { type GivenResult, isGiven, type SeriesResult } from './givenResult.ts'
import { contentLines, type Surroundings, samplingLines, signersLine } from './packageLines.ts'
import type { Series, SeriesState } from './resultSeries.ts'

const states: Readonly<Record<SeriesState, Words>> = {
  complete: { zh: '已全部交付', en: 'all delivered' },
  partial: { zh: '已交付一部分', en: 'delivered in part' },
  incomplete: { zh: '结果包不全', en: 'a result is missing' },
  contradictory: { zh: '前后矛盾', en: 'contradictory' },
}

/** The results of one batch, each on a line, with what was found in it where all of them are in order. */
export function seriesLines(
  io: Io,
  series: Series,
  { isInOrder, ...surroundings }: Surroundings & { readonly isInOrder: boolean },
): string[] {
  const { batchId, state, results, missing, twice } = series
  const given = results.filter(isGiven)
  const [first] = given
  const { orderId, title } = first?.content.result.order ?? {}
  const content = (result: SeriesResult) =>
    isInOrder && isGiven(result)
      ? [...signedBy(io, result, surroundings), ...contentLines(io, result, surroundings)]
      : []
  const numbered = [
    ...results.map((result) => ({
      index: result.index,
      lines: [seriesLine(io, result), ...content(result).map((line) => `    ${line}`)],
    })),
    ...missing.map((index) => ({ index, lines: [missingLine(io, index)] })),
  ].sort((one, other) => one.index - other.index)
  return [
    io.text({
      zh: `批次 ${batchId}（委托单 ${orderId}，${title}；外包机构 ${first?.content.result.vendor}）：${states[state].zh}`,
      en: `Batch ${batchId} (order ${orderId}, ${title}; by ${first?.content.result.vendor}): ${states[state].en}`,
    }),
    ...numbered.flatMap(({ lines }) => lines),
    ...twice.map(({ file, same }) =>
      io.text({
        zh: `  ${file} 与 ${same} 是同一个结果包，只计一次`,
        en: `  ${file} is the same package as ${same}, and counts once`,
      }),
    ),
    ...(first && isInOrder ? samplingLines(io, first, surroundings).map((line) => `  ${line}`) : []),
    ...(state === 'contradictory' ? [] : outstandingLines(io, series).map((line) => `  ${line}`)),
  ]
}

function signedBy(io: Io, { file }: GivenResult, { checked }: Surroundings): string[] {
  return checked.flatMap((one) =>
    one.kind === 'result' && one.file === file ? [signersLine(io, one.verified)] : [],
  )
}

/** What one result by itself leaves open. */
export function onlyOneLines(io: Io, series: Series): string[] {
  const before = series.missing.join(', ')
  return [
    ...outstandingLines(io, series),
    ...(series.state === 'incomplete'
      ? [
          io.text({
            zh: `注意：该批次第 ${before} 个结果包没有用这套密钥核验过；与它们一起给出，才能看出是否齐全。`,
            en: `Note: of this batch result ${before} was never verified with these keys; only all of them together show whether anything is missing.`,
          }),
        ]
      : []),
  ]
}

function seriesLine(io: Io, result: SeriesResult): string {
  const { index, exportedAt } = result
  const cases = Object.keys(result.cases).length
  const at = `${exportedAt.slice(0, 16).replace('T', ' ')} UTC`
  const where = isGiven(result)
    ? result.file
    : io.text({ zh: '此前核验过，本次未给出', en: 'verified before, not given now' })
  return io.text({
    zh: `  第 ${index} 个  ${at}  ${cases} 个案件  ${where}`,
    en: `  ${index}.  ${at}  ${countWords(cases, 'case')}  ${where}`,
  })
}

function missingLine(io: Io, index: number): string {
  return io.text({ zh: `  第 ${index} 个  缺少`, en: `  ${index}.  missing` })
}

/** More cases than this nobody reads in a terminal; `--json` and the merged workbook have them all. */
const mostNamed = 20

function outstandingLines(io: Io, { results, state, of, outstanding, waiting }: Series): string[] {
  // Where one is missing only the newest can say how far it has come.
  const by =
    state === 'incomplete'
      ? { zh: `据第 ${results.at(-1)?.index} 个结果包，`, en: `By result ${results.at(-1)?.index}: ` }
      : { zh: '', en: '' }
  if (outstanding === 0)
    return [
      io.text({
        zh: `${by.zh}批次的 ${of} 个案件均已交付`,
        en: `${by.en}all ${of} of the batch's cases were delivered`,
      }),
    ]
  const which = waiting === null ? '' : `${io.text({ zh: '：', en: ': ' })}${named(waiting)}`
  return [
    io.text({
      zh: `${by.zh}批次的 ${of} 个案件中还有 ${outstanding} 个尚未交付${which}`,
      en: `${by.en}${outstanding} of the batch's ${countWords(of, 'case')} to come${which}`,
    }),
  ]
}

function named(caseNos: readonly CaseNo[]): string {
  return caseNos.slice(0, mostNamed).join(', ') + (caseNos.length > mostNamed ? ' …' : '')
}
