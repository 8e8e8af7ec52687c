import { type Judged, scoreOf } from './judge.ts'

/** One line for each field that was read wrong, or was said to be sure and is not. */
export function errorLines({ file, kind, readAs, fields }: Judged): string[] {
  const lines = fields
    .filter((field) => !field.right)
    .map(
      ({ field, printed, read, sure, reasons }) =>
        `${sure ? 'SURE ' : ''}${file} ${field}: ${printed ?? '—'} read ${read ?? '—'} (${reasons.join(' ')})`,
    )
  return readAs === kind ? lines : [`${file}: read as ${readAs}`, ...lines]
}

/** Right, sure and wrong among sure, by kind and level. */
export function levelTable(judged: readonly Judged[]): string {
  const rows = [...grouped(judged, ({ kind, level }) => `${kind} | ${level}`)].map(([name, papers]) => {
    const { fields, right, sure, wrongAmongSure, seconds } = scoreOf(papers)
    return `| ${name} | ${papers.length} | ${fields} | ${percent(right)} | ${percent(sure)} | ${wrongAmongSure} | ${seconds.toFixed(2)} |`
  })
  return [
    '| kind | level | papers | fields | right | sure | wrong among sure | s |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.sort(),
  ].join('\n')
}

/** The same by field, all levels side by side. */
export function fieldTable(judged: readonly Judged[]): string {
  const single = judged.flatMap((paper) =>
    paper.fields.map((field) => ({ ...paper, fields: [field], name: `${paper.kind} | ${field.field}` })),
  )
  const levels = [...new Set(judged.map(({ level }) => level))]
  const rows = [...grouped(single, ({ name }) => name)].map(([name, fields]) => {
    const cells = levels.map((level) => {
      const { right, sure, wrongAmongSure } = scoreOf(fields.filter((field) => field.level === level))
      return `${percent(right)} / ${percent(sure)} / ${wrongAmongSure}`
    })
    return `| ${name} | ${cells.join(' | ')} |`
  })
  return [
    `| kind | field (right / sure / wrong among sure) | ${levels.join(' | ')} |`,
    `|---|---|${levels.map(() => '---|').join('')}`,
    ...rows.sort(),
  ].join('\n')
}

/** What papers of each kind were taken for. */
export function confusionTable(judged: readonly Judged[]): string {
  const rows = [...grouped(judged, ({ kind, level }) => `${kind} | ${level}`)].map(([name, papers]) => {
    const readAs = [...grouped(papers, (paper) => paper.readAs)].map(
      ([kind, { length }]) => `${kind} ${length}`,
    )
    return `| ${name} | ${readAs.join(', ')} |`
  })
  return ['| kind | level | read as |', '|---|---|---|', ...rows.sort()].join('\n')
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  return Map.groupBy(items, key)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
